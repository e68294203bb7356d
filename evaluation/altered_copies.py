"""How many altered copies of stories are known as near-duplicates, and what else is."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from random import Random

from evaluation.clusters import EventStory, PairScore, score
from evaluation.stress.distortions import digits, hamza
from service.arabic.sentences import sentences
from service.digest.items import Item
from service.digest.near_duplicates import near_duplicates

Alteration = Callable[[Sequence[str], Random], list[str]]
"""Lines of a story in, lines out."""

_SEED = 1
_COPY = " (copy)"


def copies_found(stories: Sequence[EventStory]) -> dict[str, PairScore]:
    """By alteration; the stories and a copy of each are looked at together."""
    originals = [story.item for story in stories]
    right = {frozenset((item.id, item.id + _COPY)) for item in originals}
    found = {}
    for name, alteration in alterations().items():
        items = [*originals, *(_altered(item, alteration) for item in originals)]
        pairs = {frozenset((items[one].id, items[other].id)) for one, other in near_duplicates(items)}
        found[name] = score(pairs, right)
    return found


def alterations() -> Mapping[str, Alteration]:
    """What happens to a story on its way through many desks."""
    return {
        "spelling": hamza,
        "digits": digits,
        "new toll": new_toll,
        "edits": edits,
        "update": update,
        "shortened": shortened,
    }


def new_toll(lines: Sequence[str], _chance: Random) -> list[str]:
    """Every figure one higher."""
    return [re.sub(r"\d+", lambda figure: str(int(figure.group()) + 1), line) for line in lines]


def edits(lines: Sequence[str], chance: Random) -> list[str]:
    """A word of every sentence lost, and two neighbours exchanged."""
    return ["".join(_edited(line[start:end], chance) for start, end in sentences(line)) for line in lines]


def update(lines: Sequence[str], chance: Random) -> list[str]:
    """Another lead, of the words of the story, before what was there; the headline says so."""
    words = " ".join(lines).split()
    chance.shuffle(words)
    return [f"تحديث {lines[0]}", " ".join(words[: len(words) // 3]), *lines[1:]]


def shortened(lines: Sequence[str], _chance: Random) -> list[str]:
    """The first two thirds of its paragraphs."""
    return list(lines[: max(2, len(lines) * 2 // 3)])


def _edited(sentence: str, chance: Random) -> str:
    words = sentence.split(" ")
    if len(words) > 3:
        del words[chance.randrange(len(words))]
        at = chance.randrange(len(words) - 1)
        words[at : at + 2] = words[at + 1], words[at]
    return " ".join(words)


def _altered(item: Item, alteration: Alteration) -> Item:
    title, *lines = alteration([item.title, *item.text.split("\n")], Random(f"{_SEED} {item.id}"))
    return replace(item, id=item.id + _COPY, title=title, text="\n".join(lines))
