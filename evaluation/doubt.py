"""How well a model's own score tells its bad paragraphs, and under which score they are to be doubted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from statistics import fmean
from typing import Self

from evaluation.datasets.bitext import Bitext
from service.story import ParagraphTranslation, Story
from service.text.segments import read_story

BAD = 40.0  # chrF under which a paragraph is bad
RECALL = 0.9  # at most one bad paragraph in ten may go unflagged
THRESHOLDS = tuple(-tenths / 10 for tenths in range(3, 21))


@dataclass(frozen=True, slots=True)
class JudgedParagraph:
    """`score` is the lowest of its segments': one doubtful segment is what flags a paragraph."""

    score: float  # mean log-probability per target token
    chrf: float  # against its reference, from 0 to 100

    @property
    def bad(self) -> bool:
        return self.chrf < BAD


@dataclass(frozen=True, slots=True)
class ThresholdFigures:
    """What comes of doubting all under one score; None where there is nothing to take a mean or share of."""

    threshold: float
    flagged: float  # share of all paragraphs
    chrf_flagged: float | None
    chrf_unflagged: float | None
    recall: float | None  # share of the bad paragraphs that is flagged
    precision: float | None  # share of the flagged paragraphs that is bad

    @classmethod
    def measure(cls, paragraphs: Sequence[JudgedParagraph], threshold: float) -> Self:
        """As the translator flags: what scores exactly the threshold is trusted."""
        flagged = [each for each in paragraphs if each.score < threshold]
        return cls(
            threshold=threshold,
            flagged=len(flagged) / len(paragraphs),
            chrf_flagged=_mean([each.chrf for each in flagged]),
            chrf_unflagged=_mean([each.chrf for each in paragraphs if each.score >= threshold]),
            recall=_mean([each.score < threshold for each in paragraphs if each.bad]),
            precision=_mean([each.bad for each in flagged]),
        )


def recommended(figures: Sequence[ThresholdFigures]) -> float | None:
    """The lowest threshold that misses few enough; None where none does, or where nothing is bad."""
    enough = (each.threshold for each in figures if each.recall is not None and each.recall >= RECALL)
    return min(enough, default=None)


def rank_correlation(paragraphs: Sequence[JudgedParagraph]) -> float | None:
    """Spearman's rho of score and chrF; None where either is the same everywhere."""
    from scipy.stats import spearmanr

    scores, figures = [each.score for each in paragraphs], [each.chrf for each in paragraphs]
    if len(set(scores)) < 2 or len(set(figures)) < 2:
        return None
    return float(spearmanr(scores, figures).statistic)


def roc_auc(paragraphs: Sequence[JudgedParagraph]) -> float | None:
    """The chance that a bad paragraph scores lower than a good one; None without one of each."""
    from sklearn.metrics import roc_auc_score

    bad = [each.bad for each in paragraphs]
    return float(roc_auc_score(bad, [-each.score for each in paragraphs])) if len(set(bad)) == 2 else None


def paired_stories(bitext: Bitext) -> Iterator[tuple[Story, tuple[str, ...]]]:
    """Stories with a reference for each paragraph; without those where a segment is none or several."""
    rows = zip(bitext.documents, bitext.sources, bitext.references, strict=True)
    for _, group in groupby(rows, key=itemgetter(0)):
        _, sources, references = zip(*group, strict=True)
        if all(len(read_story(source).paragraphs) == 1 for source in sources):
            yield read_story("\n".join(sources)), references


def least_score(paragraph: ParagraphTranslation) -> float | None:
    """The lowest score of a segment that can be doubted; None where rules alone made the paragraph."""
    scores = [part.score for part in paragraph.segments if part.score is not None and part.target]
    return min(scores, default=None)


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None
