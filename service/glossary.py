"""A newsroom's own words for names and terms, which a translation is to use."""

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, Self

import regex

from service.arabic.letters import CONTROLS, MARKS, TATWEEL, has_arabic
from service.arabic.normalize import Level, normalize
from service.errors import LanguageError, SettingsError
from service.languages import Language, language
from service.placeholders.masking import Term

_REMARKS = frozenset({"class", "note", "notes"})  # columns that are for readers
_WORD = re.compile(rf"[\w{MARKS}{TATWEEL}{CONTROLS}]+")
_JOINT = regex.compile(r"[\s\p{Pd}]+")  # what may stand between two words of a term
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a0-9]+")  # Arabic without marks, as nearly all is
_GOES_ON = re.compile(r"\d[.,٫٬:/]\d")  # a figure: no term ends in the middle of it
_PROCLITICS = ("و", "ف", "ب", "ل", "وب", "ول", "فب", "فل")  # the article is the name's own
_CLITIC_LETTERS = frozenset("وفبل")
_LEAST_LETTERS = 4  # of a word that may be a part of another: «سام» is in «وسام»; or that a hamza tells apart
_ALEFS = str.maketrans("أإ", "اا")
_TANWIN = re.compile("[\u064b-\u064d]")  # of a common noun: «صيداً» is a catch, not Sidon
_FIRST_COLUMN = "ar"


class _Word(NamedTuple):
    """What a word of a text may be the first word of a term as, and where that begins."""

    start: int
    key: str


