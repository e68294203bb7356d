"""ROUGE (Lin 2004) with words of any script: the usual tokenizer drops every Arabic letter.

F1 of the overlap with the one reference, averaged over summaries. Arabic is folded to one spelling, «إدارة»
as «اداره»; there is no stemming, which ROUGE has for English alone.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import regex

from evaluation.metrics.metric import Metric
from evaluation.metrics.share import Segment, Share, ShareMetric
from service.arabic.normalize import Level, normalize
from service.languages import Language

_SPACELESS = r"\p{Han}\p{Hira}\p{Kana}\p{Thai}\p{Lao}\p{Khmr}\p{Mymr}\p{Tibt}"
_TOKEN = regex.compile(rf"[{_SPACELESS}]\p{{M}}*|[\p{{L}}\p{{M}}\p{{N}}--[{_SPACELESS}]]+", regex.V1)
_SIGNATURE = "{}|f1|mean|nrefs:1|tok:unicode-words|arabic:folded|stem:no|version:1"


def tokens(text: str) -> list[str]:
    """Words of letters and digits in one spelling; characters where a script puts no space between words."""
    found: list[str] = _TOKEN.findall(normalize(text, Level.FOLDED).text.casefold())
    return found


def ngram_f1(hypothesis: Sequence[str], reference: Sequence[str], size: int) -> float:
    """ROUGE-N of two lists of tokens, from 0 to 1."""
    ours, theirs = (
        Counter(zip(*(each[at:] for at in range(size)), strict=False)) for each in (hypothesis, reference)
    )
    return _f1((ours & theirs).total(), ours.total(), theirs.total())


def longest_f1(hypothesis: Sequence[str], reference: Sequence[str]) -> float:
    """ROUGE-L of two lists of tokens, from 0 to 1."""
    return _f1(longest_common_subsequence(hypothesis, reference), len(hypothesis), len(reference))


def longest_common_subsequence(one: Sequence[str], other: Sequence[str]) -> int:
    """Its length, with a bit for each token of the first (Hyyrö 2004): zeros are what is matched."""
    places: dict[str, int] = {}
    for at, token in enumerate(one):
        places[token] = places.get(token, 0) | 1 << at
    everything = (1 << len(one)) - 1
    row = everything
    for token in other:
        matches = row & places.get(token, 0)
        row = ((row + matches) | (row - matches)) & everything
    return len(one) - row.bit_count()


def _f1(shared: int, ours: int, theirs: int) -> float:
    return 2 * shared / (ours + theirs) if shared else 0.0


def _metric(name: str, f1: Callable[[Sequence[str], Sequence[str]], float]) -> Callable[[Language], Metric]:
    def share(segment: Segment) -> Share:
        return f1(tokens(segment.hypothesis), tokens(segment.reference)), 1.0

    return lambda _target: ShareMetric(name, _SIGNATURE.format(name), share)


METRICS: Mapping[str, Callable[[Language], Metric]] = {
    "rouge1": _metric("rouge1", lambda ours, theirs: ngram_f1(ours, theirs, 1)),
    "rouge2": _metric("rouge2", lambda ours, theirs: ngram_f1(ours, theirs, 2)),
    "rougeL": _metric("rougeL", longest_f1),
}
