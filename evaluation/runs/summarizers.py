"""Systems that need no model: a story's own sentences, for `--pairs ar`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.runs.system import Progress
from service.errors import InputError
from service.languages import language
from service.story import Style
from service.summaries.baselines import BASELINES
from service.summaries.extractive import METHOD, Extractive
from service.summaries.method import Copy, Method, Wanted
from service.summaries.styles import budget
from service.text.segments import read_story

_METHODS: Mapping[str, Callable[[], Method]] = {METHOD: Extractive, **BASELINES}


@dataclass(frozen=True, slots=True)
class Summarizer:
    """«lexrank» is the product's own; «lead» takes the first sentences, which wire copy is written for."""

    name: str
    method: Method
    wanted: Wanted

    @classmethod
    def named(cls, name: str) -> "Summarizer | None":
        """«lexrank», or with a number of sentences or a style, «lead-1», «lexrank-points»; None otherwise."""
        found = re.fullmatch(rf"({'|'.join(_METHODS)})(?:-(?:([1-9][0-9]?)|({'|'.join(Style)})))?", name)
        if not found:
            return None
        style, sentences = Style(found[3] or Style.BRIEF), int(found[2]) if found[2] else None
        return cls(name, _METHODS[found[1]](), Wanted(style, budget(style, sentences)))

    def check(self, bitext: Bitext, pair: LanguagePair) -> None:  # noqa: ARG002
        if not pair.is_one_language:
            raise InputError(f"{self.name} summarises in Arabic and does not translate", "use --pairs ar")

    def translate(self, bitext: Bitext, pair: LanguagePair, progress: Progress) -> list[str]:  # noqa: ARG002
        summaries = []
        for done, source in enumerate(bitext.sources, 1):
            copy = Copy.of(read_story(source), language("ar"))
            summary = self.method.summarize(copy, self.wanted)
            summaries.append(" ".join(each.text for each in summary.sentences))
            progress(done, len(bitext.sources))
        return summaries
