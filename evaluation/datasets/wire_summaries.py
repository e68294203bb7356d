"""Whole wire stories with what people wrote about them: summaries or headlines, in any language they have."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.text_files import TextFile
from evaluation.datasets.wire import SHIPPED, WireStory, wire_stories
from service.errors import InputError


class Written(StrEnum):
    """What is the reference."""

    SUMMARY = "summary"
    HEADLINE = "headline"  # the stories are without theirs


@dataclass(frozen=True, slots=True)
class WireSummaries:
    """A story is a document and a segment; the source is in Arabic, the reference in the pair's target."""

    written: Written
    path: Path = SHIPPED

    @property
    def name(self) -> str:
        return f"{self.path.stem} {self.written}"

    def bitext(self, pair: LanguagePair) -> Bitext:
        file = TextFile.read(self.path)
        stories = list(wire_stories(file))
        references = [self._reference(story, pair.target.tag) for story in stories]
        if not all(references):
            raise InputError(f"set {self.name} has no {pair.target.name} for every story", "choose another")
        return Bitext(
            tuple(self._source(story) for story in stories),
            tuple(references),
            tuple(range(len(stories))),
            tuple(story.topic for story in stories),
            (file.provenance,),
        )

    def _source(self, story: WireStory) -> str:
        parts = story.parts[1:] if self.written is Written.HEADLINE else story.parts
        return "\n".join(text for part in parts if (text := part.get("ar")))

    def _reference(self, story: WireStory, tag: str) -> str:
        texts = story.parts[0] if self.written is Written.HEADLINE else story.summary
        return texts.get(tag, "")
