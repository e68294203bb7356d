"""How well the support of a summary tells those in which people found a number, a name or a fact made up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.datasets.rated import ERRORS, RatedSummary
from evaluation.metrics.rouge import longest_f1, ngram_f1, tokens
from service.story import Role
from service.summaries.support import FINDING, Evidence, Support
from service.text.segments import read_story, segment

ANY = "any"
SAMPLES = 1000
SEED = 12345
FOLDS = 10
WEIGHTS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 1.0)
"""Weights of a finding among which a cross-validation chooses."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A rated summary and what the check says of it."""

    rated: RatedSummary
    support: Support

    def has(self, error: str) -> bool:
        """Whether raters found an error of ERRORS, or any of them."""
        return bool(self.rated.errors) if error == ANY else error in self.rated.errors


def judge(rated: Sequence[RatedSummary]) -> list[Judged]:
    """All summaries, each against its own story."""
    evidence: dict[str, Evidence] = {}
    judged = []
    for each in rated:
        if each.story not in evidence:
            evidence[each.story] = evidence_of(each.source)
        judged.append(Judged(each, evidence[each.story].support(each.text)))
    return judged


def evidence_of(source: str) -> Evidence:
    """A story's sentences and what else it says."""
    story = read_story(source)
    sentences = [story.source(each) for each in segment(story) if each.role is Role.SENTENCE]
    return Evidence(sentences, story.text)


Doubts = Mapping[str, Sequence[float]]
"""By the name of a measure, a figure for each summary: the higher, the more it doubts it."""


def doubts(judged: Sequence[Judged]) -> Doubts:
    """The score, what it is made of, and what it stands beside."""
    pairs = [(tokens(each.rated.text), tokens(each.rated.reference)) for each in judged]
    return {
        "support score": [-each.support.score for each in judged],
        "support score, weight cross-validated": cross_validated(judged),
        "share of strange words": [each.support.strange for each in judged],
        "findings": [float(len(each.support.findings)) for each in judged],
        "length": [float(len(ours)) for ours, _ in pairs],
        "ROUGE-1": [-ngram_f1(ours, theirs, 1) for ours, theirs in pairs],
        "ROUGE-2": [-ngram_f1(ours, theirs, 2) for ours, theirs in pairs],
        "ROUGE-L": [-longest_f1(ours, theirs) for ours, theirs in pairs],
        "the raters' own grade": [-float(each.rated.grade) for each in judged],
    }


def cross_validated(judged: Sequence[Judged]) -> list[float]:
    """The score, each fold of stories with the weight of a finding that is best on all other folds.

    Its AUC is what the weight is worth on stories that had no say in it.
    """
    stories = list(dict.fromkeys(each.rated.story for each in judged))
    fold = {story: at % FOLDS for at, story in enumerate(stories)}
    found = [0.0] * len(judged)
    for number in range(min(FOLDS, len(stories))):
        others = [each for each in judged if fold[each.rated.story] != number]
        labels = [each.has(ANY) for each in others]
        weight = max(WEIGHTS, key=lambda w: roc_auc([_doubt(each, w) for each in others], labels) or 0.0)
        for at, each in enumerate(judged):
            if fold[each.rated.story] == number:
                found[at] = _doubt(each, weight)
    return found


def roc_auc(figures: Sequence[float], labels: Sequence[bool]) -> float | None:
    """The chance that a summary with the error is doubted more than one without; None without one of each."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(labels, figures)) if len(set(labels)) == 2 else None


def interval(judged: Sequence[Judged], figures: Sequence[float], error: str) -> tuple[float, float] | None:
    """95 % of the AUCs of samples of stories, drawn with all their summaries, lie between the two."""
    import numpy as np

    labels = [each.has(error) for each in judged]
    rows: dict[str, list[int]] = {}
    for at, each in enumerate(judged):
        rows.setdefault(each.rated.story, []).append(at)
    stories, drawing = list(rows.values()), np.random.default_rng(SEED)
    scores = []
    for _ in range(SAMPLES):
        chosen = [at for story in drawing.integers(len(stories), size=len(stories)) for at in stories[story]]
        scores.append(roc_auc([figures[at] for at in chosen], [labels[at] for at in chosen]))
    known = [score for score in scores if score is not None]
    return (float(np.quantile(known, 0.025)), float(np.quantile(known, 0.975))) if known else None


def errors() -> tuple[str, ...]:
    """Any error first, then each kind."""
    return (ANY, *ERRORS)


def _doubt(each: Judged, weight: float = FINDING) -> float:
    return each.support.strange + weight * len(each.support.findings)
