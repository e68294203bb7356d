"""Wire stories in several languages, a JSON object a line, with their summaries."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.text_files import TextFile
from service.errors import InputError

SHIPPED = Path(__file__).parents[1] / "data" / "wire-dev.jsonl"

Texts = Mapping[str, str]
"""One text in several languages, by BCP-47 tag."""


@dataclass(frozen=True, slots=True)
class WireStory:
    """The headline is the first part: it is the line that a desk reads first."""

    topic: str
    parts: Sequence[Texts]
    summary: Texts


@dataclass(frozen=True, slots=True)
class WireStories:
    """A story is a document and a part of it a segment; in one language a whole story is, and its summary."""

    name: str = "wire-dev"
    path: Path = SHIPPED

    @classmethod
    def found(cls, name: str, place: Path) -> Self | None:
        """Any file of JSON lines; None where it is none."""
        return cls(name, place) if place.is_file() and ".jsonl" in place.suffixes else None

    def bitext(self, pair: LanguagePair) -> Bitext:
        file = TextFile.read(self.path)
        stories = list(enumerate(wire_stories(file)))
        if not stories:
            raise InputError(f"{self.path} is empty", "give it a story a line")
        chosen = _summary if pair.is_one_language else _parts
        rows = [(number, story.topic, *texts) for number, story in stories for texts in chosen(story, pair)]
        documents, topics, sources, references = zip(*rows, strict=True)
        if None in references and pair.is_one_language:
            raise InputError(f"set {self.name} has no {pair.target.name} summaries", "choose another set")
        for texts, language in ((sources, pair.source), (references, pair.target)):
            if None in texts:
                here = ", ".join(stories[0][1].parts[0])
                raise InputError(f"set {self.name} has no {language.name}", f"it has {here}")
        return Bitext(sources, references, documents, topics if any(topics) else (), (file.provenance,))


def _parts(story: WireStory, pair: LanguagePair) -> Iterator[tuple[str | None, str | None]]:
    return ((texts.get(pair.source.tag), texts.get(pair.target.tag)) for texts in story.parts)


def _summary(story: WireStory, pair: LanguagePair) -> Iterator[tuple[str | None, str | None]]:
    parts = [texts.get(pair.source.tag) for texts in story.parts]
    text = None if None in parts else "\n".join(filter(None, parts))
    yield text, story.summary.get(pair.target.tag)


def wire_stories(file: TextFile) -> Iterator[WireStory]:
    for number, line in enumerate(file.lines, 1):
        try:
            story = json.loads(line)
            parts = [dict(story["headline"]), *map(dict, story["paragraphs"])]
            yield WireStory(str(story.get("topic", "")), parts, dict(story.get("summary", {})))
        except (ValueError, KeyError, TypeError):
            hint = "a line is a JSON object with headline and paragraphs, each by language"
            raise InputError(f"{file.provenance.name} has no story in line {number}", hint) from None
