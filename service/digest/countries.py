"""The countries that a story names: two events that are told alike are two where their countries differ."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from service.digest.items import Item
from service.digest.stemming import words

_LONGEST = 3  # words of a name
_CLITICS = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ك", "ف", "فال", "وب", "ول", "ولل", "وبال")
_NATIONALITIES = ("ي", "يه", "يون", "يين", "يان", "يتان", "يات")
_SHORTEST = 3  # letters of a name without its ending
_NO_COUNTRY = frozenset(["EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"])  # of CLDR, for other things


class Countries:
    """What each of some stories names, in its headline and lead and in all of it."""

    def __init__(self, items: Sequence[Item]) -> None:
        from numpy import packbits, zeros

        codes = {code: at for at, code in enumerate(sorted(set(_names().values())))}
        leads = zeros((len(items), len(codes)), dtype=bool)
        texts = zeros((len(items), len(codes)), dtype=bool)
        for at, item in enumerate(items):
            lead, _, rest = item.text.partition("\n")
            first = named(f"{item.title}\n{lead}")
            leads[at, [codes[code] for code in first]] = True
            texts[at, [codes[code] for code in first | named(rest)]] = True
        self._tell: Any = leads.any(axis=1)
        self._leads, self._texts = packbits(leads, axis=1), packbits(texts, axis=1)

    def differ(self, ones: Any, others: Any) -> Any:  # noqa: ANN401  # arrays of indices, an array of truths
        """Where both stories lead with countries, and neither has any of the other's in all its text."""
        met = (self._leads[ones] & self._texts[others]) | (self._texts[ones] & self._leads[others])
        return self._tell[ones] & self._tell[others] & ~met.any(axis=1)


def named(text: str) -> frozenset[str]:
    """The codes of the countries, by name, by a city that CLDR has, or by nationality: «الروسية» is RU."""
    return frozenset(_found(words(text)))


def _found(row: Sequence[str]) -> Iterator[str]:
    """The longest name at each place; a word of a name that is found begins no other."""
    names, heads, end = _names(), _heads(), 0
    for at in [at for at, word in enumerate(row) if word in heads]:
        if at >= end:
            forms = ((length, " ".join(row[at : at + length])) for length in range(_LONGEST, 0, -1))
            length, code = next(((length, names[form]) for length, form in forms if form in names), (1, ""))
            end = at + length
            if code:
                yield code


@cache
def _heads() -> frozenset[str]:
    """The first words of all names."""
    return frozenset(name.partition(" ")[0] for name in _names())


@cache
def _names() -> dict[str, str]:
    """By every form of a name, its words folded, with what may be written onto it."""
    raw = tomllib.loads(Path(__file__).with_name("countries.toml").read_text(encoding="utf-8"))
    left_out = {written for word in raw["left_out"]["words"] for written in _written(word)}
    left_out |= set(raw["left_out"]["without_article"])
    own = [(name, code) for code, names in raw["names"].items() for name in names]
    found: dict[str, str] = {}
    for name, code in (*own, *_territories()):
        found.update((each, code) for form in _nationalities(name) for each in _written(form))
    for name, code in (*own, *_territories(), *_cities()):
        found.update((each, code) for each in _written(_bare(name)))
    return {name: code for name, code in found.items() if name not in left_out}


def _territories() -> Iterator[tuple[str, str]]:
    from babel import Locale

    names = Locale("ar").territories
    return ((name, code) for code, name in names.items() if _is_country(code))


def _cities() -> Iterator[tuple[str, str]]:
    """Those that CLDR names for their time zones, with the codes of their countries."""
    from babel import Locale
    from babel.core import get_global

    countries: Mapping[str, str] = get_global("zone_territories")
    for zone, names in Locale("ar").time_zones.items():
        if "city" in names and _is_country(countries.get(zone, "")):
            yield names["city"], countries[zone]


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY


def _bare(name: str) -> str:
    """Its words, folded, without an article."""
    return " ".join(words(name.removeprefix("ال")))


def _nationalities(name: str) -> Iterator[str]:
    """Of «نيجيريا», one word: «نيجيري», «نيجيريين»."""
    bare = _bare(name)
    root = next((bare.removesuffix(end) for end in ("يا", "ا", "ه", "ي") if bare.endswith(end)), bare)
    if " " not in bare and len(root) >= _SHORTEST:
        yield from (root + ending for ending in _NATIONALITIES)


def _written(form: str) -> Iterator[str]:
    return (clitic + form for clitic in _CLITICS)
