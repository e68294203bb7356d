"""Sentences: the golden table, and that nothing is lost whatever the text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arabic.sentences import sentences

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden/sentences.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(pieces, id=f"{part}-{name}")
    for part, rows in GOLDEN.items()
    for name, pieces in rows.items()
]
WIRE = st.text(st.sampled_from('وقالد .؟!…«»“”"()،:؛3٤\n\u2028\u200fـأaB-'), max_size=80)


@pytest.mark.parametrize("pieces", CASES)
def test_cuts(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert [text[start:end] for start, end in sentences(text)] == pieces


@given(st.one_of(WIRE, st.text()))
def test_spans_tile_the_text_exactly(text: str) -> None:
    spans = sentences(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


@given(WIRE)
def test_every_piece_but_a_lone_one_holds_a_letter_or_a_digit(text: str) -> None:
    pieces = [text[start:end] for start, end in sentences(text)]
    assert len(pieces) < 2 or all(any(map(str.isalnum, piece)) for piece in pieces)


@given(
    st.lists(st.sampled_from(["وصل الوفد صباحا.", "ولم يصدر بيان؟", "وقال: «نعم».", "وكان ذلك عام 2019."]))
)
def test_sentences_in_a_row_are_found_again(rows: list[str]) -> None:
    text = " ".join(rows)
    assert [text[start:end].strip() for start, end in sentences(text)] == rows


def test_a_long_unclosed_bracket_does_not_hide_the_sentences_behind_it() -> None:
    text = "وقال (في بيان طويل. ثم صمت. وغادر."
    assert len(sentences(text)) == 3
