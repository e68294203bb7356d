"""Clauses: the golden table, and that pieces fit, tile and stay even."""

import tomllib
import unicodedata
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arabic.clauses import clauses

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden/clauses.toml").read_text(encoding="utf-8"))[
    "case"
]
WORDS = st.lists(
    st.sampled_from(["قال", "وقال", "نعم،", "الذي", "(ثم", "غدا)", "«لا»", "2019", "وزير"]), min_size=1
)


def words(text: str) -> int:
    return len(text.split())


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["law"])
def test_cuts(case: dict[str, Any]) -> None:
    text = "".join(case["pieces"])
    assert [text[start:end] for start, end in clauses(text, case["limit"], words)] == case["pieces"]


@given(st.one_of(WORDS.map(" ".join), st.text()), st.integers(1, 9))
def test_spans_tile_the_text_exactly(text: str, limit: int) -> None:
    spans = clauses(text, limit, len)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


@given(WORDS.map(" ".join), st.integers(1, 9))
def test_every_piece_fits(text: str, limit: int) -> None:
    assert all(words(text[start:end]) <= limit for start, end in clauses(text, limit, words))


@given(st.integers(2, 60), st.integers(2, 9))
def test_pieces_of_like_words_are_even(count: int, limit: int) -> None:
    text = " ".join(["باب"] * count)
    sizes = [words(text[start:end]) for start, end in clauses(text, limit, words)]
    assert max(sizes) - min(sizes) <= max(1, limit // 2)


def test_a_word_is_cut_only_where_it_is_too_long_itself() -> None:
    text = "قال " + "ا" * 25 + " نعم"
    pieces = [text[start:end].strip() for start, end in clauses(text, 10, len)]
    assert (pieces[0], pieces[-1]) == ("قال", "نعم")
    assert sorted(map(len, pieces[1:-1])) == [7, 9, 9]


def test_a_vowel_sign_stays_with_its_letter() -> None:
    text = "ب\u064e\u0651" * 12
    pieces = [text[start:end] for start, end in clauses(text, 5, len)]
    assert len(pieces) > 6
    assert not any(unicodedata.combining(piece[0]) for piece in pieces)


def test_a_letter_that_is_too_long_is_let_be() -> None:
    assert clauses("ا", 1, lambda text: 9) == ((0, 1),)
    assert clauses("", 1, len) == ()


@pytest.mark.parametrize("stop", [".", "…", "!؟"])
def test_a_row_of_stops_takes_time_in_proportion(stop: str) -> None:
    start = process_time()
    clauses(stop * (12_000 // len(stop)), 128, len)
    assert process_time() - start < 0.5
