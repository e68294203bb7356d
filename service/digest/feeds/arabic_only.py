"""Whether a story is in Arabic: what is in another language must not be translated as if it were."""

import re
from functools import lru_cache

from service.arabic.letters import LETTERS, arabic_share, has_arabic
from service.errors import InputError, NoArabicError

_GIVE = "give each story an Arabic text"
_HEAD = 2000  # characters that tell the language
_ENOUGH = 0.5
_MOST_OTHERS = 0.01
"""Of Arabic letters. Names of foreigners bring one story in 9,833 of Arabic press to 0.0025; Persian has
0.027 in the middle, Urdu 0.2."""
_OTHERS = re.compile("[پچژگٹڈڑںےۀەڵێۆھہټځڅډړږښڼېۍڤ]")
"""Letters that Persian, Urdu, Kurdish or Pashto write, and Arabic only in names: «چاد», «گوگل»."""
_LETTER = re.compile(f"[{LETTERS}]")


def arabic_tag(text: str, declared: str = "") -> str:
    """The BCP-47 tag of a story in Arabic; raises InputError where the story is in another language.

    Text in Arabic goes before a tag that names a language of another script: many sites leave the
    tag of their software, `en-US`, as it was.
    """
    head = text[:_HEAD]
    if not has_arabic(head) and not has_arabic(text):
        raise NoArabicError("there is no Arabic in its title and text", _GIVE)
    if arabic_share(head) < _ENOUGH:
        raise InputError("most of it is not in Arabic", _GIVE)
    tag, other = _tag(declared.strip().replace("_", "-"))
    if other:
        raise InputError(f"it is said to be in {other}, not in Arabic", _GIVE)
    if len(_OTHERS.findall(head)) > _MOST_OTHERS * len(_LETTER.findall(head)):
        raise InputError("its letters are those of Persian, Urdu, Kurdish or Pashto, not of Arabic", _GIVE)
    return tag


@lru_cache(maxsize=256)
def _tag(declared: str) -> tuple[str, str]:
    """The tag if it is an Arabic one, or else `ar`, and the name of another language of the Arabic script."""
    import langcodes

    if declared in ("", "ar") or not langcodes.tag_is_valid(declared):
        return "ar", ""
    found = langcodes.get(langcodes.standardize_tag(declared, macro=True))
    if found.language == "ar":
        return found.to_tag(), ""
    if found.maximize().script != "Arab" or "arabic" in found.language_name("en").lower():
        return "ar", ""
    return "ar", found.language_name("en")
