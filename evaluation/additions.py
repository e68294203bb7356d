"""The weights by which a brief takes a second sentence, fitted to the summaries that people wrote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.wire_summaries import WireSummaries, Written
from evaluation.metrics.rouge import longest_f1, tokens
from service.arabic.sentence_words import is_conjoined
from service.errors import InputError
from service.languages import language
from service.summaries.additions import additions
from service.summaries.candidates import Candidate, candidates, ranked_rows
from service.summaries.method import Copy
from service.summaries.ranking import opening
from service.summaries.trimming import Word
from service.text.segments import read_story

STRENGTH = 30.0  # of the ridge, with each feature in units of its own spread
_FEWEST_ITEMS = 6
_ITEMS = 0.1  # share of sentences that begin with «و», up to which a text is a list of items


@dataclass(frozen=True, slots=True)
class Fitted:
    """An intercept and a weight for one of each feature, in points of chrF and ROUGE-L together."""

    stories: int
    intercept: float
    features: dict[str, float]

    def toml(self) -> str:
        """As additions.toml holds them."""
        lines = [f'"{name}" = {weight:.3f}' for name, weight in self.features.items()]
        head = [f"# fitted to {self.stories} stories", f"intercept = {self.intercept:.3f}"]
        return "\n".join([*head, "", "[features]", *lines])


def fit(folder: Path) -> Fitted:
    """By ridge regression over every sentence of every story that might be added to its first one."""
    import numpy as np
    from sklearn.linear_model import Ridge

    found = [list(_gains(source, summary)) for source, summary in _stories(folder)]
    rows = [each for story in found for each in story]
    if not rows:
        raise InputError(f"{folder} has no stories with summaries", "name a folder of stories in JSON lines")
    names = list(rows[0][0])
    values = np.array([[features[name] for name in names] for features, _ in rows])
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    model = Ridge(STRENGTH).fit((values - mean) / spread, [gain for _, gain in rows])
    weights = model.coef_ / spread
    intercept = float(model.intercept_ - mean @ weights)
    stories = sum(map(bool, found))
    return Fitted(stories, intercept, dict(zip(names, map(float, weights), strict=True)))


def _stories(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.jsonl")):
        bitext = WireSummaries(Written.SUMMARY, path).bitext(LanguagePair.parse("ar"))
        yield from zip(bitext.sources, bitext.references, strict=True)


def _gains(source: str, summary: str) -> Iterator[tuple[dict[str, float], float]]:
    """Features, and by how much the addition makes chrF and ROUGE-L better than the first sentence alone."""
    from sacrebleu.metrics.chrf import CHRF

    chrf, wanted = CHRF(), tokens(summary)

    def score(text: str) -> float:
        return float(chrf.sentence_score(text, [summary]).score) + 100 * longest_f1(tokens(text), wanted)

    copy = Copy.of(read_story(source), language("ar"))
    among = candidates(copy)
    if not among or _is_a_list(among):
        return
    rows = ranked_rows(copy, among)
    first = opening(rows, [each.handicap for each in among])
    alone = score(among[first].text)
    for each in additions(copy, among, rows, first):
        yield dict(each.features), score(f"{among[first].text} {each.text}") - alone


def _is_a_list(among: Sequence[Candidate]) -> bool:
    """News in brief: items that have nothing to do with each other, summed up by their order alone."""
    joined = sum(is_conjoined(Word.all(each.source)[0].plain) for each in among)
    return len(among) >= _FEWEST_ITEMS and joined <= _ITEMS * len(among)
