"""Sets in one table of tab-separated values, a segment a row: .tsv, .tsv.gz, .tsv.xz."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.spoken import spoken
from evaluation.datasets.text_files import TextFile
from service.errors import InputError

_SUFFIX = re.compile(r"\.tsv(?:\.gz|\.xz)?$")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})*")  # of a language: «ar», «zh-Hans», «arb_Arab»


@dataclass(frozen=True, slots=True)
class Table:
    """Columns are named by the first row, «ar<tab>en», or else by the file, «geneval.ar-en.tsv.xz».

    There is no quoting: a quotation mark is part of the text. `place` is the file, or a folder that has one
    for each pair.
    """

    name: str
    place: Path

    @classmethod
    def found(cls, name: str, place: Path) -> Self | None:
        """A table, or a folder of tables; None where it is neither."""
        found = cls(name, place)
        return found if found._files() else None

    def bitext(self, pair: LanguagePair) -> Bitext:
        file = TextFile.read(self._file(pair))
        rows = [line.split("\t") for line in file.lines]
        named = _languages(rows[0]) if rows else []
        columns = named or _pair(Path(file.provenance.name))
        if not columns:
            raise InputError(
                f"{file.provenance.name} does not say which column is in which language",
                "begin it with a line such as «ar<tab>en», or name it as in set.ar-en.tsv",
            )
        body = list(enumerate(rows, 1))[bool(named) :]
        if not body:
            raise InputError(f"{file.provenance.name} is empty", "give it one segment a row")
        first, second = (self._column(columns, each.tag, each.name) for each in (pair.source, pair.target))
        for number, row in body:
            if len(row) <= max(first, second):
                hint = f"each row has {len(columns)} columns with a tab between them"
                raise InputError(f"{file.provenance.name} has too few columns in line {number}", hint)
        return Bitext(
            sources=tuple(row[first] for _, row in body),
            references=tuple(row[second] for _, row in body),
            documents=tuple(range(len(body))),
            files=(file.provenance,),
        )

    def _column(self, columns: list[str], tag: str, spelt: str) -> int:
        if tag not in columns:
            raise InputError(f"set {self.name} has no {spelt}", f"it has {', '.join(filter(None, columns))}")
        return columns.index(tag)

    def _file(self, pair: LanguagePair) -> Path:
        files = self._files()
        wanted = {pair.source.tag, pair.target.tag}
        fits = [path for path in files if not _pair(path) or wanted <= set(_pair(path))]
        if not fits and len(files) > 1:
            pairs = sorted({"-".join(_pair(path)) for path in files})
            raise InputError(f"set {self.name} has no {pair.name}", f"it has {', '.join(pairs)}")
        return (fits or files)[0]

    def _files(self) -> list[Path]:
        if self.place.is_file():
            return [self.place] if _SUFFIX.search(self.place.name) else []
        tables = [path for path in sorted(self.place.glob("*.tsv*")) if _SUFFIX.search(path.name)]
        own = [path for path in tables if _SUFFIX.sub("", path.name).partition(".")[0] == self.name]
        return own or [path for path in tables if _pair(path) and path.name.count(".") <= 2]


def _languages(row: list[str]) -> list[str]:
    """The tags of a first row that names languages; «id» and the like have none. Empty: it names none."""
    found = [spoken(cell.strip()) if _CODE.fullmatch(cell.strip()) else None for cell in row]
    return [each.tag if each else "" for each in found] if sum(map(bool, found)) > 1 else []


def _pair(path: Path) -> list[str]:
    """«ar», «en» of «set.ar-en.tsv.xz»; nothing where the name says none."""
    first, _, second = _SUFFIX.sub("", path.name).rpartition(".")[2].partition("-")
    found = [spoken(code) if code else None for code in (first, second)]
    return [each.tag for each in found if each] if all(found) else []
