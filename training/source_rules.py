"""The normalisation rules inside `source.spm`: whoever loads the model folds a source alike.

They fold what agencies write differently and no translation depends on: vowel marks, tatweel, the hamza on
alef, digits of other scripts. «أُعلِنَ ٢٥» is «اعلن 25».
"""

import unicodedata
from collections.abc import Iterator

_ALEFS = str.maketrans("أإآٱ", "اااا")
_LINE_BREAKS = "\t\n\r\u2028\u2029\x0b\x0c\x85"
_SUPERSCRIPT_ALEF = "\u0670"
# What NFKC leaves apart but a reader takes for the same.
_ALIKE = str.maketrans(
    {"\u06cc": "ي", "\u06a9": "ك", "\u066a": "%", "\u066b": ".", "\u066c": ",", "\u2212": "-"}
)
# Code points: tatweel, Koranic and vowel marks, zero-width and bidi controls, byte order mark, soft hyphen.
_REMOVED = frozenset(
    (
        0x640,
        *range(0x610, 0x61B),
        *range(0x64B, 0x660),
        0x670,
        *range(0x6D6, 0x6DD),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
        0xFEFF,
        0xAD,
    )
)


def source_rules() -> Iterator[tuple[str, str]]:
    """(from, to) for every character of the basic plane that is changed, alone and taken apart."""
    for code in range(1, 0x10000):
        if 0xD800 <= code < 0xE000:
            continue
        character = chr(code)
        folded = _folded(character)
        if folded != character:
            yield character, folded
        parts = unicodedata.normalize("NFD", character)
        if len(parts) == 2 and unicodedata.normalize("NFC", parts) == character:
            yield parts, folded
    yield f"ى{_SUPERSCRIPT_ALEF}", "ى"


def _folded(character: str) -> str:
    if character in _LINE_BREAKS:
        return " "
    category = unicodedata.category(character)
    if category == "Cc" or ord(character) in _REMOVED:
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    text = unicodedata.normalize("NFKC", character).translate(_ALEFS).translate(_ALIKE)
    return "".join(c for c in text if ord(c) not in _REMOVED)
