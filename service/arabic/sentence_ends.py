"""Whether a stop ends a sentence: what stands before it, what it closes, and what comes next."""

import re
from dataclasses import dataclass

from service.arabic.enclosures import Closing
from service.arabic.letters import BLANKS, CONTROLS, DIGITS, LETTERS, MARKS, TATWEEL
from service.arabic.sentence_words import fold, is_conjoined, lexicon


@dataclass(frozen=True, slots=True)
class Stop:
    """Stops in a row, «؟!», and the marks that close with them, «؟!»».»; `row` is the stops alone."""

    start: int
    end: int
    row: str
    closings: tuple[Closing, ...]


def ends_sentence(text: str, begin: int, stop: Stop) -> bool:
    """Whether the sentence that began at `begin` ends with this stop."""
    if _is_inside(text, begin, stop):
        return False
    if stop.row in ("。", "۔"):
        return True
    if "…" in stop.row or ".." in stop.row:
        return _pause_ends(text, begin, stop)
    if stop.row != ".":
        return _question_ends(text, begin, stop)
    glued = _GLUED.match(text, stop.end)
    if glued and not stop.closings:
        return _ends_without_space(text, begin, stop.start, glued.end())
    return _full_stop_ends(text, begin, stop)


def _is_inside(text: str, begin: int, stop: Stop) -> bool:
    """Whether the stop stands in a sentence: «(...)», «(!)», «1. », «؟»، قال»."""
    if text[stop.start - 1 : stop.start] in ("(", "[") or _GOES_ON.match(text, stop.end):
        return True
    return stop.start - begin < _SHORT and _LIST_MARKER.fullmatch(text, begin, stop.start) is not None


def _pause_ends(text: str, begin: int, stop: Stop) -> bool:
    """«لا.. ليس بعد» and «و.. و..» only pause; «انتهى كل شيء… وقال» ends."""
    if not _opens(text, stop.end) or len(_words_before(text, begin, stop.start)[1]) < 2:
        return False
    return len(text[max(begin, stop.start - _WINDOW) : stop.start].split()) > 2


def _question_ends(text: str, begin: int, stop: Stop) -> bool:
    """«هل نعود؟» سأل الصحافي» goes on, so does «رددوا «ارحل!» في الساحة»; a long quotation ends."""
    if not stop.closings:
        glued = _GLUED.match(text, stop.end)
        return glued is None or _ARABIC_WORD.match(text, glued.end()) is not None
    if _opens(text, stop.end):
        return True
    opening = min(begin if closing.opening is None else closing.opening for closing in stop.closings)
    quoted = text[opening : stop.start].split(maxsplit=_QUOTED_SENTENCE)
    following = _next_word(text, stop.end)
    goes_on = following in lexicon().attributions or following in lexicon().continuations
    return len(quoted) >= _QUOTED_SENTENCE and not goes_on


def _ends_without_space(text: str, begin: int, stop: int, after: int) -> bool:
    """«إلى قطر.وقال» ends a sentence; «بي.سي», «ق.م», «د.خالد», «4.5» and «example.com» do not."""
    before = _title(_words_before(text, begin, stop)[1])
    following = _ARABIC_WORD.match(text, after)
    if following is None:
        return len(before) > 1 and _OPENING.match(text, after) is not None
    names = lexicon().letter_names
    if len(before) < 2 or fold(following.group()) in names:
        return False
    arabic = _ARABIC_WORD.fullmatch(before) is not None and before not in names
    return _opens(text, after) or (arabic and len(following.group()) > 2)


def _full_stop_ends(text: str, begin: int, stop: Stop) -> bool:
    """«لن نعود.» قال الوزير» goes on after the closing mark."""
    abbreviated = _abbreviation_ends(text, begin, stop)
    if abbreviated is not None:
        return abbreviated
    return not stop.closings or _next_word(text, stop.end) not in lexicon().attributions


def _abbreviation_ends(text: str, begin: int, stop: Stop) -> bool | None:
    """Whether an abbreviation's stop also ends the sentence; None where no abbreviation stands before it."""
    words = lexicon()
    previous, word = _words_before(text, begin, stop.start)
    word = _title(word)
    if word in words.titles or (len(word) == 1 and word.isalpha()):
        if _follows_name(previous, word):
            return None
        return word not in words.titles and _opens(text, stop.end)
    following = _next_word(text, stop.end)
    if word in words.letter_names and (not following or following in words.letter_names):
        return False  # «إتش. 370», «بي. بي»
    if word.isdigit() and _ENUMERATOR.search(text[max(begin, stop.start - _SHORT) : stop.start]):
        return _opens(text, stop.end)  # «لسببين: 1. الكلفة»
    parts = word.split(".")
    initials = all(len(part) == 1 or part in words.letter_names for part in parts)
    if word in words.latin or (len(parts) > 1 and initials and not parts[-1].isdigit()):
        return _opens(text, stop.end)
    return None


def _follows_name(previous: str, letter: str) -> bool:
    """Whether a letter is no title: «عام 2014 م.», «د ب أ.», «الفئة أ.», but «أ د. خالد»."""
    if previous[-1:].isdigit() or previous.removeprefix("ال") in lexicon().numbered:
        return True
    spelled = len(previous) == 1 and previous != "و" and _ARABIC_WORD.match(previous) is not None
    return spelled and f"{previous}.{letter}" not in lexicon().titles


def _opens(text: str, position: int) -> bool:
    """Whether what follows looks like the beginning of a sentence: «وقال», «من جهته»."""
    found = _NEXT_WORDS.match(text, position)
    if found is None:
        return False
    first, both = fold(found["first"]), fold(f"{found['first']} {found['second']}")
    return is_conjoined(first) or first in lexicon().openers or both in lexicon().openers


_WINDOW = 48  # characters before a stop that can hold the two words that matter
_SHORT = 16
_QUOTED_SENTENCE = 6  # words; a shorter question in quotation marks is a title or a slogan
_WORD = f"[{LETTERS}][{LETTERS}{MARKS}{TATWEEL}]*"
_ARABIC_WORD = re.compile(_WORD)
_OPENING = re.compile(r"""["“”„«'‘(\[]""")
_NEXT_WORDS = re.compile(rf"[^\w\n]{{0,8}}(?P<first>{_WORD})(?:[^\w\n]{{1,3}}(?P<second>{_WORD}))?")
_LIST_MARKER = re.compile(rf"[^\w]*(?:[{DIGITS}]{{1,3}}|[{LETTERS}]?)[^\w]*")
_GOES_ON = re.compile(rf"[{BLANKS}]*[،؛,;:]")
_GLUED = re.compile(rf"[{CONTROLS}]*(?=[^{BLANKS}])")
_TOKEN = re.compile(r"[\w.]*\w\.?")
_ENUMERATOR = re.compile(r"[:؛]\s+\d{1,2}$")


def _words_before(text: str, begin: int, end: int) -> tuple[str, str]:
    """The last two words before a stop, spelling folded, their stops kept: («رئيس», «م.ت.ف»), («م.», «ع»)."""
    tokens = _TOKEN.findall(fold(text[max(begin, end - _WINDOW) : end]))
    words = ["", "", *(token.lstrip(".") for token in tokens)]
    return words[-2], words[-1]


def _title(word: str) -> str:
    """The word, or the title in it: «د» for «ود»."""
    return word[1:] if word[:1] in "وفبلك" and word[1:] in lexicon().titles else word


def _next_word(text: str, position: int) -> str:
    found = _NEXT_WORDS.match(text, position)
    return fold(found["first"]) if found else ""
