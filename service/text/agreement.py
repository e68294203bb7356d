"""How far translations of one text agree."""

from collections.abc import Sequence
from itertools import combinations
from statistics import fmean


def agreement(one: Sequence[str], other: Sequence[str]) -> float:
    """chrF by sacreBLEU, from 0 to 100, over texts that stand side by side, at least one pair.

    Its beta is 1: precision and recall count alike, for neither side is the other's reference.
    """
    from sacrebleu.metrics import CHRF

    return float(CHRF(beta=1).corpus_score(list(one), [list(other)]).score)


def mean_agreement(translations: Sequence[Sequence[str | None]]) -> list[float | None]:
    """For each its mean agreement with the others; None where none of them shares a text with it.

    All have an entry for each text, None where it is not there: what one lacks is not compared with it.
    """
    figures: list[list[float]] = [[] for _ in translations]
    for one, other in combinations(range(len(translations)), 2):
        both = [
            (mine, theirs)
            for mine, theirs in zip(translations[one], translations[other], strict=True)
            if mine is not None and theirs is not None
        ]
        if both:
            shared = agreement(*zip(*both, strict=True))
            figures[one].append(shared)
            figures[other].append(shared)
    return [fmean(mine) if mine else None for mine in figures]
