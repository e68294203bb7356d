"""`clusters`: events and near-duplicates, held against stories whose events are known."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation.altered_copies import copies_found
from evaluation.clusters import (
    EventStory,
    PairScore,
    choose,
    clustered_pairs,
    event_pairs,
    fit,
    plain_pairs,
    read_event_stories,
    score,
)
from evaluation.console import show
from evaluation.datasets.sample_day import read_sample_day
from evaluation.reports.clusters import ClusterReport
from service.digest.clusters import cluster
from service.digest.frequencies import count_frequencies
from service.errors import InputError


def run(options: argparse.Namespace) -> None:
    """A report; or what the product is made with: the table of frequencies, scores at all thresholds."""
    if options.count:
        sys.stdout.write("\n".join(_frequencies(options.count)) + "\n")
    else:
        show(_fitted(options.fit) if options.fit else _measured(options.data), options.format)


def _measured(path: Path) -> ClusterReport:
    stories = read_event_stories(path)
    limit, plain = plain_pairs(stories)
    scores = {
        "events": _events(stories),
        "events, plain TF-IDF": plain,
        "events of the sample day": _events(read_sample_day()),
        **{f"copies, {name}": each for name, each in copies_found(stories).items()},
    }
    remark = f"plain TF-IDF pairs the stories whose cosine is {limit:g} or more, the best threshold here"
    return ClusterReport(len(stories), scores, [remark])


def _events(stories: Sequence[EventStory]) -> PairScore:
    return score(clustered_pairs(cluster([each.item for each in stories])), event_pairs(stories))


def _fitted(path: Path) -> ClusterReport:
    stories = read_event_stories(path)
    scores = dict(fit(stories))
    chosen = choose(scores)
    remark = f"{chosen:.2f} is to be chosen; a wrong pair counts {scores[chosen].weight:.3f} times"
    return ClusterReport(len(stories), {f"{limit:.2f}": each for limit, each in scores.items()}, [remark])


def _frequencies(folder: Path) -> list[str]:
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise InputError(f"there are no stories in {folder}", "name a folder of .jsonl files")
    items = (story.item for path in paths for story in read_event_stories(path))
    return list(count_frequencies(f"{item.title}\n{item.text}" for item in items).lines())
