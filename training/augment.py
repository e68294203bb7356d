"""Further pairs made from a pair: its sentences alone, without its dateline, with noise."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from service.arabic.dateline import find_dateline
from service.arabic.sentences import sentences
from training.pairs import Pair

Augmenter = Callable[[Pair, random.Random], list[Pair]]
"""Makes further pairs; neither side of one is ever empty."""

# A stop, its closing marks, a blank, and what can begin a sentence in English, French, Spanish or German.
# No stop ends a sentence behind a number, for the sake of German dates: "am 14. März".
_SENTENCE_END = re.compile(
    r"(?<=[.!?…])(?<!\b\w\.)(?<!\d\.)(?:[\"”»“’]|\s»)?\s+(?=[\"“«„¿¡(]*\s?[A-ZÀ-ÖØ-Þ0-9])"
)
# Where the source has a dateline, that of the target ends with the first dash, or with the agency:
# "Riad, 3. Schaaban 1447 n.H. -", "Moynaq (Uzbekistán), 19 mar (Barqiya).-".
_TARGET_DATELINE = re.compile(
    r"^[A-ZÀ-ÖØ-Þ(].{1,90}?(?:(?:\s|\.\s?)[-–—]{1,2}|\(Barqiya\)(?:\s?[-–—:]+|\.[-–—]+)?)(?:\s+|$)"
)
_WORD = re.compile(r"\S+")
_QUOTATION_MARK = re.compile('[«»“”„‟"]')
_OPENING, _CLOSING = re.compile("[«“]"), re.compile("[»”]")
_QUOTES = (('"', '"'), ("“", "”"), ("«", "»"), ("”", "“"), ("", ""))
# How hurried typists write the end of a word: «علي» for «على» and back, «مدينه» for «مدينة», a comma lost.
_ENDINGS = (("ى", "ي"), ("ي", "ى"), ("ة", "ه"), ("،", ""))


def bare_pair(pair: Pair, _randomness: random.Random) -> list[Pair]:
    """The paragraph without its dateline, as the translator sends it."""
    bare = _without_dateline(pair)
    return [bare] if bare else []


def sentence_pairs(pair: Pair, _randomness: random.Random) -> list[Pair]:
    """The sentences one by one, without a dateline, where both sides have the same number, two or more.

    No quotation is cut: «قال: «لا. لن نذهب»» is "No. We will not go," he said, and its halves do not match.
    """
    pair = _without_dateline(pair) or pair
    left = [pair.source[start:end].strip() for start, end in sentences(pair.source)]
    right = _target_sentences(pair.target)
    if len(left) != len(right) or len(left) < 2 or not all(map(_is_whole, (*left, *right))):
        return []
    return [replace(pair, source=a, target=b) for a, b in zip(left, right, strict=True)]


def noisy_pair(pair: Pair, randomness: random.Random) -> list[Pair]:
    """The source as a hurried typist or an old system writes it, for one pair in three."""
    if randomness.random() > 1 / 3:
        return []
    text = " ".join(_noisy_word(word, randomness) for word in _WORD.findall(pair.source))
    opening, closing = randomness.choice(_QUOTES)
    text = _CLOSING.sub(closing, _OPENING.sub(opening, text))
    if randomness.random() < 0.3:
        text = text.rstrip(".")
    text = " ".join(text.split())
    return [replace(pair, source=text)] if text and text != pair.source else []


def _without_dateline(pair: Pair) -> Pair | None:
    """None where a side has no dateline, or nothing else."""
    left, right = find_dateline(pair.source), _TARGET_DATELINE.match(pair.target)
    if left is None or right is None:
        return None
    source, target = pair.source[left.end :].strip(), pair.target[right.end() :].strip()
    return replace(pair, source=source, target=target) if source and target else None


def _target_sentences(text: str) -> list[str]:
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return [text[start:end].strip() for start, end in pairwise(cuts)]


def _is_whole(sentence: str) -> bool:
    """Whether there is something, and each quotation that begins in it ends in it."""
    return bool(sentence) and len(_QUOTATION_MARK.findall(sentence)) % 2 == 0


def _noisy_word(word: str, randomness: random.Random) -> str:
    if randomness.random() < 0.15:
        for right, wrong in _ENDINGS:
            if word.endswith(right):
                return word.removesuffix(right) + wrong
    return word


AUGMENTERS: Mapping[str, Augmenter] = MappingProxyType(
    {"sentences": sentence_pairs, "bare": bare_pair, "noise": noisy_pair}
)
