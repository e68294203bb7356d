"""The sample day: stories in the forms that feeds have, and the event of each."""

import json
from pathlib import Path

from evaluation.clusters import EventStory
from service.digest.feeds import read_feed

FOLDER = Path(__file__).parents[1] / "data" / "day"
EVENTS = FOLDER.with_name("day-events.json")


def read_sample_day() -> list[EventStory]:
    """All of its stories."""
    events: dict[str, str] = json.loads(EVENTS.read_text(encoding="utf-8"))
    return [EventStory(item, events[item.id]) for item in read_feed([str(FOLDER)]).items]
