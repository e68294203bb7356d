"""Whether a model on this machine is whole and still does what it should."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.catalogue import ModelProfile, Task
from service.desk import Desk
from service.draft import Draft
from service.errors import BrokenModelError
from service.languages import Language, language
from service.refusals import refused

KNOWN_SENTENCE = "أعلنت وزارة الخارجية، الأربعاء، أن الوزير سيزور القاهرة."


@dataclass(frozen=True, slots=True)
class FilesIntact:
    """The files of a pulled model are as they came."""

    count: int


@dataclass(frozen=True, slots=True)
class Translates:
    """What a model makes of the known sentence, and nothing in it is to be doubted."""

    target: Language
    text: str


def verify(desk: Desk, profile: ModelProfile) -> Iterator[FilesIntact | Translates]:
    """Each thing that holds, once it is known to hold.

    A model that only summarises is held against its checksums alone. Raises ModelError or EngineError.
    """
    desk.depot.require(profile)
    if profile.path is None:
        yield FilesIntact(desk.depot.verify_files(profile))
    if Task.TRANSLATE in profile.tasks:
        target, draft = known_translation(desk, profile)
        if not draft.target or any(finding.check != "confidence" for finding in draft.findings):
            told = {"model": profile.name, "target": draft.target, "source": KNOWN_SENTENCE}
            raise refused(BrokenModelError, "model.wrong", remedy=profile.remedy, **told)
        yield Translates(target, draft.target)


def known_translation(desk: Desk, profile: ModelProfile) -> tuple[Language, Draft]:
    """What a model itself makes of the known sentence, in English or else in its first language."""
    target = language(next(tag for tag in ("en", *profile.targets) if tag in profile.targets and tag != "ar"))
    # Without the memory: it would answer for a model that is broken.
    forgetful = replace(desk, settings=replace(desk.settings, memory=False))
    with forgetful.translator(profile) as translator:
        return target, translator.sentences([KNOWN_SENTENCE], target)[0]
