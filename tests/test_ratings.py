"""Ratings: against another algorithm, in closed form, and held against systems whose strengths are known."""

from dataclasses import replace
from itertools import combinations
from math import log, log10

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.ratings import SCALE, Rating, bradley_terry
from service.votes import Outcome, Vote

WEAK = 1e5  # points: a prior so wide that the votes alone decide
SYSTEMS = st.sampled_from("abcde")
VOTES = st.lists(
    st.tuples(SYSTEMS, SYSTEMS, st.sampled_from(Outcome)).filter(lambda each: each[0] != each[1]), max_size=30
)
MIRRORED = {Outcome.LEFT: Outcome.RIGHT, Outcome.RIGHT: Outcome.LEFT}


def vote(left: str, right: str, outcome: Outcome = Outcome.LEFT) -> Vote:
    return Vote("ar-en", left, right, outcome, "0" * 64, 0.0)


def results(left: str, right: str, won: int, lost: int, tied: int = 0) -> list[Vote]:
    counts = {Outcome.LEFT: won, Outcome.RIGHT: lost, Outcome.TIE: tied}
    return [vote(left, right, outcome) for outcome, count in counts.items() for _ in range(count)]


def by_name(ratings: tuple[Rating, ...]) -> dict[str, Rating]:
    return {rating.system: rating for rating in ratings}


def hunter(wins: dict[tuple[str, str], int]) -> dict[str, float]:
    """Strengths by the MM algorithm of Hunter (2004), equation 3, in points about 1000."""
    systems = sorted({system for pair in wins for system in pair})
    strengths = dict.fromkeys(systems, 1.0)
    for _ in range(5000):
        strengths = {
            one: sum(wins.get((one, other), 0) for other in systems)
            / sum(
                (wins.get((one, other), 0) + wins.get((other, one), 0)) / (strengths[one] + strengths[other])
                for other in systems
                if other != one
            )
            for one in systems
        }
    logs = {system: 400 * log10(strength) for system, strength in strengths.items()}
    mean = sum(logs.values()) / len(logs)
    return {system: 1000 + value - mean for system, value in logs.items()}


def test_no_votes_rate_nobody():
    assert bradley_terry([]) == ()


def test_it_agrees_with_hunters_algorithm_where_the_prior_is_weak():
    wins = {
        ("a", "b"): 14,
        ("b", "a"): 6,
        ("b", "c"): 9,
        ("c", "b"): 11,
        ("a", "c"): 8,
        ("c", "a"): 3,
        ("c", "d"): 5,
        ("d", "c"): 4,
    }
    ratings = by_name(
        bradley_terry([vote(*pair) for pair, count in wins.items() for _ in range(count)], deviation=WEAK)
    )
    assert {name: rating.rating for name, rating in ratings.items()} == pytest.approx(hunter(wins), abs=0.01)


def test_two_systems_lie_apart_by_the_log_odds_of_their_wins_with_the_textbooks_interval():
    better, worse = bradley_terry(results("a", "b", won=30, lost=10), deviation=WEAK)
    assert better.rating - worse.rating == pytest.approx(SCALE * log(3), abs=0.01)
    error = SCALE * (1 / 30 + 1 / 10) ** 0.5  # of log odds
    assert (better.high - better.low) + (worse.high - worse.low) == pytest.approx(2 * 1.96 * error, abs=0.01)


def test_a_tie_and_both_bad_are_half_a_win_to_each():
    halves = [vote("a", "b", Outcome.TIE), vote("a", "b", Outcome.BOTH_BAD)] * 5
    whole = results("a", "b", won=5, lost=5)
    base = results("a", "b", won=7, lost=2)
    assert [each.rating for each in bradley_terry(base + halves)] == pytest.approx(
        [each.rating for each in bradley_terry(base + whole)]
    )


def test_votes_are_counted_by_what_became_of_them():
    votes = [
        *results("a", "b", won=3, lost=1, tied=2),
        vote("b", "a", Outcome.BOTH_BAD),
        vote("c", "a", Outcome.RIGHT),
    ]
    a = by_name(bradley_terry(votes))["a"]
    assert (a.votes, a.wins, a.ties, a.both_bad, a.losses) == (8, 4, 2, 1, 1)


def test_one_vote_makes_a_small_difference_and_no_certainty():
    winner, loser = bradley_terry([vote("a", "b")])
    assert winner.system == "a"
    assert 1000 < winner.rating < 1150
    assert winner.low < loser.rating
    assert (winner.rank, loser.rank) == (1, 1)


@pytest.mark.parametrize("votes", [10, 1000, 100_000])
def test_a_system_that_never_lost_is_far_ahead_yet_finite(votes):
    winner, loser = bradley_terry(results("a", "b", won=votes, lost=0))
    assert 1100 < winner.rating < 2500
    assert winner.rating + loser.rating == pytest.approx(2000)


def test_ranks_follow_intervals_not_points():
    close = bradley_terry(results("a", "b", won=11, lost=9))
    assert [each.rank for each in close] == [1, 1]
    clear = bradley_terry(results("a", "b", won=90, lost=10) + results("b", "c", won=11, lost=9))
    assert [(each.system, each.rank) for each in clear] == [("a", 1), ("b", 2), ("c", 2)]


def test_systems_that_no_vote_connects_are_both_given_the_mean_of_their_own():
    ratings = by_name(bradley_terry(results("a", "b", won=9, lost=1) + results("c", "d", won=1, lost=9)))
    assert ratings["a"].rating + ratings["b"].rating == pytest.approx(2000)
    assert ratings["a"].rating == pytest.approx(ratings["d"].rating)


def test_the_interval_holds_the_truth_nineteen_times_in_twenty():
    generator = np.random.default_rng(7)
    held = total = 0
    for _ in range(120):
        truth = generator.normal(0, 150, 4)
        truth -= truth.mean()
        votes = []
        for left, right in combinations(range(4), 2):
            chance = 1 / (1 + 10 ** ((truth[right] - truth[left]) / 400))
            votes += [
                vote(str(left), str(right), Outcome.LEFT if drawn < chance else Outcome.RIGHT)
                for drawn in generator.random(12)
            ]
        for system, rating in by_name(bradley_terry(votes)).items():
            held += rating.low <= 1000 + truth[int(system)] <= rating.high
            total += 1
    assert 0.93 <= held / total <= 0.98


@given(VOTES)
@settings(max_examples=40, deadline=None)
def test_any_votes_give_finite_ratings_about_the_mean(drawn):
    ratings = bradley_terry([vote(*each) for each in drawn])
    assert {each.system for each in ratings} == {
        system for left, right, _ in drawn for system in (left, right)
    }
    assert [each.rating for each in ratings] == sorted((each.rating for each in ratings), reverse=True)
    for each in ratings:
        assert each.low < each.rating < each.high
        assert each.votes == each.wins + each.ties + each.both_bad + each.losses
        assert 0 < each.rating < 2000
    if ratings:
        assert np.mean([each.rating for each in ratings]) == pytest.approx(1000)


@given(VOTES, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_neither_the_order_of_votes_nor_the_side_matters(drawn, random):
    votes = [vote(*each) for each in drawn]
    turned = [
        replace(each, left=each.right, right=each.left, outcome=MIRRORED.get(each.outcome, each.outcome))
        for each in votes
    ]
    random.shuffle(turned)
    for one, other in zip(bradley_terry(votes), bradley_terry(turned), strict=True):
        assert other.rating == pytest.approx(one.rating, abs=1e-3)
        assert other.low == pytest.approx(one.low, abs=1e-3)
