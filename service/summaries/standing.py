"""Whether a sentence can stand for itself, and what it has to lose for that."""

import re

from service.arabic.sentence_words import is_conjoined, lexicon
from service.summaries.trimming import Word
from service.summaries.trimming_words import bare, starts, trimming_words

_OPENING = ('"', "«", "“", ":")
_HAMZAS = ("أ", "إ", "آ")  # behind «و» they begin a word: «وأعلن»
_BEGINNINGS = ("ال", "و", "ي", "ت")  # so do these, mostly: «والتقى», «ووصل», «ويقدر», «وتوقعت»
_WASLA = re.compile("ا(?:ست|ن|ت|.ت)")  # and verbs with a lost hamza: «واستقال», «وانتقد», «واتفق», «وامتنعت»
_OWN_WAW = ("واتس", "والد", "والي", "وتير", "وتر", "وتد", "ويل", "ويس", "وين", "ويب")  # but «والدة», «ويليام»


def leaning(text: str) -> str:
    """The word by which a sentence leans on a speaker in an earlier one, «وأضاف»; empty where it does not."""
    words = Word.all(text)
    known = trimming_words()
    if not words or bare(words[0].plain) not in known.resumed:
        return ""
    first = text[words[0].start : words[0].end]
    if first.endswith(":") or len(words) == 1:
        return first.rstrip(":")
    follows = words[1]
    is_said = follows.plain in known.said or text[follows.start] in _OPENING
    return first if is_said else ""


def standing(text: str) -> str:
    """Without the connective or the «و» at its beginning: «كما أعلن», «من جهته، قال», «وتوقعت»."""
    words = Word.all(text)
    shown = [_shown(text, word) for word in words[:4]]
    if (size := starts(shown, trimming_words().connectives)) and len(words) > size:
        return text[words[size].start :]
    return text[1:] if text.startswith("و") and _is_joined(words[0].plain, text[1:2]) else text


def _shown(text: str, word: Word) -> str:
    """«من جهته،»: with its comma, since without it more may follow."""
    return word.plain + ("،" if text[word.end - 1] == "،" else "")


def _is_joined(word: str, second: str) -> bool:
    if not is_conjoined(word) or len(word) < 4:
        return False
    rest = word[1:]
    surely = second in _HAMZAS or rest in lexicon().openers
    mostly = rest.startswith(_BEGINNINGS) or _WASLA.match(rest)
    return surely or (bool(mostly) and not word.startswith(_OWN_WAW))
