"""Words of news text and their light stems."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.digest.stemming import stem, words

_GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden" / "stemming.toml").read_text(encoding="utf-8"))


def _stems(group: dict[str, list[str]]) -> list[str]:
    return [stem(word) for form in group["words"] for word in words(form)]


@pytest.mark.parametrize("group", _GOLDEN["same"], ids=lambda group: group["why"])
def test_forms_of_a_word_share_a_stem(group: dict[str, list[str]]):
    assert len(_stems(group)) == len(group["words"])
    assert len(set(_stems(group))) == 1


@pytest.mark.parametrize("group", _GOLDEN["apart"], ids=lambda group: group["why"])
def test_words_that_differ_do_not(group: dict[str, list[str]]):
    assert all(one != other for one, other in combinations(_stems(group), 2))


@given(st.text(alphabet="والبكفهاتينم ـًٌ12٣x", max_size=40))
def test_no_word_and_no_stem_is_empty(text: str):
    assert all(words(text))
    assert all(stem(word) for word in words(text))


def test_a_line_of_tatweel_is_no_word():
    assert words("ـــ - ــ") == []
