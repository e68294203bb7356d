"""The whole product: paragraphs in, checked paragraphs out, with an empty memory that keeps nothing."""

from collections.abc import Sequence
from contextlib import ExitStack

from evaluation.speed.row import Setup, Work
from evaluation.speed.workload import Passage
from service.checks.suite import all_checks
from service.desk import open_desk
from service.drafting import Drafter
from service.engines.counting import CountingEngine
from service.text.segments import read_story
from service.translation import Translator


class Pipeline:
    """All checks run; `retry` says whether what fails them is decoded once more."""

    def __init__(self, setup: Setup, *, retry: bool) -> None:
        shelf = open_desk(setup.settings).shelf
        self._engine = CountingEngine(ExitStack().enter_context(shelf.borrow(setup.profile)))
        drafter = Drafter(self._engine, "", setup.decoding, all_checks(), retry=retry)
        self._translator = Translator(drafter, setup.source)
        self._target = setup.target

    def prepare(self, passages: Sequence[Passage]) -> Work:
        return lambda: self._translate([passage.text for passage in passages])

    def _translate(self, texts: list[str]) -> int:
        before = self._engine.tokens
        self._translator.translate_all([read_story(text) for text in texts], self._target)
        return self._engine.tokens - before
