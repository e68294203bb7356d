"""How alike chains of versions are."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.digest.similarities import similarities
from service.digest.versions import chains
from tests.digest.stories import DAWN, FLOOD, FLOOD_OTHER, FLOOD_TOLL, MATCH, RATE, RATE_OTHER


def test_only_what_may_be_one_event_has_an_edge():
    edges = similarities(chains([FLOOD, FLOOD_OTHER, RATE, RATE_OTHER, MATCH]))
    assert sorted(edges) == [(0, 3), (1, 2)]  # by time: flood, rate, rate, flood, match
    assert all(0.2 < alike < 1 for alike in edges.values())


@pytest.mark.parametrize(("hours", "near"), [(72, True), (73, False)])
def test_the_window_is_between_the_end_of_a_chain_and_the_beginning_of_the_next(hours: int, near: bool):
    late = replace(FLOOD_OTHER, published=DAWN + timedelta(hours=3 + hours))  # the toll came after three
    assert bool(similarities(chains([FLOOD, FLOOD_TOLL, late]))) is near


def test_figures_and_spellings_bring_stories_nearer():
    def alike(text: str) -> float:
        return similarities(chains([FLOOD, replace(FLOOD_OTHER, text=f"{FLOOD_OTHER.text} {text}")]))[0, 1]

    assert alike("أجليت 340 أسرة.") > alike("أجليت 350 أسرة.")


def test_nothing_is_like_nothing():
    assert similarities(()) == {}
    assert similarities(chains([replace(MATCH, title="", text="ــ")])) == {}
