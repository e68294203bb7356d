"""A newsroom's own words for names and terms, which a translation is to use."""

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, product, takewhile
from pathlib import Path
from typing import Self

import regex

from service.arabic.letters import CONTROLS, MARKS, TATWEEL
from service.arabic.normalize import Level, normalize
from service.errors import LanguageError, SettingsError
from service.languages import Language, language
from service.placeholders.masking import Term

_REMARKS = frozenset({"class", "note", "notes"})  # columns that are for readers
_WORD = regex.compile(f"[{MARKS}{TATWEEL}{CONTROLS}\\p{{L}}\\p{{M}}\\p{{N}}]+")
_JOINT = regex.compile(r"[\s\p{Pd}]+")  # what may stand between two words of a term
# What Arabic writes joined to a name: «ولبيروت», «وبالقاهرة»; the article is the name's own.
_PROCLITICS = tuple("".join(parts) for parts in product(("", "و", "ف"), ("", "ب", "ل", "ك")))
_FIRST_COLUMN = "ar"


@dataclass(frozen=True)
class Glossary:
    """Targets by BCP-47 tag, by the source's folded words; `digest` tells two glossaries apart."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    digest: str = ""

    @classmethod
    def read(cls, path: Path) -> Self:
        """From a TSV or CSV file with a line of language codes, `ar` first; a cell may be empty.

        Raises SettingsError where it cannot be read, names no such column, or contradicts itself.
        """
        lines = list(_lines(path))
        columns = _columns(path, lines[0][1] if lines else [])
        rows: dict[str, dict[str, str]] = {}
        for number, cells in lines[1:]:
            if len(cells) > len(columns):
                raise _damaged(path, number, "has more columns than the first line")
            row = {tag: cell for tag, cell in zip(columns, cells, strict=False) if tag and cell}
            source = row.pop(_FIRST_COLUMN, "")
            if not (key := _key(source)):
                raise _damaged(path, number, "has no Arabic in its first column")
            known = rows.setdefault(key, {})
            if other := next((tag for tag in row if known.get(tag, row[tag]) != row[tag]), None):
                raise _damaged(path, number, f"says «{row[other]}» where another says «{known[other]}»")
            known |= row
        told = repr(sorted((key, sorted(row.items())) for key, row in rows.items()))
        return cls(rows, hashlib.sha256(told.encode()).hexdigest())

    def terms(self, text: str, target: Language) -> list[Term]:
        """The terms of an Arabic text that have a target; the longest first, none within another."""
        if not self.rows:
            return []
        words = [match.span() for match in _WORD.finditer(text)]
        found: list[Term] = []
        at = 0
        while at < len(words):
            term, count = self._longest(text, words[at : at + self._most_words], target.tag)
            if term:
                found.append(term)
            at += count
        return found

    def word(self, name: str, target: Language) -> str | None:
        """What a name that stands alone is to be."""
        return self.rows.get(_key(name), {}).get(target.tag)

    @cached_property
    def _most_words(self) -> int:
        return max(key.count(" ") + 1 for key in self.rows)

    def _longest(self, text: str, words: Sequence[tuple[int, int]], tag: str) -> tuple[Term | None, int]:
        """The term that begins with the first word, and how many words it takes."""
        start = words[0][0]
        joined = list(takewhile(lambda gap: _JOINT.fullmatch(text, *gap), _gaps(words)))
        for count in range(len(joined) + 1, 0, -1):
            end = words[count - 1][1]
            for begin in (start + len(each) for each in _PROCLITICS if text.startswith(each, start)):
                if begin < end and (words_for := self.rows.get(_key(text[begin:end]), {}).get(tag)):
                    return Term(begin, end, words_for), count
        return None, 1


NO_GLOSSARY = Glossary()
"""Of a newsroom that has none."""


def _gaps(words: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What lies between each word and the next."""
    return ((end, start) for (_, end), (start, _) in pairwise(words))


def _key(phrase: str) -> str:
    """One spelling to look up by: words that only marks, hamzas or a hyphen tell apart are one."""
    return " ".join(normalize(word, Level.FOLDED).text for word in _WORD.findall(phrase))


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line that has some, with the line's number."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            delimiter = "\t" if "\t" in file.readline() else ","
            file.seek(0)
            reader = csv.reader(file, delimiter=delimiter, strict=True)
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield reader.line_num, [" ".join(cell.split()) for cell in cells]
    except OSError as error:
        raise SettingsError(f"glossary {path} cannot be read", error.strerror or str(error)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        hint = "save it as UTF-8 text with tabs or commas between the columns"
        raise SettingsError(f"glossary {path} is no table: {error}", hint) from None


def _columns(path: Path, header: Sequence[str]) -> list[str | None]:
    """The BCP-47 tag of each column, None for one that is for readers."""
    hint = "begin with a line of language codes, such as ar, en, fr"
    columns: list[str | None] = []
    for name in header:
        try:
            columns.append(None if name.lower() in _REMARKS else language(name).tag)
        except LanguageError:
            raise SettingsError(
                f"glossary {path} has a column «{name}», which is no language", hint
            ) from None
    if columns[:1] != [_FIRST_COLUMN] or len(set(columns[1:]) - {None}) == 0:
        raise SettingsError(f"glossary {path} does not say which column is which language", hint)
    return columns


def _damaged(path: Path, number: int, what: str) -> SettingsError:
    return SettingsError(f"line {number} of glossary {path} {what}", "mend the line")
