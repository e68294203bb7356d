"""Whether a story is in Arabic: what is in another language must not be translated as if it were."""

import re
from functools import lru_cache

from service.arabic.letters import LETTERS, arabic_share, has_arabic
from service.errors import InputError, LanguageError, NoArabicError
from service.languages import Language
from service.languages import language as known_language
from service.refusals import refused

_HEAD = 600  # characters that tell the language: some sites' scripts stand behind the story
_ENOUGH = 0.5
_MOST_OTHERS = 0.02  # of letters
_LEAST_ARTICLES = 0.1  # of words; Arabic press has 0.3 in the middle, Persian 0.01
_OTHERS = re.compile("[پچژگکیٹڈڑںےۀەڵێۆھہټځڅډړږښڼېۍ]")
"""Letters that Persian, Urdu, Kurdish or Pashto write, and Arabic only in names: «چاد», «گوگل»."""
_ARTICLE = re.compile(r"\b[وفبك]?ال")
_WORD = re.compile(r"\w+")
_LETTER = re.compile(f"[{LETTERS}]")


def arabic_tag(text: str, declared: str = "") -> str:
    """The BCP-47 tag of a story in Arabic; raises InputError where the story is in another language.

    Text in Arabic goes before a tag that names a language of another script: many sites leave the
    tag of their software, `en-US`, as it was.
    """
    head = text[:_HEAD]
    tag, other = _tag(declared.strip().replace("_", "-"))
    if not _is_plainly_arabic(head):
        if not has_arabic(text):
            raise refused(NoArabicError, "row.no_arabic")
        if arabic_share(head) < _ENOUGH:
            raise refused(InputError, "row.little_arabic")
        if _is_of_neighbours(head):
            raise refused(InputError, "row.neighbours")
    if other:
        raise refused(InputError, "row.other_language", language=other)
    return tag


def _is_plainly_arabic(text: str) -> bool:
    """Whether many words begin with the article: as most stories do, and quickly seen."""
    return text.count(" ال") > _LEAST_ARTICLES * text.count(" ") + 1


def _is_of_neighbours(text: str) -> bool:
    """By letters that Arabic has not, where Arabic's article hardly stands before a word."""
    if len(_OTHERS.findall(text)) <= _MOST_OTHERS * len(_LETTER.findall(text)):
        return False
    return len(_ARTICLE.findall(text)) < _LEAST_ARTICLES * len(_WORD.findall(text))


@lru_cache(maxsize=256)
def _tag(declared: str) -> tuple[str, Language | str | None]:
    """The tag if it is an Arabic one, or else `ar`; another language of the Arabic script, or its name."""
    import langcodes

    if declared in ("", "ar") or not langcodes.tag_is_valid(declared):
        return "ar", None
    found = langcodes.get(langcodes.standardize_tag(declared, macro=True))
    if found.language == "ar":
        return found.to_tag(), None
    if found.maximize().script != "Arab" or "arabic" in found.language_name("en").lower():
        return "ar", None
    try:
        return "ar", known_language(found.language)
    except LanguageError:
        return "ar", found.language_name("en")
