"""The numbers of an event in a digest's language."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from service.digest.edition import Figure, Telling
from service.digest.figures.counts import Bound
from service.digest.figures.facts import Fact, Said

_OTHERWISE = "en"  # the words of languages that have none of their own


def figures(told: Sequence[Fact], tag: str) -> tuple[Figure, ...]:
    """In their order: `tag` is BCP-47."""
    base = tag.partition("-")[0]
    own = next((each for each in (tag, base) if each in _texts()), _OTHERWISE)
    return tuple(_figure(each, own) for each in told)


def _figure(fact: Fact, tag: str) -> Figure:
    name = f"{fact.subject}_families" if fact.by_families else fact.subject
    tellings = (Telling(_value(each, tag), each.basis, each.published) for each in fact.said)
    return Figure(str(_texts()[tag][name]), tuple(tellings), fact.is_disputed)


def _value(said: Said, tag: str) -> str:
    """As the language writes numbers: «1 240», "12,000", "at least 6.5"."""
    from babel.numbers import format_decimal

    number = format_decimal(float(said.value), locale=tag)
    if said.bound is Bound.EXACT:
        return str(number)
    return str(_texts()[tag][said.bound.value]).format(n=number)


@cache
def _texts() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))
