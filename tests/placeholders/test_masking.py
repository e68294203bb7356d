"""Figures leave a text as slots and come back as what they were."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.checks.numbers import number_fidelity
from service.languages import language
from service.placeholders.masking import filled, masked
from service.placeholders.slots import FIGURES, SLOT, TERMS

EN, FR = language("en"), language("fr")
A, B, C = FIGURES[:3]


def test_each_figure_has_a_slot_and_the_same_one_has_the_same() -> None:
    read = masked("قتل 25 عام 2025، وبعد 2025 جرح 3")
    assert read.text == f"قتل {A} عام {B}، وبعد {B} جرح 3"
    assert read.carried == {A: "25", B: "2025"}


def test_what_is_more_than_the_slots_is_read_as_it_is() -> None:
    numbers = [str(number) for number in range(20, 33)]
    read = masked(" ".join(numbers) + " 20")
    assert read.text == " ".join([*FIGURES, *numbers[len(FIGURES) :], A])


def test_a_text_cannot_spell_a_slot() -> None:
    read = masked(f"قتل {A} و{TERMS[0]} 25")
    assert read.text == f"قتل  و {A}"
    assert filled(f"{A} killed", read.carried, EN) == "25 killed"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (f"{A} people in {B}", "21 people in 1950"),
        (f"{A},000 people", "21,000 people"),
        (f"the {A}th and the {C}nd", "the 21st and the 112th"),  # the model cannot see which figure it is
        (f"the {B}s", "the 1950s"),
        (f"{FIGURES[9]} were hurt, {A} died {FIGURES[8]}.", "were hurt, 21 died."),  # stand for nothing
    ],
)
def test_a_target_gets_its_figures_back(target: str, words: str) -> None:
    assert filled(target, {A: "21", B: "1950", C: "112"}, EN) == words


def test_no_english_ending_in_other_languages() -> None:
    assert filled(f"le {A}e, {A}th", {A: "21"}, FR) == "le 21e, 21th"


@given(st.text("ابتث 0123456789.,٠٥٫٬:/%-و\u202f" + A + TERMS[0], max_size=60))
def test_masking_and_filling_lose_no_figure(text: str) -> None:
    read = masked(text)
    assert set(SLOT.findall(read.text)) == set(read.carried)
    plain = SLOT.sub("", text)
    assert SLOT.sub(lambda slot: read.carried[slot.group()], read.text) == plain
    back = filled(read.text, read.carried, EN)
    assert not SLOT.search(back)
    assert re.findall(r"\d", _folded(back)) == re.findall(r"\d", _folded(plain))


@given(st.lists(st.integers(13, 10**9) | st.decimals(0, 99, places=1).map(str), min_size=1, max_size=8))
def test_the_check_of_numbers_finds_what_a_perfect_copy_says(numbers: list[int | str]) -> None:
    source = " ثم ".join(f"بلغ العدد {number}" for number in numbers)
    read = masked(source)
    for tag in ("en", "fr", "es", "de"):
        target = filled(read.text.replace("بلغ العدد", "x").replace("ثم", "x"), read.carried, language(tag))
        found = number_fidelity(source, target, tag)
        assert not found.missing
        assert not found.unsupported


def _folded(text: str) -> str:
    return text.translate({0x660 + value: str(value) for value in range(10)})
