"""Codes of languages in names of files and in files, which may as well be something else."""

from service.errors import LanguageError
from service.languages import Language, language


def spoken(code: str) -> Language | None:
    """The language that a code means; None for «README»."""
    try:
        return language(code)
    except LanguageError:
        return None
