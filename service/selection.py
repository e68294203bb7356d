"""`--model auto`: the model for a pair of languages, out of those on this machine."""

from dataclasses import dataclass

from service.catalogue import Catalogue, ModelProfile, Task
from service.depot import Depot
from service.errors import PairError
from service.languages import Language


@dataclass(frozen=True, slots=True)
class Choice:
    """A model, and in one sentence why it is this one."""

    profile: ModelProfile
    reason: str


def choose(
    catalogue: Catalogue, depot: Depot, source: Language, target: Language, *, commercial_only: bool
) -> Choice:
    """Raises PairError, naming a model to pull, where none on this machine serves the pair."""
    serving = [
        each
        for each in catalogue.profiles
        if Task.TRANSLATE in each.tasks
        and each.speaks(source, target)
        and (each.commercial or not commercial_only)
    ]
    here = [each for each in serving if depot.directory(each) is not None]
    if not here:
        raise PairError(f"no model on this machine translates {source.name} to {target.name}")
    return Choice(here[0], f"{here[0].name}: the first that serves")
