"""One registry of the languages that go in and come out, over CLDR's names and langcodes' subtags."""

import tomllib
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
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
    found = _by_code(query) or _by_any_name(query)
    if found is None:
        raise LanguageError(f"language {query.strip()!r} is not known", _closest(query))
    return found


@cache
def languages() -> tuple[Language, ...]:
    """All languages, by English name."""
    return tuple(
        sorted((_language(tag, row) for tag, row in _rows().items()), key=lambda each: _key(each.name))
    )


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))


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
        for code in (each.iso639_3, each.flores, each.flores.partition("_")[0]):
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
    words = "".join(" " if unicodedata.category(c)[0] in "PSZC" else c for c in query.casefold()).split()
    letters = unicodedata.normalize("NFKD", " ".join(_arabic_stem(word) for word in words))
    spelt = "".join(c for c in letters if not unicodedata.combining(c)).split()
    return " ".join(word for word in spelt if word not in {"لغ", "language"})


def _arabic_stem(word: str) -> str:
    """«بالفرنسية» and «الفرنسية» are «فرنسي»; «ألمانية» keeps its first letters, which are no article."""
    return word.removeprefix("ب" if word.startswith("بال") else "").removeprefix("ال").rstrip("ةه")


def _by_code(query: str) -> Language | None:
    return _index().get(_key(query)) or _by_subtags(query.strip())


def _by_subtags(tag: str) -> Language | None:
    """By language and likely script: "fr-CA" is French, "zh-TW" is Chinese in traditional script."""
    import langcodes

    if not langcodes.tag_is_valid(tag) or langcodes.get(tag).language is None:
        return None
    wanted = langcodes.get(tag).maximize()
    elsewhere = None
    for each in languages():
        own = langcodes.get(each.tag)
        likely = own.maximize()
        if (likely.language, likely.script) == (wanted.language, wanted.script):
            if own.territory == wanted.territory:
                return each
            elsewhere = elsewhere or (each if own.territory is None else None)
    return elsewhere


def _by_any_name(query: str) -> Language | None:
    import langcodes

    if not query.isprintable():  # its look-up fails on control characters
        return None
    try:
        return _by_code(langcodes.find(query.strip()).to_tag())
    except LookupError:
        return None


def _closest(query: str) -> str:
    """By kinship where the query is a tag, else by spelling; "az-Arab" is near "az"."""
    import langcodes

    tag = query.strip()
    if langcodes.tag_is_valid(tag):
        near, _ = langcodes.closest_match(tag, [each.tag for each in languages()], max_distance=12)
        known = _index().get(_key(near)) or _index().get(langcodes.get(tag).language or "")
    else:
        known = next(
            (_index()[key] for key in get_close_matches(_key(query), _index(), n=1, cutoff=0.7)), None
        )
    if known is None:
        return "give a name or a code, such as French, fr or fra_Latn"
    return f"did you mean {known.name} ({known.tag})?"
