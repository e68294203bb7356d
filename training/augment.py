"""Further pairs made from a pair: its sentences alone, without its dateline, with a typist's noise."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from training.pairs import Pair

# A stop, its closing marks, a blank; in all languages of the corpora that write blanks.
_SENTENCE_END = re.compile(r"(?<=[.!?؟…])(?<!\b\w\.)([\"”»“’]?)\s+(?=[^\W\d_a-zà-ÿ]|[\"“«„¿¡(])")
_DATELINE = re.compile(r"^[^()]{2,60}(?:\([^()]{2,40}\)\s*)?\((?:برقية|Barqiya)\)\s*[-–—:]*\s*")
_WORD = re.compile(r"\S+")


def sentence_pairs(pair: Pair, _random: random.Random) -> list[Pair]:
    """The sentences one by one, where both sides have the same number of them, two or more."""
    left, right = _sentences(pair.source), _sentences(pair.target)
    if len(left) != len(right) or len(left) < 2:
        return []
    return [replace(pair, source=a, target=b) for a, b in zip(left, right, strict=True)]


def _sentences(text: str) -> list[str]:
    cuts = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    return [text[a:b].strip() for a, b in zip(cuts, cuts[1:], strict=False)]


def bare_pair(pair: Pair, _random: random.Random) -> list[Pair]:
    """The paragraph without its dateline, as the translator sends it."""
    left, right = _DATELINE.match(pair.source), _DATELINE.match(pair.target)
    if not left or not right:
        return []
    return [replace(pair, source=pair.source[left.end() :], target=pair.target[right.end() :])]


def noisy_pair(pair: Pair, randomness: random.Random) -> list[Pair]:
    """The source as a hurried typist or an old system writes it, for one pair in three."""
    if randomness.random() > 1 / 3:
        return []
    words = [_noisy_word(m.group(), randomness) for m in _WORD.finditer(pair.source)]
    text = " ".join(words)
    marks = randomness.choice([('"', '"'), ("“", "”"), ("«", "»"), ("”", "“"), ("", "")])
    text = re.sub(r"[«“]", marks[0], text)
    text = re.sub(r"[»”]", marks[1], text)
    if randomness.random() < 0.3:
        text = text.rstrip(".")
    return [replace(pair, source=text)] if text != pair.source else []


def _noisy_word(word: str, randomness: random.Random) -> str:
    """Final ya without its dots («علي» for «على» and back), ta marbuta as ha («مدينه»), a comma lost."""
    if randomness.random() < 0.15:
        for right, wrong in (("ى", "ي"), ("ي", "ى"), ("ة", "ه"), ("،", "")):
            if word.endswith(right):
                return word[:-1] + wrong
    return word


AUGMENTERS: dict[str, Callable[[Pair, random.Random], list[Pair]]] = {
    "sentences": sentence_pairs,
    "bare": bare_pair,
    "noise": noisy_pair,
}
