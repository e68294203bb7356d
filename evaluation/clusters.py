"""How well stories are put together by event, in pairs: two stories of one event are a pair."""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evaluation.datasets.text_files import TextFile
from service.digest.clusters import Cluster, events
from service.digest.items import Item
from service.digest.similarities import similarities
from service.digest.stemming import words
from service.digest.versions import chains
from service.errors import InputError

Pair = frozenset[str]
"""Two ids."""

MARGIN = 0.005
"""Of an F1: what it may cost to join less, since a wrong story in an event harms more than a double one."""

THRESHOLDS = tuple(step / 100 for step in range(5, 61))


@dataclass(frozen=True, slots=True)
class EventStory:
    """A story whose event is known."""

    item: Item
    event: str


@dataclass(frozen=True, slots=True)
class PairScore:
    """Pairs that are right, were found, and were found rightly; a wrong pair counts `weight` times."""

    right: int
    found: int
    both: int
    weight: float = 1.0

    @property
    def precision(self) -> float:
        wrong = (self.found - self.both) * self.weight
        return self.both / (self.both + wrong) if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.both / self.right if self.right else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_event_stories(path: Path) -> list[EventStory]:
    """The Arabic of wire stories in JSON lines that name their events."""
    return [_event_story(line, number, path) for number, line in enumerate(TextFile.read(path).lines, 1)]


def event_pairs(stories: Sequence[EventStory]) -> set[Pair]:
    """What is right."""
    return {
        frozenset((one.item.id, other.item.id))
        for one, other in combinations(stories, 2)
        if one.event == other.event
    }


def clustered_pairs(events: Sequence[Cluster]) -> set[Pair]:
    """What was found."""
    return {frozenset((a.id, b.id)) for event in events for a, b in combinations(event.items, 2)}


def score(found: Collection[Pair], right: Collection[Pair], weight: float = 1.0) -> PairScore:
    """One set of pairs against another."""
    return PairScore(len(right), len(found), len(set(found) & set(right)), weight)


def plain_pairs(stories: Sequence[EventStory]) -> tuple[float, PairScore]:
    """Pairs by the cosine of their words alone, at the threshold that is best on these very stories."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{story.item.title}\n{story.item.text}" for story in stories]
    rows = TfidfVectorizer(analyzer=words).fit_transform(texts)
    alike = (rows @ rows.T).toarray()
    pairs = [
        (float(alike[a, b]), frozenset((stories[a].item.id, stories[b].item.id)))
        for a, b in combinations(range(len(stories)), 2)
    ]
    right = event_pairs(stories)
    scores = (
        (limit, score([pair for cosine, pair in pairs if cosine >= limit], right)) for limit in THRESHOLDS
    )
    return max(scores, key=lambda each: each[1].f1)


def fit(stories: Sequence[EventStory]) -> Iterator[tuple[float, PairScore]]:
    """The score at every threshold.

    Most stories of a large corpus have no other of their event, which a day's stories often have. A wrong
    pair therefore counts as much as it would among the stories that have one alone.
    """
    right = event_pairs(stories)
    sizes = Counter(story.event for story in stories)
    paired = sum(size for size in sizes.values() if size > 1)
    weight = paired * (paired - 1) / max(len(stories) * (len(stories) - 1), 1)
    found = chains([story.item for story in stories])
    edges = similarities(found)
    for limit in THRESHOLDS:
        yield limit, score(clustered_pairs(events(found, edges, limit)), right, weight)


def choose(scores: Mapping[float, PairScore]) -> float:
    """The highest threshold whose F1 is within the margin of the best."""
    best = max(each.f1 for each in scores.values())
    return max(limit for limit, each in scores.items() if each.f1 >= best - MARGIN)


def _event_story(line: str, number: int, path: Path) -> EventStory:
    try:
        row = json.loads(line)
        text = "\n".join(paragraph["ar"] for paragraph in row["paragraphs"])
        return EventStory(Item(row["id"], row["headline"]["ar"], text, number - 1), row["event"])
    except (ValueError, KeyError, TypeError):
        hint = "a line is a JSON object with id, event, headline and paragraphs, each by language"
        raise InputError(f"{path} has no story with an event in line {number}", hint) from None
