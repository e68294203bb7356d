"""What targets state, in words and figures."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.checks.quantities.lexicon import LANGUAGES, lexicon
from service.checks.quantities.reader import quantities

GOLDEN = Path(__file__).parents[2] / "golden" / "number_words.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['text'][:30]}")
def test_golden(case: dict[str, Any]):
    found = sorted(quantities(case["text"], case["language"]), key=lambda each: (each.start, each.end))
    states = [
        [
            case["text"][each.start : each.end],
            str(each.value),
            each.family.name if each.firm else each.family.name.lower(),
        ]
        for each in found
    ]
    assert states == case["states"]


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.text(max_size=60))
def test_spans_lie_in_the_text(language: str, text: str):
    for each in quantities(text, language):
        assert 0 <= each.start < each.end <= len(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_word_reads_as_itself(language: str):
    for form, word in lexicon(language).words.items():
        other = word.ordinal or word.joined or word.trap or word.short_month
        if word.part and not other:
            values = {value for each in quantities(form, language) for _, value in each.keys}
            assert word.part.value in values, form


@pytest.mark.parametrize("word", ["ein" * 2000, "einundzwanzig" * 8, "9" * 5000, "1." * 3000])
def test_no_word_is_too_long(word: str):
    assert all(each.end <= len(word) for each in quantities(word, "de"))
