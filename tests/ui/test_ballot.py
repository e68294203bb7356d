"""Which columns can be voted on, and what a vote says."""

from dataclasses import replace
from random import Random

import pytest

from service.comparison import Phase, System
from service.errors import EngineError
from service.languages import language
from service.story import Origin
from service.ui.ballot import Ballot, NoBallot, draw
from service.votes import Outcome, digest
from tests.ui.comparisons import BEAM, GREEDY, ONE, OTHER, STORY, column, comparison

ARABIC, FRENCH = language("ar"), language("fr")
TEXTS = ["A", "B", "C"]


def drawn(*columns, seed=0):
    ballot = draw(comparison(*columns), Random(seed))
    assert isinstance(ballot, Ballot)
    return ballot


def test_chance_gives_each_system_either_side():
    sides = {drawn(ONE, OTHER, seed=seed).left.column.system.label for seed in range(20)}
    assert sides == {"model · beam 5", "model · greedy"}


def test_of_more_than_two_columns_every_pair_of_one_language_is_drawn_sooner_or_later():
    third = column(System("other"), TEXTS)
    french = column(System("french"), TEXTS, target=FRENCH)
    pairs = {
        frozenset({ballot.left.column.system.label, ballot.right.column.system.label})
        for ballot in (drawn(ONE, OTHER, third, french, seed=seed) for seed in range(60))
    }
    names = ("model · beam 5", "model · greedy", "other")
    assert pairs == {frozenset({a, b}) for a in names for b in names if a != b}


@pytest.mark.parametrize(
    "columns",
    [
        (),
        (ONE,),
        (ONE, column(GREEDY, TEXTS, target=FRENCH)),
        (ONE, column(BEAM, TEXTS)),
        (ONE, replace(OTHER, phase=Phase.WORKING)),
        (ONE, replace(OTHER, phase=Phase.CANCELLED)),
        (ONE, replace(OTHER, phase=Phase.FAILED, error=EngineError("the engine failed"))),
        (ONE, replace(OTHER, paragraphs=(*OTHER.paragraphs[:2], None))),
    ],
    ids=["empty", "alone", "languages", "one system", "working", "cancelled", "failed", "paragraph missing"],
)
def test_two_systems_have_to_come_to_the_end_in_one_language(columns):
    assert draw(comparison(*columns), Random(0)) is NoBallot.UNFINISHED


def test_an_editors_wording_is_not_voted_on():
    edited = column(GREEDY, TEXTS, origin=Origin.HUMAN)
    assert draw(comparison(ONE, edited), Random(0)) is NoBallot.EDITED
    third = column(System("other"), TEXTS)
    for seed in range(10):
        ballot = drawn(ONE, edited, third, seed=seed)
        assert edited not in (ballot.left, ballot.right)


def test_the_same_text_twice_is_no_choice():
    twin = replace(column(GREEDY, [each.target for each in ONE.paragraphs if each]), seconds=9.0)
    assert draw(comparison(ONE, twin), Random(0)) is NoBallot.SAME


@pytest.mark.parametrize("outcome", Outcome)
def test_a_vote_names_the_sides_as_they_were_shown(outcome):
    ballot = Ballot(STORY, left=OTHER, right=ONE)
    vote = ballot.vote(outcome, ARABIC, 12.5)
    assert (vote.pair, vote.left, vote.right) == ("ar-en", "model · greedy", "model · beam 5")
    assert (vote.outcome, vote.source_digest, vote.created) == (outcome, digest(STORY.text), 12.5)
