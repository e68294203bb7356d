"""The narrow waist: all parts of the house, opened once by a door and used by name."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from prompts.library import load_library
from service.catalogue import Catalogue, ModelProfile, Task, load_catalogue
from service.checks.suite import all_checks
from service.depot import Depot
from service.drafting import Drafter
from service.engines.engine import Decoding, Engine
from service.engines.shelf import Shelf
from service.errors import PairError, StoreError
from service.glossary import NO_GLOSSARY, Glossary
from service.languages import Language, language
from service.leaderboard import Leaderboard, with_measured
from service.memory import Memory, NullMemory, TranslationMemory
from service.refusals import refused
from service.selection import Choice, choose, translates
from service.settings import Settings
from service.summaries.abstractive import Abstractive
from service.summaries.extractive import METHOD, Extractive
from service.summaries.proving import proving
from service.summaries.summarizer import Summarizer
from service.translation import Translator

Converting = Callable[[str, float], None]
"""Called with what begins now, and how much of the whole is done, from 0 to 1."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Desk:
    """What every door works with. Nothing is opened or loaded before it is first used."""

    settings: Settings
    catalogue: Catalogue
    depot: Depot
    shelf: Shelf
    glossary: Glossary = NO_GLOSSARY

    @property
    def source(self) -> Language:
        """What stories are written in."""
        return language("ar")

    @property
    def memory_path(self) -> Path:
        """Where the translation memory is."""
        return self.settings.data_dir / "memory.sqlite"

    @cached_property
    def memory(self) -> Memory:
        """The translation memory; one that remembers nothing where it is switched off or does not open."""
        if not self.settings.memory:
            return NullMemory()
        try:
            return TranslationMemory(self.memory_path)
        except StoreError as error:
            _LOG.warning("%s; going on without the translation memory", error)
            return NullMemory()

    def model_for(self, target: Language) -> Choice:
        """The model of the settings, or the best one for the pair; raises ModelError."""
        if self.settings.model == "auto":
            return choose(
                self.catalogue, self.depot, self.source, target, commercial_only=self.settings.commercial_only
            )
        profile = self.translating(self.settings.model, target)
        return Choice(profile, f"{profile.name}: as asked for")

    def translating(self, name: str, target: Language) -> ModelProfile:
        """The model of that name, which translates into the target and is here; raises ModelError."""
        profile = self.catalogue.find(name)
        if self.settings.commercial_only and not profile.commercial:
            raise _not_commercial(profile)
        if not translates(profile, self.source, target):
            # What would serve is worth more than the refusal alone.
            other = choose(
                self.catalogue, self.depot, self.source, target, commercial_only=self.settings.commercial_only
            )
            names = {"model": profile.name, "other": other.profile.name}
            raise refused(PairError, "model.other_pair", **names, source=self.source, target=target)
        self.depot.require(profile)
        return profile

    def decoding_for(self, profile: ModelProfile, beam_size: int | None = None) -> Decoding:
        """As asked for, else the settings' search, else the model's own."""
        return Decoding(
            beam_size=beam_size or self.settings.beam_size or profile.beam_size,
            batch_tokens=self.settings.batch_tokens,
        )

    @contextmanager
    def translator(
        self,
        profile: ModelProfile,
        *,
        engine: str | None = None,
        beam_size: int | None = None,
        through: Callable[[Engine], Engine] | None = None,
    ) -> Iterator[Translator]:
        """A translator on a model that is loaded for as long as it is lent; None: what the settings say.

        `through` puts something between the translator and the engine, such as one that counts.
        """
        device = self.settings.device
        with self.shelf.borrow(profile, engine=engine or self.settings.engine, device=device) as lent:
            revision, decoding = self.depot.revision(profile) or "", self.decoding_for(profile, beam_size)
            used = through(lent) if through else lent
            drafter = Drafter(used, revision, decoding, all_checks(), self.memory, glossary=self.glossary)
            yield Translator(drafter, self.source)

    def summarizing(self, name: str) -> ModelProfile:
        """The model of that name, which summarises and is here; raises ModelError."""
        profile = self.catalogue.find(name)
        if Task.SUMMARIZE not in profile.tasks:
            able = [each.name for each in self.catalogue.profiles if Task.SUMMARIZE in each.tasks]
            raise PairError(f"model {name} does not summarise", f"use {', '.join([METHOD, *able])}")
        if self.settings.commercial_only and not profile.commercial:
            raise _not_commercial(profile)
        self.depot.require(profile)
        return profile

    @contextmanager
    def summarizer(self, method: str = METHOD) -> Iterator[Summarizer]:
        """By the story's own sentences, or with a model that is loaded for as long as it is lent."""
        if method == METHOD:
            yield Summarizer(Extractive(), self.source, self._translator_into)
            return
        profile = self.summarizing(method)
        with self.shelf.borrow(profile, engine=self.settings.engine, device=self.settings.device) as lent:
            written = Abstractive(
                lent, self.decoding_for(profile), load_library(), proving=proving, otherwise=Extractive()
            )
            yield Summarizer(written, self.source, self._translator_into)

    def _translator_into(self, target: Language) -> AbstractContextManager[Translator]:
        return self.translator(self.model_for(target).profile)

    def close(self) -> None:
        """Gives models and files back."""
        self.shelf.close()
        if "memory" in self.__dict__:  # closing must not be what opens it
            self.memory.close()


def _not_commercial(profile: ModelProfile) -> PairError:
    return PairError(
        f"model {profile.name} is licensed {profile.licence}, which does not allow commercial use",
        "choose another model or leave out --commercial-only",
    )


def open_desk(settings: Settings, converting: Converting | None = None) -> Desk:
    """A desk on these settings; `converting` hears of a model that is made ready for its engine."""
    catalogue = load_catalogue()
    if settings.leaderboard is not None:
        catalogue = with_measured(catalogue, Leaderboard.read(settings.leaderboard))
    glossary = Glossary.read(settings.glossary) if settings.glossary else NO_GLOSSARY
    depot = Depot(settings.models_dir, catalogue)
    return Desk(settings, catalogue, depot, Shelf(depot, settings, progress=converting), glossary)
