"""FLORES-200 and FLORES-101 as they were published: the archive, or the folder that it unpacks to."""

import csv
import tarfile
import zlib
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import Self

from evaluation.datasets.alignment import aligned
from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.text_files import TextFile
from service.errors import InputError
from service.languages import Language

_SPLITS = ("devtest", "dev")


@dataclass(frozen=True, slots=True)
class Flores:
    """`split` is a folder of files «arb_Arab.devtest» (FLORES-200) or «ara.devtest» (FLORES-101)."""

    name: str
    place: Path
    split: str

    @classmethod
    def found(cls, name: str, place: Path) -> Self | None:
        """The part that the name ends with, «flores200-dev»; devtest where it names none.

        None where there is no such archive or folder.
        """
        split = next((each for each in _SPLITS if name.endswith(each)), _SPLITS[0])
        if place.is_dir():
            inner = next(
                (each for each in (place, *sorted(place.glob("flores*"))) if (each / split).is_dir()), None
            )
            return cls(name, inner, split) if inner else None
        return cls(name, place, split) if place.is_file() and tarfile.is_tarfile(place) else None

    def bitext(self, pair: LanguagePair) -> Bitext:
        wanted = [_names(each, self.split) for each in (pair.source, pair.target)]
        metadata = f"metadata_{self.split}.tsv"
        files = self._read([*wanted[0], *wanted[1], metadata])
        found = [next((files[name] for name in names if name in files), None) for names in wanted]
        for spoken, names, file in zip((pair.source, pair.target), wanted, found, strict=True):
            if file is None:
                raise InputError(
                    f"set {self.name} has no {spoken.name}", f"{self.place} has no file {' or '.join(names)}"
                )
        source, target = (file for file in found if file)
        topics = _topics(files[metadata]) if metadata in files else ()
        bitext = aligned(source, target)
        return aligned(source, target, topics=topics) if len(topics) == len(bitext.sources) else bitext

    def _read(self, names: list[str]) -> dict[str, TextFile]:
        """Those of the files that are there."""
        if self.place.is_dir():
            return {each: TextFile.read(self.place / each) for each in names if (self.place / each).is_file()}
        try:
            return _members(self.place, names)
        except (OSError, EOFError, tarfile.TarError, zlib.error, LZMAError):
            raise InputError(
                f"{self.place} cannot be unpacked", "it is damaged: fetch it once more"
            ) from None


def _names(language: Language, split: str) -> list[str]:
    return [f"{split}/{code}.{split}" for code in (language.flores, language.iso639_3)]


def _members(archive: Path, names: list[str]) -> dict[str, TextFile]:
    """By their names below the archive's one folder."""
    files = {}
    with tarfile.open(archive) as opened:
        for member in opened:
            name = "/".join(PurePosixPath(member.name).parts[1:])
            content = opened.extractfile(member) if name in names else None
            if content:
                files[name] = TextFile.decode(f"{archive}/{member.name}", content.read())
    return files


def _topics(metadata: TextFile) -> tuple[str, ...]:
    """A topic a line; none where the table has no such column."""
    rows = list(csv.DictReader(metadata.lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple((row.get("topic") or "").strip() for row in rows) if rows and "topic" in rows[0] else ()
