"""XL-Sum: stories and their summaries, in one language, a JSON object a line."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.text_files import TextFile
from service.errors import InputError

_FIELDS = ("text", "summary")


@dataclass(frozen=True, slots=True)
class XlSum:
    """A story, with its title as the first line, is a segment, and its summary the reference."""

    name: str
    path: Path

    @classmethod
    def found(cls, name: str, place: Path) -> Self | None:
        """JSON lines, the first with a text and a summary: a file, or the one «xlsum-ar.jsonl» in a folder.

        None where it is neither.
        """
        if place.is_dir():
            inside = list(place.glob(f"{name}-*.jsonl"))
            return cls.found(name, inside[0]) if len(inside) == 1 else None
        if not place.is_file() or ".jsonl" not in place.suffixes:
            return None
        try:
            first = json.loads(TextFile.read(place).lines[0])
        except (ValueError, IndexError):
            return None
        return cls(name, place) if isinstance(first, dict) and first.keys() >= set(_FIELDS) else None

    def bitext(self, pair: LanguagePair) -> Bitext:
        if not pair.is_one_language:
            raise InputError(
                f"set {self.name} has summaries in the stories' own language alone", "use --pairs ar"
            )
        file = TextFile.read(self.path)
        rows = [self._row(number, line) for number, line in enumerate(file.lines, 1)]
        sources, references = zip(*rows, strict=True)
        return Bitext(sources, references, tuple(range(len(rows))), files=(file.provenance,))

    def _row(self, number: int, line: str) -> tuple[str, str]:
        try:
            story = json.loads(line)
            text, summary = (story[field].strip() for field in _FIELDS)
            return f"{story.get('title', '')}\n{text}".strip(), summary
        except (ValueError, KeyError, TypeError, AttributeError):
            hint = "a line is a JSON object with title, text and summary"
            raise InputError(f"{self.path} has no story in line {number}", hint) from None
