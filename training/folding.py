"""Texts made comparable: letters and digits alone, without case, marks, accents and tatweel."""

import unicodedata

_TATWEEL = "\u0640"
_DIGITS = {zero + value: str(value) for zero in (0x660, 0x6F0) for value in range(10)}
_ALIKE = str.maketrans(_DIGITS | {ord(_TATWEEL): ""})


def folded(text: str) -> str:
    """«Der Präsident, 64» is «derprasident64», «إِدارة ٢٥» is «ادارة25»."""
    letters = unicodedata.normalize("NFKD", text.translate(_ALIKE)).casefold()
    return "".join(c for c in letters if c.isalnum())


def folded_words(text: str) -> list[str]:
    """The words between white space, each folded; a dash that stands alone is none."""
    return [word for word in map(folded, text.split()) if word]
