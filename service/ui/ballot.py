"""A blind vote: two translations of a story whose systems an editor is told only once the vote is cast."""

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from random import Random
from threading import Lock

from service.comparison import ColumnState, Comparison, Phase
from service.languages import Language
from service.story import Origin, Story
from service.votes import Outcome, Vote, digest, pair_of


@dataclass(frozen=True, slots=True)
class Ballot:
    """Two finished columns of one language, on sides that chance has chosen."""

    story: Story
    left: ColumnState
    right: ColumnState
    voted: Outcome | None = None  # the names may be told
    turn: Lock = field(default_factory=Lock, compare=False, repr=False)  # taken by the first vote, for good

    @property
    def target(self) -> Language:
        """What both sides are written in."""
        return self.left.column.target

    def vote(self, outcome: Outcome, source: Language, created: float) -> Vote:
        """To be kept; `created` is seconds since 1970."""
        left, right = self.left.column.system.label, self.right.column.system.label
        return Vote(pair_of(source, self.target), left, right, outcome, digest(self.story.text), created)


class NoBallot(StrEnum):
    """Why there is nothing to vote on."""

    UNFINISHED = "unfinished"  # no two systems have translated the story into one language to the end
    EDITED = "edited"  # an editor's wording is no merit of the system in whose column it stands
    SAME = "same"  # word for word


def draw(comparison: Comparison, chance: Random) -> Ballot | NoBallot:
    """A ballot on two columns, which chance chooses where more than two can be voted on."""
    pairs = [pair for pair in combinations(comparison.columns, 2) if _are_rivals(*pair)]
    if not pairs:
        return NoBallot.UNFINISHED
    pairs = [pair for pair in pairs if not any(map(_is_edited, pair))]
    if not pairs:
        return NoBallot.EDITED
    pairs = [(one, other) for one, other in pairs if _targets(one) != _targets(other)]
    if not pairs:
        return NoBallot.SAME
    left, right = chance.sample(chance.choice(pairs), 2)
    return Ballot(comparison.story, left, right)


def _are_rivals(one: ColumnState, other: ColumnState) -> bool:
    mine, its = one.column, other.column
    return (
        mine.target == its.target
        and mine.system.label != its.system.label
        and _is_whole(one)
        and _is_whole(other)
    )


def _is_whole(column: ColumnState) -> bool:
    return column.phase is Phase.DONE and all(column.paragraphs)


def _is_edited(column: ColumnState) -> bool:
    paragraphs = (paragraph for paragraph in column.paragraphs if paragraph)
    return any(part.origin is Origin.HUMAN for paragraph in paragraphs for part in paragraph.segments)


def _targets(column: ColumnState) -> list[str]:
    return [paragraph.target for paragraph in column.paragraphs if paragraph]
