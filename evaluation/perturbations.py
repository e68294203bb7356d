"""Targets with one number changed or dropped, made without the reader that is to notice it."""

import random
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Perturbation:
    """A target with one fault, and what was done: «120 -> 170», «seven ->»."""

    target: str
    done: str


def change_a_number(target: str, language: str, chance: random.Random) -> Perturbation | None:
    """One digit of a figure, or one number word, changed to another; None where the target has neither."""
    place = _any_number(target, language, chance)
    if place is None:
        return None
    old = place.group()
    new = _other_digit(old, chance) if old[0].isdecimal() else _other_word(old, language, chance)
    return _replaced(target, place, new)


def drop_a_number(target: str, language: str, chance: random.Random) -> Perturbation | None:
    """One figure or number word left out; None where the target has none."""
    place = _any_number(target, language, chance)
    return None if place is None else _replaced(target, place, "")


def _any_number(target: str, language: str, chance: random.Random) -> re.Match[str] | None:
    places = list(_numbers(language).finditer(target))
    return chance.choice(places) if places else None


def _replaced(target: str, place: re.Match[str], new: str) -> Perturbation:
    changed = target[: place.start()] + new + target[place.end() :]
    return Perturbation(changed, f"{place.group()} -> {new}".rstrip())


def _other_digit(figure: str, chance: random.Random) -> str:
    """Any digit but a leading one may become zero."""
    at = chance.choice([at for at, character in enumerate(figure) if character.isdecimal()])
    digits = [digit for digit in "0123456789" if digit != figure[at] and (at or digit != "0")]
    return figure[:at] + chance.choice(digits) + figure[at + 1 :]


def _other_word(word: str, language: str, chance: random.Random) -> str:
    kind = next(kind for kind in _words()[language].values() if word.lower() in map(str.lower, kind))
    new = chance.choice([other for other in kind if other.lower() != word.lower()])
    return new.capitalize() if word[0].isupper() else new


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    """For each language, words that may stand in for each other, by kind; of others the figures alone."""
    return tomllib.loads(Path(__file__).with_name("perturbations.toml").read_text(encoding="utf-8"))


@cache
def _numbers(language: str) -> re.Pattern[str]:
    kinds = _words().get(language, {}).values()
    words = sorted((word for kind in kinds for word in kind), key=len, reverse=True) or ["(?!)"]
    figure = r"\d+(?:[.,\u00a0\u202f]\d+)*"
    return re.compile(rf"{figure}|(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)
