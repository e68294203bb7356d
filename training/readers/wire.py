"""Wire stories: JSON Lines, each story with its headline, paragraphs and summary in every language."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.errors import InputError
from training.pairs import Line, Wanted
from training.readers.opening import numbered_lines

LEAD_WORDS = 90  # of the source: 168 pieces on average, and 6 leads of 100 that are too long for the model

Text = dict[str, str]
"""One text in several languages, by BCP-47 tag."""


@dataclass(frozen=True, slots=True)
class WireStory:
    """A story as it stands in a file; `place` is file and id."""

    place: str
    headline: Text
    paragraphs: tuple[Text, ...]
    summary: Text

    @property
    def texts(self) -> tuple[Text, ...]:
        """All that it says, the headline first."""
        return (self.headline, *self.paragraphs, self.summary)


def read_stories(path: Path) -> Iterator[WireStory]:
    """One story after another; raises InputError where a line is no story."""
    for number, line in numbered_lines(path):
        if line.strip():
            try:
                yield _story(path, json.loads(line))
            except json.JSONDecodeError:
                raise InputError(
                    f"{path.name} line {number} is not JSON", "each line holds one story"
                ) from None
            except (KeyError, TypeError, AttributeError):
                raise InputError(
                    f"{path.name} line {number} is no wire story",
                    "a story has id, headline, paragraphs and summary, each text by language",
                ) from None


def read_wire(path: Path, wanted: Wanted) -> Iterator[Line]:
    """Paragraph by paragraph."""
    for story in read_stories(path):
        for number, paragraph in enumerate(story.paragraphs, 1):
            yield _line(f"{story.place}:{number}", paragraph, paragraph, wanted)


def read_wire_heads(path: Path, wanted: Wanted) -> Iterator[Line]:
    """The headlines and the digest summaries, as translations of each other."""
    for story in read_stories(path):
        yield _line(f"{story.place}:headline", story.headline, story.headline, wanted)
        yield _line(f"{story.place}:summary", story.summary, story.summary, wanted)


def read_wire_lead(path: Path, wanted: Wanted) -> Iterator[Line]:
    """From a story's lead to its headline or summary, in the source's own language or another."""
    for story in read_stories(path):
        lead = {wanted.source: _lead(story, wanted.source)}
        target = story.headline if wanted.task == "headline" else story.summary
        yield _line(f"{story.place}:{wanted.task}", lead, target, wanted)


def _lead(story: WireStory, tag: str) -> str:
    """The first paragraph, and whole ones after it up to LEAD_WORDS in all."""
    lead: list[str] = []
    for paragraph in (_text(story.place, each, tag) for each in story.paragraphs):
        if lead and len(" ".join([*lead, paragraph]).split()) > LEAD_WORDS:
            break
        lead.append(paragraph)
    return " ".join(lead)


def _story(path: Path, row: Any) -> WireStory:  # noqa: ANN401  what a line of JSON may be
    return WireStory(
        place=f"{path.name}:{row['id']}",
        headline=_texts(row["headline"]),
        paragraphs=tuple(_texts(each) for each in row["paragraphs"]),
        summary=_texts(row["summary"]),
    )


def _texts(value: Any) -> Text:  # noqa: ANN401  what a line of JSON may be
    return {str(tag): str(text) for tag, text in value.items()}


def _line(place: str, source: Text, target: Text, wanted: Wanted) -> Line:
    return Line(place, _text(place, source, wanted.source), _text(place, target, wanted.target))


def _text(place: str, texts: Text, tag: str) -> str:
    try:
        return texts[tag]
    except KeyError:
        raise InputError(
            f"{place} has no text in {tag}", "leave the language out, or complete the story"
        ) from None
