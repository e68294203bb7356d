"""What is to be made of every row, settled before the first one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from service.catalogue import Task
from service.desk import Desk
from service.engines.choice import choose_engine
from service.engines.devices import resolve_device
from service.errors import InputError
from service.languages import Language
from service.selection import Choice
from service.story import Style
from service.summaries.extractive import METHOD
from service.summaries.method import Wanted
from service.summaries.styles import budget
from service.summaries.summarizer import Order

MADE = {Task.TRANSLATE: "translations", Task.SUMMARIZE: "summaries"}
"""The field that a row is given, an object by language."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A task and its targets; `method`, `wanted` and `order` are of summaries."""

    task: Task
    targets: tuple[Language, ...]
    method: str = METHOD
    wanted: Wanted = field(default_factory=lambda: Wanted(Style.BRIEF, budget(Style.BRIEF)))
    order: Order | None = None

    @property
    def made(self) -> str:
        """The field that a row is given."""
        return MADE[self.task]

    def choices(self, desk: Desk) -> dict[Language, Choice]:
        """The model for each target that needs one; raises BarqiyaError where none serves.

        A model that is pulled while the batch runs changes nothing any more.
        """
        translating = self.task is Task.TRANSLATE
        abroad = [target for target in self.targets if translating or target != desk.source]
        if self.order and not abroad:
            raise InputError(
                f"--order {self.order} needs a language to translate into", "for example --to en"
            )
        return {target: desk.model_for(target) for target in abroad}

    def load(self, desk: Desk, choices: Mapping[Language, Choice]) -> None:
        """Loads all models, which stay; raises BarqiyaError where the plan cannot be carried out."""
        for choice in choices.values():
            with desk.translator(choice.profile):
                pass
        if self.task is Task.SUMMARIZE:
            with desk.summarizer(self.method) as summarizer:
                for target in self.targets:
                    summarizer.check(target, self.order)

    def job(self, desk: Desk, choices: Mapping[Language, Choice]) -> dict[str, Any]:
        """All that the output's bytes depend on beside the input, by the words that a user knows it by."""
        settings = desk.settings
        profiles = {each.profile.name: each.profile for each in choices.values()}
        if self.task is Task.SUMMARIZE and self.method != METHOD:
            profiles[self.method] = desk.summarizing(self.method)
        engines = {
            name: choose_engine(each.family, settings.engine, settings.device)
            for name, each in profiles.items()
        }
        return {
            "task": self.task.value,
            "target languages": [target.tag for target in self.targets],
            "model": {target.tag: each.profile.name for target, each in choices.items()},
            "model revision": {name: desk.depot.revision(each) for name, each in profiles.items()},
            "engine": engines,
            "device": sorted({_kind(settings.device, engine) for engine in engines.values()}),
            "beam size": {name: desk.decoding_for(each).beam_size for name, each in profiles.items()},
            "use of the memory": settings.memory,
            **({"glossary": desk.glossary.digest} if desk.glossary.rows else {}),
        } | (self._summary() if self.task is Task.SUMMARIZE else {})

    def _summary(self) -> dict[str, Any]:
        length = self.wanted.budget
        return {
            "method": self.method,
            "style": self.wanted.style.value,
            "length": [length.sentences, length.words, length.least, length.strict],
            "order": self.order and self.order.value,
        }


def _kind(device: str, engine: str) -> str:
    """`cuda:1` is as good as `cuda`. One that was named may be another machine's: it is not looked for."""
    named = device if device != "auto" and engine != "echo" else resolve_device(device, engine)
    return named.partition(":")[0]
