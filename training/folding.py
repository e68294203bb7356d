"""Texts made comparable: letters and digits alone, without case, marks and accents."""

import unicodedata


def folded(text: str) -> str:
    """«Der Präsident, 64» is «derprasident64», «إِدارة» is «ادارة»."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def folded_words(text: str) -> list[str]:
    """The words between white space, each folded; a dash that stands alone is none."""
    return [word for word in map(folded, text.split()) if word]
