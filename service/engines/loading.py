"""What can go wrong while a model's files are read, in one place."""

from collections.abc import Iterator
from contextlib import contextmanager

from service.catalogue import ModelProfile
from service.errors import BrokenModelError, EngineError
from service.refusals import refused


@contextmanager
def reading(profile: ModelProfile) -> Iterator[None]:
    """Turns what a library raises within into EngineError for want of memory, else into BrokenModelError."""
    try:
        yield
    except (RuntimeError, MemoryError, OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        if not lacks_memory(error):
            raise _broken(profile, error) from error
        raise refused(EngineError, "model.no_memory", model=profile.name) from error


def lacks_memory(error: BaseException | None) -> bool:
    """torch.OutOfMemoryError, told by name so that torch need not be here; others only say so."""
    named = type(error).__name__ in {"MemoryError", "OutOfMemoryError"}
    return named or "out of memory" in str(error).lower()


def _broken(profile: ModelProfile, error: Exception) -> BrokenModelError:
    reason = str(error).partition("\n")[0] or type(error).__name__
    told = {"model": profile.name, "reason": reason}
    return refused(BrokenModelError, "model.unreadable", remedy=profile.remedy, **told)
