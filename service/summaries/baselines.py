"""Ways to summarise that every other is held against."""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from math import log

from service.languages import Language
from service.story import Summary, SummarySentence
from service.summaries.method import Copy, Wanted
from service.text.similarity import words

DAMPING = 0.85
ROUNDS = 50


class Lead:
    """The first sentences of the body, which wire copy is written for."""

    name = "lead"

    def speaks(self, language: Language) -> bool:  # noqa: ARG002
        return True

    def summarize(self, copy: Copy, wanted: Wanted) -> Summary:
        body = _body(copy)
        return _summary(self.name, copy, wanted, body[: _most(copy, body, wanted)])


class TextRank:
    """Mihalcea and Tarau 2004: weights are shared words over the sum of the logarithms of both lengths."""

    name = "textrank"

    def speaks(self, language: Language) -> bool:  # noqa: ARG002
        return True

    def summarize(self, copy: Copy, wanted: Wanted) -> Summary:
        body = _body(copy)
        ranks = _pagerank([frozenset(words(copy.texts[index])) for index in body])
        best = [body[row] for row in sorted(range(len(body)), key=lambda row: (-ranks[row], row))]
        return _summary(self.name, copy, wanted, sorted(best[: _most(copy, best, wanted)]))


BASELINES: Mapping[str, Callable[[], Lead | TextRank]] = {"lead": Lead, "textrank": TextRank}


def _body(copy: Copy) -> list[int]:
    inked = [index for index, text in enumerate(copy.texts) if text]
    return [index for index in inked if not copy.is_headline(index)] or inked


def _most(copy: Copy, indices: Sequence[int], wanted: Wanted) -> int:
    """By sentences where these are limited; else as many as have room, and one at the least."""
    if wanted.budget.sentences is not None:
        return wanted.budget.sentences
    lengths = accumulate(len(copy.texts[index].split()) for index in indices)
    return max(1, sum(length <= (wanted.budget.words or length) for length in lengths))


def _summary(name: str, copy: Copy, wanted: Wanted, indices: Sequence[int]) -> Summary:
    return Summary(
        story=copy.story,
        language=copy.language.tag,
        style=wanted.style,
        method=name,
        source_sentences=copy.sentences,
        sentences=tuple(SummarySentence(copy.texts[index], (index,)) for index in indices),
    )


def _pagerank(sentences: Sequence[frozenset[str]]) -> list[float]:
    weights = [[_weight(a, b) if a is not b else 0.0 for b in sentences] for a in sentences]
    degrees = [sum(row) for row in weights]
    ranks = [1.0] * len(sentences)
    for _ in range(ROUNDS):
        ranks = [
            (1 - DAMPING) + DAMPING * sum(w * ranks[j] / degrees[j] for j, w in enumerate(row) if w)
            for row in weights
        ]
    return ranks


def _weight(one: frozenset[str], other: frozenset[str]) -> float:
    size = log(len(one) or 1) + log(len(other) or 1)
    return len(one & other) / size if size else 0.0
