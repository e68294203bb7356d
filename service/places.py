"""Names of places in datelines, as each language writes them: from CLDR and from a table of our own."""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service.languages import Language

if TYPE_CHECKING:
    from babel import Locale

_LETTERS = str.maketrans({"ى": "ي", "ة": "ه", "ٱ": "ا", "ء": None, "ـ": None})


def place(name_ar: str, target: Language) -> str | None:
    """A place's name in the target language: «موسكو» is "Moscow" or "Moskau"; None where it is unknown.

    A city wins over a country of the same name: a dateline «تونس» is Tunis. Vowel marks count where CLDR has
    them: «عُمان» is Oman, «عمان» Amman.
    """
    key = _key(name_ar)
    own = _own_names().get(key, {}).get(target.tag)
    return own or _cldr_name(_cldr_keys().get(name_ar.strip()) or _cldr_keys().get(key), target)


def _key(name: str) -> str:
    """Letters without marks, hamza, article and spaces: «أبو ظبي», «ابوظبي» and «أبوظبى» are one."""
    letters = unicodedata.normalize("NFKD", name).translate(_LETTERS)
    words = "".join(c if c.isalpha() else " " for c in letters if not unicodedata.combining(c)).split()
    if len(words) > 1 and words[0] == "مدينه":  # «مدينة غزة»
        words = words[1:]
    return "".join(word.removeprefix("ال") for word in words)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"))


@cache
def _own_names() -> dict[str, dict[str, str]]:
    """Names by BCP-47 tag, under the key of each Arabic spelling."""
    rows = (row for region in _table()["cities"].values() for row in region)
    return {_key(spelling): row for row in rows for spelling in row["ar"]}


@cache
def _cldr_keys() -> dict[str, str]:
    """A time zone, for its city, or a territory, under the key of each Arabic name."""
    from babel import Locale

    arabic = Locale("ar")
    keys = {_key(spelling): cldr for spelling, cldr in _table()["spellings"].items()}
    for zone, names in arabic.time_zones.items():
        if "city" in names:
            keys.setdefault(_key(names["city"]), zone)
    for code, name in arabic.territories.items():
        if code.isalpha() and code != "ZZ":  # digits are continents, ZZ is the unknown region
            keys.setdefault(_key(name), code)
            if any(map(unicodedata.combining, name)):
                keys[name] = code
    return keys


def _cldr_name(cldr: str | None, target: Language) -> str | None:
    locale = _locale(target.tag)
    if cldr is None or locale is None:
        return None
    if "/" not in cldr:
        return locale.territories.get(cldr)
    named: str | None = locale.time_zones.get(cldr, {}).get("city")
    if named is None and target.flores.endswith(
        "_Latn"
    ):  # CLDR leaves out what a language writes as the zone does
        named = cldr.rpartition("/")[2].replace("_", " ")
    return named.partition(" (")[0] if named else None  # "Tripoli (Libye)"


@cache
def _locale(tag: str) -> "Locale | None":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-")
    except UnknownLocaleError:
        return None
