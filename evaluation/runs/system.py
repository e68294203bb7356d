"""What is compared: whatever gives one hypothesis for each segment of a set."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.text_files import TextFile
from service.errors import InputError

Progress = Callable[[int, int], None]
"""Called with how many sentences are done and how many there are."""


class System(Protocol):
    """Checked for all that it is asked for before it works on any of it."""

    @property
    def name(self) -> str: ...

    def check(self, bitext: Bitext, pair: LanguagePair) -> None:
        """Raises InputError or ModelError where it could not translate this set, which is whole."""

    def translate(self, bitext: Bitext, pair: LanguagePair, progress: Progress) -> list[str]:
        """One hypothesis for each segment of a set or of its beginning; references are not looked at."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A system known by its output alone, a segment a line, as it is: nothing is cleaned or unescaped."""

    name: str
    path: Path

    def check(self, bitext: Bitext, pair: LanguagePair) -> None:
        lines, segments = len(TextFile.read(self.path).lines), len(bitext.sources)
        if lines != segments:
            hint = f"line numbers have to agree with the set in {pair.name}"
            raise InputError(f"{self.path} has {lines} lines and the set has {segments}", hint)

    def translate(self, bitext: Bitext, pair: LanguagePair, progress: Progress) -> list[str]:  # noqa: ARG002
        return TextFile.read(self.path).lines[: len(bitext.sources)]
