"""What the page says, in the languages that it speaks."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from service.languages import Language, language

PAGE_LANGUAGES = ("en", "ar", "fr")
"""BCP-47; the first is the page's own, the others have an address each."""

_HERE = Path(__file__).parent

Wording = str | Mapping[str, str]
"""A text with {fields}, or one for each plural category of CLDR that its language has."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The page's texts in one language; `texts("vote.left")` is the key `left` of tabs/vote.toml."""

    tag: str  # one of PAGE_LANGUAGES

    @property
    def language(self) -> Language:
        """For `lang` and `dir`."""
        return language(self.tag)

    def __call__(self, key: str, *, count: int = 0, **fields: object) -> str:
        """The text with its fields filled in; `count` is one, and chooses a plural. Raises KeyError."""
        wording = wordings()[key][self.tag]
        if not isinstance(wording, str):
            wording = wording[_plural(self.tag, count)]
        return wording.format(count=count, **fields)


@cache
def wordings() -> dict[str, dict[str, Wording]]:
    """By key, then by language: texts.toml has a table for each part, another file is one part."""
    shared = _HERE / "texts.toml"
    parts = _read(shared)
    parts |= {file.stem: _read(file) for file in sorted(_HERE.rglob("*.toml")) if file != shared}
    return dict(_flat(parts))


def _flat(parts: Mapping[str, Mapping[str, dict[str, Wording]]]) -> Iterator[tuple[str, dict[str, Wording]]]:
    for part, keys in parts.items():
        for key, by_language in keys.items():
            yield f"{part}.{key}", by_language


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _plural(tag: str, count: int) -> str:
    """The category of a count: Arabic has six, «جملتان» (two) and «3 جمل» (few) among them."""
    from babel import Locale

    return str(Locale(tag).plural_form(count))
