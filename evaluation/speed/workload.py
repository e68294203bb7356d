"""The same sentences for every row: Arabic wire copy, as paragraphs and as the sentences in them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.datasets.text_files import TextFile
from evaluation.datasets.wire import SHIPPED, wire_stories
from service.arabic.normalize import Level, normalize
from service.story import Role
from service.text.segments import read_story, segment

_FURTHER = Path(__file__).parents[2] / "training" / "data" / "wire"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, and its sentences as an engine sees them; a dateline needs no model and is in none."""

    text: str
    sentences: tuple[str, ...]


def passages(count: int, fits: Callable[[str], bool]) -> tuple[Passage, ...]:
    """Paragraphs with so many sentences in all: of wire-dev, and behind them of the stories to train on.

    Each sentence occurs once, and `fits` for each: no row has to cut a sentence or to remember one.
    """
    chosen: list[Passage] = []
    seen: set[str] = set()
    for passage in _wire():
        if len(seen) == count:
            break
        sentences = set(passage.sentences)
        fresh = len(sentences) == len(passage.sentences) and not sentences & seen
        if fresh and len(seen | sentences) <= count and all(map(fits, sentences)):
            chosen.append(passage)
            seen |= sentences
    return tuple(chosen)


def sentences(passages: Sequence[Passage]) -> list[str]:
    """All sentences, in order."""
    return [sentence for passage in passages for sentence in passage.sentences]


def words(passages: Sequence[Passage]) -> int:
    """Words of the sources, which is what translation is paid by."""
    return sum(len(passage.text.split()) for passage in passages)


def _wire() -> Iterator[Passage]:
    files = [SHIPPED, *sorted(_FURTHER.glob("*.jsonl"))]
    stories = (story for file in files for story in wire_stories(TextFile.read(file)))
    for text in (part["ar"] for story in stories for part in story.parts):
        story = read_story(text)
        found = [story.source(part) for part in segment(story) if part.role is Role.SENTENCE]
        if found:
            yield Passage(text, tuple(normalize(each, Level.PLAIN).text.strip() for each in found))
