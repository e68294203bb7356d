"""Work that goes to another machine, and is begun there only if the same would come out as here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

import prompts
import service
from service.batch.plan import Plan
from service.batch.work import Work
from service.desk import Desk, open_desk
from service.errors import ModelError
from service.languages import Language
from service.memory import Memory
from service.selection import Choice
from service.settings import Settings

Opening = Callable[[Settings], Desk]

_TEXTS = ("*.py", "*.toml")  # what decides beside the models; those have revisions


@dataclass(frozen=True, slots=True)
class Assignment:
    """A plan with all that has to be alike on two machines; a value that can be pickled.

    `models` are their names: where they lie is each machine's own business.
    """

    settings: Settings
    plan: Plan
    models: Mapping[Language, str]
    begun: float  # when the batch began, in seconds since 1970
    job: Mapping[str, Any]
    code: str
    opening: Opening

    @classmethod
    def of(cls, work: Work, threads: int, opening: Opening = open_desk) -> Self:
        """`threads` are of each desk, `opening` opens one. Models are chosen here, once for all machines."""
        settings = replace(work.desk.settings, threads=threads, leaderboard=None)
        models = {target: choice.profile.name for target, choice in work.choices.items()}
        job = work.plan.job(work.desk, work.choices)
        return cls(settings, work.plan, models, work.begun, job, _code(), opening)

    def accept(self, memory: Memory) -> Work:
        """On the machine that does it, with all models loaded.

        Raises BarqiyaError; ModelError where the two machines differ.
        """
        if _code() != self.code:
            raise ModelError("another version of Barqiya is on this machine", "bring all to the same one")
        desk = self.opening(self.settings)
        choices = {
            target: Choice(desk.translating(name, target), name) for target, name in self.models.items()
        }
        mine = self.plan.job(desk, choices)
        for name in mine | dict(self.job):
            here, there = mine.get(name), self.job.get(name)
            if here != there:
                raise ModelError(
                    f"the {name} on this machine is {here}, not {there} as where the batch was begun",
                    "bring all machines to the same one",
                )
        work = Work(self.plan, desk, choices, memory, self.begun)
        work.load()
        return work


def _code() -> str:
    digest = sha256()
    for package in (service, prompts):
        home = Path(package.__file__ or "").parent
        for path in sorted(path for pattern in _TEXTS for path in home.rglob(pattern)):
            digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
