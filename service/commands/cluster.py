"""`cluster`: the stories of feeds, put together by event."""

import argparse
import json
import sys
from collections.abc import Sequence

from service.commands.feed_reading import read_feeds
from service.digest.clusters import Cluster, cluster
from service.digest.ranking import ranked
from service.digest.versions import Change


def run(options: argparse.Namespace) -> None:
    """Writes the events to standard output."""
    events = cluster(read_feeds(options).items)
    sys.stdout.write(_as_json(events) if options.format == "json" else _as_text(ranked(events)))


def _as_json(events: Sequence[Cluster]) -> str:
    """An event a line, so that two runs can be compared."""
    rows = (json.dumps([item.id for item in event.items], ensure_ascii=False) for event in events)
    return "[\n" + ",\n".join(rows) + "\n]\n"


def _as_text(events: Sequence[Cluster]) -> str:
    """Each event's stories, and what a version is to the one before it."""
    return "\n".join("".join(_story_lines(event)) for event in events)


def _story_lines(event: Cluster) -> list[str]:
    versions = (version for chain in event.chains for version in chain)
    return [
        f"{version.item.id}\t{version.item.title or version.item.text.partition(chr(10))[0]}"
        + (f"\t({version.change})\n" if version.change is not Change.FIRST else "\n")
        for version in versions
    ]
