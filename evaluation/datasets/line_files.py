"""Sets of one file a language, NAME.<lang>, a sentence a line: how FLORES-200 and NTREX are mostly kept."""

from dataclasses import dataclass
from pathlib import Path

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.text_files import read_lines
from service.errors import InputError, LanguageError
from service.languages import Language, language


@dataclass(frozen=True, slots=True)
class LineFiles:
    """Each line is a document of its own: neighbours mostly come from different texts."""

    name: str
    folder: Path

    def bitext(self, pair: LanguagePair) -> Bitext:
        source, target = self._file(pair.source), self._file(pair.target)
        sources, references = read_lines(source), read_lines(target)
        if not sources:
            raise InputError(f"{source} is empty", "give it one sentence a line")
        if len(sources) != len(references):
            raise InputError(
                f"{source.name} has {len(sources)} lines and {target.name} has {len(references)}",
                f"line numbers have to agree across the languages of set {self.name}",
            )
        return Bitext(tuple(sources), tuple(references), tuple(range(len(sources))))

    def _file(self, wanted: Language) -> Path:
        found = {spoken.tag: path for path in sorted(self._files()) if (spoken := _spoken(path, self.name))}
        if wanted.tag not in found:
            here = f"it has {', '.join(found)}" if found else f"{self.folder} has no file {self.name}.<lang>"
            raise InputError(f"set {self.name} has no {wanted.name}", here)
        return found[wanted.tag]

    def _files(self) -> list[Path]:
        return [path for path in self.folder.glob(f"{self.name}.*") if path.is_file()]


def _spoken(path: Path, name: str) -> Language | None:
    """The language that a file's name ends with; None for «flores-dev.README»."""
    try:
        return language(path.name.removeprefix(f"{name}."))
    except LanguageError:
        return None
