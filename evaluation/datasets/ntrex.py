"""NTREX-128 as its repository has it: newstest2019 in 128 languages, with the articles' names."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from evaluation.datasets.alignment import aligned, numbered
from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.spoken import spoken
from evaluation.datasets.text_files import TextFile
from service.errors import InputError
from service.languages import Language

_SOURCE = "newstest2019-src.eng.txt"
_DOCUMENTS = "DOCUMENT_IDS.tsv"


@dataclass(frozen=True, slots=True)
class Ntrex:
    """`folder` holds the files; the documents' names lie above it. A document is a whole article."""

    name: str
    folder: Path

    @classmethod
    def found(cls, name: str, place: Path) -> Self | None:
        """The repository, or its folder of files; None where it is none."""
        folder = next((each for each in (place / "NTREX-128", place) if (each / _SOURCE).is_file()), None)
        return cls(name, folder) if folder else None

    def bitext(self, pair: LanguagePair) -> Bitext:
        source, target = (TextFile.read(self._file(each)) for each in (pair.source, pair.target))
        names = self.folder.parent / _DOCUMENTS
        documents = list(numbered(TextFile.read(names).lines)) if names.is_file() else None
        if documents and len(documents) != len(source.lines):
            raise InputError(
                f"{names} has {len(documents)} lines and {source.provenance.name} has {len(source.lines)}",
                "they have to be of one version of the repository",
            )
        return aligned(source, target, documents=documents)

    def _file(self, wanted: Language) -> Path:
        """English is what the set was written in; of several variants, fra and fra-CA, the plain one."""
        if wanted.tag == "en":
            return self.folder / _SOURCE
        files = self.folder.glob("newstest2019-ref.*.txt")
        named = [path for path in files if (found := spoken(_code(path))) and found.tag == wanted.tag]
        if not named:
            raise InputError(f"set {self.name} has no {wanted.name}", f"{self.folder} has no file for it")
        return min(named, key=lambda path: (len(path.name), path.name))


def _code(path: Path) -> str:
    """«fra-CA» of «newstest2019-ref.fra-CA.txt»."""
    return path.name.removesuffix(".txt").rpartition(".")[2]
