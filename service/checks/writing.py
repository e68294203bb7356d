"""How a language is written: the classes of letters that its texts are made of."""

from dataclasses import dataclass
from functools import cache

import regex

from service.languages import Language

# ISO 15924 names ways of writing that are no one script of Unicode: their own letters, and those beside them.
_MIXED = {
    "Jpan": (r"\p{Hira}\p{Kana}ー", r"\p{Han}"),
    "Hang": (r"\p{Hang}", r"\p{Han}"),
    "Hans": (r"\p{Han}", ""),
    "Hant": (r"\p{Han}", ""),
}


@dataclass(frozen=True, slots=True)
class Writing:
    """Regular expressions of module `regex`, each for one letter or one run of letters."""

    own: "regex.Pattern[str]"  # one letter of the language's own script
    beside: "regex.Pattern[str]"  # one letter that its texts mix in by rule: Han in Japanese
    foreign: "regex.Pattern[str]"  # a run of letters of scripts that are neither its own nor Latin nor Arabic
    arabic: bool  # whether the own script is the Arabic one


def script(language: Language) -> str:
    """The ISO 15924 code: "Latn", "Hans"."""
    return language.flores.rpartition("_")[2]


@cache
def writing(code: str) -> Writing:
    """What a language of that script is written in."""
    own, beside = _MIXED.get(code, (rf"\p{{{code}}}", ""))
    known = rf"{own}{beside}\p{{Latn}}\p{{Arab}}\p{{Zyyy}}\p{{Zinh}}"
    return Writing(
        own=regex.compile(f"[{own}]"),
        beside=regex.compile(f"[{beside}]" if beside else r"(?!)"),
        foreign=regex.compile(rf"(?V1)[\p{{L}}--[{known}]]+"),
        arabic=code == "Arab",
    )
