"""Slots in both sides of a pair stand for what both say."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.languages import language
from service.placeholders.slots import FIGURES, SLOT, TERMS
from training.pairs import Pair
from training.placeholders import masked_figures, masked_names
from training.swaps import Name, NameSwaps


def pair(source: str, target: str) -> Pair:
    return Pair(source, target, "eng", "c", "p")


def with_letters(made: Pair) -> tuple[str, str]:
    """Slots as A, B ... in the order of the source."""
    slots = dict.fromkeys(SLOT.findall(made.source))
    table = {ord(slot): chr(ord("A") + number) for number, slot in enumerate(slots)}
    return made.source.translate(table), made.target.translate(table)


@pytest.mark.parametrize(
    ("source", "target", "tag", "made"),
    [
        ("قتل 25 عام 2025", "25 died in 2025", "en", ("قتل A عام B", "A died in B")),
        ("عام 2025، قتل 25", "25 died in 2025", "en", ("عام A، قتل B", "B died in A")),
        ("نحو ١٢٬٥٠٠ نازح", "12,500 displaced", "en", ("نحو A نازح", "A displaced")),
        ("نحو 12,500 نازح", "12 500 déplacés", "fr", ("نحو A نازح", "A déplacés")),
        ("بنسبة 3.5%", "um 3,5 Prozent", "de", ("بنسبة A%", "um A Prozent")),
        ("الـ25", "the 25th", "en", ("الـA", "the Ath")),
        ("من 40 إلى 40", "from 40 to 40", "en", ("من A إلى A", "from A to A")),
        ("نحو 50 ألف نازح", "some 50,000 displaced", "en", ("نحو A ألف نازح", "some A,000 displaced")),
        ("نحو 50 ألف نازح", "unos 50.000 desplazados", "es", ("نحو A ألف نازح", "unos A.000 desplazados")),
        ("نحو 50 ألف نازح", "50 thousand displaced", "en", ("نحو A ألف نازح", "A thousand displaced")),
        ("قتل 25 و30", "25 died", "en", ("قتل A و30", "A died")),  # one side alone has the other
        ("قتل 25", "two dozen died", "en", ("قتل 25", "two dozen died")),
        ("قتل 3 جنود", "3 soldiers died", "en", ("قتل 3 جنود", "3 soldiers died")),
    ],
)
def test_what_both_sides_say_becomes_a_slot(
    source: str, target: str, tag: str, made: tuple[str, str]
) -> None:
    masked = masked_figures(pair(source, target), language(tag), random.Random(0))
    assert with_letters(masked) == made


def test_every_slot_is_drawn() -> None:
    randomness = random.Random(0)
    drawn = {
        masked_figures(pair("قتل 25", "25 died"), language("en"), randomness).source[-1] for _ in range(99)
    }
    assert drawn == set(FIGURES)


@given(st.lists(st.integers(13, 99_999), max_size=14), st.lists(st.integers(13, 99_999), max_size=14))
def test_slots_stand_on_both_sides_and_no_other_figure_is_touched(left: list[int], right: list[int]) -> None:
    source, target = " و ".join(map(str, left)), " and ".join(map(str, right))
    made = masked_figures(pair(source, target), language("en"), random.Random(1))
    assert set(SLOT.findall(made.source)) == set(SLOT.findall(made.target))
    assert len(set(SLOT.findall(made.source))) <= len(FIGURES)
    kept = re.findall(r"\d+", made.source)
    assert all(str(number) in kept for number in left if number not in right)


def test_a_name_that_both_sides_have_becomes_a_slot() -> None:
    names = NameSwaps([Name("طرابلس", "Tripoli", "city"), Name("سبها", "Sabha", "city")])
    made = masked_names(pair("من طرابلس وسبها", "from TRIPOLI and Sabha"), names, random.Random(0))
    assert with_letters(made) == ("من A وB", "from A and B")
    assert set(SLOT.findall(made.source)) <= set(TERMS)
    same = pair("من طرابلس", "from the capital")
    assert masked_names(same, names, random.Random(0)) == same
