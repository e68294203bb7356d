"""Wire stories in several languages, a JSON object a line: a story is a document, a paragraph a segment."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.text_files import read_lines
from service.errors import InputError

SHIPPED = Path(__file__).parents[1] / "data" / "wire-dev.jsonl"


@dataclass(frozen=True, slots=True)
class WireStories:
    """The headline is a story's first segment: it is the line that a desk reads first."""

    name: str = "wire-dev"
    path: Path = SHIPPED

    def bitext(self, pair: LanguagePair) -> Bitext:
        rows = [(number, texts) for number, story in enumerate(self._stories()) for texts in story]
        for wanted in (pair.source, pair.target):
            if not all(wanted.tag in texts for _, texts in rows):
                raise InputError(f"set {self.name} has no {wanted.name}", f"it has {', '.join(rows[0][1])}")
        return Bitext(
            sources=tuple(texts[pair.source.tag] for _, texts in rows),
            references=tuple(texts[pair.target.tag] for _, texts in rows),
            documents=tuple(number for number, _ in rows),
        )

    def _stories(self) -> Iterator[list[dict[str, str]]]:
        """The headline and the paragraphs of each story, each by language."""
        for number, line in enumerate(read_lines(self.path), 1):
            try:
                story = json.loads(line)
                yield [dict(story["headline"]), *map(dict, story["paragraphs"])]
            except (ValueError, KeyError, TypeError):
                hint = "a line is a JSON object with headline and paragraphs, each by language"
                raise InputError(f"{self.path} has no story in line {number}", hint) from None