@dataclass(frozen=True, eq=False)
class Glossary:
    """Targets by BCP-47 tag, by the source's words in one spelling; `digest` tells two glossaries apart."""

    rows: Mapping[tuple[str, ...], Mapping[str, str]] = field(default_factory=dict)
    digest: str = ""

    @classmethod
    def read(cls, path: Path) -> Self:
        """From a TSV or CSV file with a line of language codes, `ar` first; a cell may be empty.

        A term without any target is left to the model, with all terms within it.
        Raises SettingsError where it cannot be read, names no such column, or contradicts itself.
        """
        lines = list(_lines(path))
        columns = _columns(path, lines[0][1] if lines else [])
        rows: dict[tuple[str, ...], dict[str, str]] = {}
        for number, cells in lines[1:]:
            if len(cells) > len(columns):
                raise _damaged(path, number, "has more columns than the first line")
            row = {tag: cell for tag, cell in zip(columns, cells, strict=False) if tag and cell}
            source = row.pop(_FIRST_COLUMN, "")
            if not has_arabic(source):
                raise _damaged(path, number, "has no Arabic in its first column")
            known = rows.setdefault(_keys(source), {})
            if other := next((tag for tag in row if known.get(tag, row[tag]) != row[tag]), None):
                raise _damaged(path, number, f"says «{row[other]}» where another says «{known[other]}»")
            known |= row
        told = repr(sorted((key, sorted(row.items())) for key, row in rows.items()))
        return cls(rows, hashlib.sha256(told.encode()).hexdigest())

    def terms(self, text: str, target: Language) -> list[Term]:
        """The terms of an Arabic text that have a target; the longest first, none within another.

        Vowel marks do not count, nor does a hamza on the alef of a longer word: «ايران» is «إيران».
        """
        if not self.rows:
            return []
        words = [match.span() for match in _WORD.finditer(text)]
        keys = [_key(text[start:end]) for start, end in words]
        found: list[Term] = []
        at = 0
        while at < len(words):
            term, count = None, 1
            if not self._by_first_word.keys().isdisjoint(_heads(keys[at])):  # of most words, all that is done
                term, count = self._longest(text, words, keys, at, target.tag)
            if term:
                found.append(term)
            at += count
        return found

    def word(self, name: str, target: Language) -> str | None:
        """What a name that stands alone is to be."""
        return self.rows.get(_keys(name), {}).get(target.tag)

    @cached_property
    def _by_first_word(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The terms that begin with a word, the longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted(self.rows, key=len, reverse=True):
            found.setdefault(words[0], []).append(words)
        return found

    def _longest(
        self, text: str, words: Sequence[tuple[int, int]], keys: Sequence[str], at: int, tag: str
    ) -> tuple[Term | None, int]:
        """The longest term that begins with a word, with clitics or without, and how many words it takes."""
        fitting = [
            (len(term), -first.start, term)
            for first in _firsts(words[at][0], keys[at], text)
            for term in self._by_first_word.get(first.key, ())
            if (tag in self.rows[term] or not self.rows[term])
            and tuple(keys[at + 1 : at + len(term)]) == term[1:]
            and (first.start == words[at][0] or len(term) > 1 or len(first.key) >= _LEAST_LETTERS)
            and _stands_alone(text, words[at : at + len(term)])
        ]
        if not fitting:
            return None, 1
        count, start, term = max(fitting)
        if tag not in self.rows[term]:
            return None, count
        return Term(-start, words[at + count - 1][1], self.rows[term][tag]), count


NO_GLOSSARY = Glossary()
"""Of a newsroom that has none."""


@cache
def gazetteer() -> Glossary:
    """Cities whose names are no other word, and without a target phrases that hold a city's name.

    In the wire corpus three in five or more of each are the city; an Arabic reader struck out more.
    """
    return Glossary.read(Path(__file__).with_name("gazetteer.tsv"))


@lru_cache(maxsize=8192)  # a sentence is looked up for the memory, and for each of its tries
def terms_of(text: str, target: Language, glossary: Glossary) -> tuple[Term, ...]:
    """What an engine is held to: the newsroom's terms, and the cities of the gazetteer that touch none."""
    own = glossary.terms(text, target)
    cities = gazetteer().terms(text, target)
    free = (city for city in cities if not any(t.start < city.end and city.start < t.end for t in own))
    return tuple(sorted((*own, *free)))


@lru_cache(maxsize=65536)
def _heads(key: str) -> tuple[str, ...]:
    """What the first word of a term may be, in a word of a text."""
    return tuple(dict.fromkeys(first.key for first in _firsts(0, key, key)))


def _firsts(start: int, key: str, text: str) -> Iterator[_Word]:
    """The word as it is, without what Arabic joins to it, and with the article that «لل» holds."""
    yield _Word(start, key)
    for clitic in _PROCLITICS if key[:1] in _CLITIC_LETTERS else ():
        if text.startswith(clitic, start):
            rest = key.removeprefix(clitic)
            yield _Word(start + len(clitic), rest)
            if clitic.endswith("ل") and rest.startswith("ل"):  # «للأمم» is «ل» and «الأمم»
                yield _Word(start + len(clitic), "ا" + rest)


def _stands_alone(text: str, words: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing but blanks and hyphens stands between the words, and no figure goes on around them."""
    joined = all(_JOINT.fullmatch(text, end, start) for (_, end), (start, _) in pairwise(words))
    around = (words[0][0] - 2, words[-1][1] - 1)
    return joined and not any(at >= 0 and _GOES_ON.match(text, at) for at in around)


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(_key(word) for word in _WORD.findall(phrase))


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    """One spelling of a word, whatever the marks."""
    bare = word if _PLAIN.fullmatch(word) else normalize(word, Level.BARE).text.casefold()
    if _TANWIN.search(word):
        bare += "\u064b"
    return bare.translate(_ALEFS) if len(bare) >= _LEAST_LETTERS else bare


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
    tags = [tag for tag in columns if tag]
    if twice := next((tag for tag in tags if tags.count(tag) > 1), None):
        raise SettingsError(f"glossary {path} has two columns for {language(twice).name}", "leave one out")
    if columns[:1] != [_FIRST_COLUMN] or len(tags) < 2:
        raise SettingsError(f"glossary {path} does not say which column is which language", hint)
    return columns


def _damaged(path: Path, number: int, what: str) -> SettingsError:
    return SettingsError(f"line {number} of glossary {path} {what}", "mend the line")
