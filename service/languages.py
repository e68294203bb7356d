"""One registry of the languages that go in and come out, over CLDR's names and langcodes' subtags."""

import tomllib
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from service.errors import LanguageError

_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr"})


@dataclass(frozen=True, slots=True)
class Language:
    """A language in one script, under every code that a model or a reader may know it by."""

    tag: str  # BCP-47: "en", "pt-BR", "zh-Hans"
    iso639_3: str  # "eng"; a macrolanguage's own code where the tag is one: "ara"
    flores: str  # FLORES-200: "eng_Latn"
    name: str  # in English
    endonym: str  # in itself
    direction: str  # "ltr" or "rtl"


def language(query: str) -> Language:
    """The language meant by a tag, a code or a name in English, Arabic, itself or any language of CLDR.

    Raises LanguageError, with the closest language that is known.
    """
    found = _index().get(_key(query)) or _by_subtags(query) or _by_any_name(query)
    if found is None:
        raise LanguageError(f"language {query.strip()!r} is not known", _suggestion(query))
    return found


@cache
def languages() -> tuple[Language, ...]:
    """All languages, by English name."""
    return tuple(sorted((_language(tag, row) for tag, row in _rows().items()), key=lambda each: each.name))


@cache
def _rows() -> dict[str, dict[str, Any]]:
    text = files("service").joinpath("languages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _language(tag: str, row: dict[str, Any]) -> Language:
    import langcodes  # its data costs 40 ms, which `--help` need not pay

    cldr = langcodes.get(tag)
    script = row["flores"].rpartition("_")[2]
    return Language(
        tag=tag,
        iso639_3=row["iso639_3"],
        flores=row["flores"],
        name=row.get("name") or cldr.display_name("en"),
        endonym=row.get("endonym") or cldr.autonym(),
        direction="rtl" if script in _RIGHT_TO_LEFT else "ltr",
    )


@cache
def _index() -> dict[str, Language]:
    """Each language under each of its keys; a code wins over a name, and the earlier row over the later."""
    import langcodes

    index: dict[str, Language] = {}
    for each in languages():
        index.setdefault(_key(each.tag), each)
    for each in languages():
        for code in (each.iso639_3, each.flores):
            index.setdefault(_key(code), each)
    for each in languages():
        arabic = langcodes.get(each.tag).display_name("ar")
        for name in (*_rows()[each.tag].get("aliases", ()), each.name, each.endonym, arabic):
            index.setdefault(_key(name), each)
    return index


def _key(query: str) -> str:
    """What is left of a name when spelling is forgiven: «اللغة الإنجليزية», «انجليزي» and «انجليزيه» are one.

    Case, accents, hamza, brackets, and Arabic's article and feminine ending do not count.
    """
    letters = unicodedata.normalize("NFKD", query.casefold())
    spelt = "".join(
        " " if unicodedata.category(c)[0] in "PSZC" else c for c in letters if not unicodedata.combining(c)
    )
    words = (_arabic_stem(word) for word in spelt.split())
    return " ".join(word for word in words if word not in {"لغ", "language"})


def _arabic_stem(word: str) -> str:
    return word.removeprefix("ب").removeprefix("ال").rstrip("ةه") if word > "ء" else word


def _by_subtags(query: str) -> Language | None:
    """By language and likely script: "fr-CA" is French, "zh-TW" is Chinese in traditional script."""
    import langcodes

    try:
        wanted = langcodes.get(query.strip()).maximize()
    except ValueError:
        return None
    writing = {each: langcodes.get(each.tag).maximize() for each in languages()}
    matches = [
        each
        for each, likely in writing.items()
        if (likely.language, likely.script) == (wanted.language, wanted.script)
    ]
    exact = [each for each in matches if wanted.territory and each.tag.endswith(f"-{wanted.territory}")]
    return next(iter(exact or matches), None)


def _by_any_name(query: str) -> Language | None:
    import langcodes

    try:
        return _by_subtags(langcodes.find(query.strip()).to_tag())
    except LookupError:
        return None


def _suggestion(query: str) -> str:
    close = get_close_matches(_key(query), _index(), n=1)
    if not close:
        return "give a name or a code, such as French, fr or fra_Latn"
    known = _index()[close[0]]
    return f"did you mean {known.name} ({known.tag})?"
