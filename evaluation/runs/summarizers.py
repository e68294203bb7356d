"""Systems that need no model: a story's own sentences, for `--pairs ar`."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.runs.system import Progress
from service.errors import InputError
from service.story import Kind, Role, Story
from service.summaries.extractive import METHOD, summarize
from service.text.segments import read_story, segment

_SENTENCES = 2  # where the name says no number, as in the product


@dataclass(frozen=True, slots=True)
class Summarizer:
    """«lexrank» is the product's own; «lead» takes the first sentences, which wire copy is written for."""

    name: str
    method: str
    sentences: int

    @classmethod
    def named(cls, name: str) -> "Summarizer | None":
        """«lead», «lexrank», or with a number of sentences, «lead-1»; None for any other name."""
        found = re.fullmatch(rf"({'|'.join(_METHODS)})(?:-([1-9][0-9]?))?", name)
        return cls(name, found[1], int(found[2] or _SENTENCES)) if found else None

    def check(self, bitext: Bitext, pair: LanguagePair) -> None:  # noqa: ARG002
        if not pair.is_one_language:
            raise InputError(f"{self.name} summarises in Arabic and does not translate", "use --pairs ar")

    def translate(self, bitext: Bitext, pair: LanguagePair, progress: Progress) -> list[str]:  # noqa: ARG002
        summaries = []
        for done, source in enumerate(bitext.sources, 1):
            summaries.append(" ".join(_METHODS[self.method](read_story(source), self.sentences)))
            progress(done, len(bitext.sources))
        return summaries


def _lexrank(story: Story, sentences: int) -> Iterator[str]:
    return (each.text for each in summarize(story, segment(story), sentences).sentences)


def _lead(story: Story, sentences: int) -> Iterator[str]:
    body = (each for each in segment(story) if story.paragraphs[each.paragraph].kind is not Kind.HEADLINE)
    return islice((story.source(each) for each in body if each.role is Role.SENTENCE), sentences)


_METHODS: Mapping[str, Callable[[Story, int], Iterator[str]]] = {METHOD: _lexrank, "lead": _lead}
