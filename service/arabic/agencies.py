"""The news agencies that sign Arabic copy."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from service.arabic.normalize import Level, normalize


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: what stands for it in a dateline of a language in Latin letters, and its name."""

    code: str
    name: str


def find_agency(text: str) -> Agency | None:
    """The agency that the whole of a text names, «أ ف ب», «ا.ف.ب», «وكالة رويترز», or None."""
    return _agencies().get(_key(text))


@cache
def _agencies() -> dict[str, Agency]:
    raw = tomllib.loads(Path(__file__).with_name("agencies.toml").read_text(encoding="utf-8"))
    return {_key(form): Agency(code, each["name"]) for code, each in raw.items() for form in each["arabic"]}


def _key(text: str) -> str:
    """Spelling folded; stops and spaces between single letters do not count."""
    folded = " ".join(normalize(text, Level.FOLDED).text.split())
    return re.sub(r"(?<=\b\w)[\s.]+(?=\w\b)|\.$", "", folded)
