"""Sets of one file a language, NAME.<lang>, a sentence a line: how FLORES-200 and NTREX are mostly kept."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from evaluation.datasets.alignment import aligned
from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.spoken import spoken
from evaluation.datasets.text_files import TextFile
from service.errors import InputError
from service.languages import Language


@dataclass(frozen=True, slots=True)
class LineFiles:
    """Each line is a document of its own: neighbours mostly come from different texts."""

    name: str
    folder: Path

    @classmethod
    def found(cls, name: str, place: Path) -> Self | None:
        """The set in a folder; None where there is none of this layout."""
        found = cls(name, place)
        return found if found._files() else None

    def bitext(self, pair: LanguagePair) -> Bitext:
        source, target = self._file(pair.source), self._file(pair.target)
        return aligned(TextFile.read(source), TextFile.read(target))

    def _file(self, wanted: Language) -> Path:
        found = self._files()
        if wanted.tag not in found:
            raise InputError(f"set {self.name} has no {wanted.name}", f"it has {', '.join(found)}")
        return found[wanted.tag]

    def _files(self) -> dict[str, Path]:
        """By BCP-47 tag."""
        files = (path for path in sorted(self.folder.glob(f"{self.name}.*")) if path.is_file())
        named = ((spoken(path.name.removeprefix(f"{self.name}.")), path) for path in files)
        return {language.tag: path for language, path in named if language}
