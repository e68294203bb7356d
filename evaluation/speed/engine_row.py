"""Our engines alone: sentences in, sentences out, without the product around them."""

from collections.abc import Sequence
from contextlib import ExitStack

from evaluation.speed.row import Setup, Work
from evaluation.speed.workload import Passage, sentences
from service.desk import open_desk
from service.engines.engine import Request


class EngineRow:
    """`engine` is `torch` or `ctranslate2`. The model stays loaded as long as the process lives."""

    def __init__(self, setup: Setup, engine: str) -> None:
        self._setup = setup
        shelf = open_desk(setup.settings).shelf
        self._engine = ExitStack().enter_context(shelf.borrow(setup.profile, engine=engine))

    def prepare(self, passages: Sequence[Passage]) -> Work:
        source, target = self._setup.source, self._setup.target
        requests = [Request(text, source, target) for text in sentences(passages)]
        return lambda: sum(each.tokens for each in self._engine.generate(requests, self._setup.decoding))
