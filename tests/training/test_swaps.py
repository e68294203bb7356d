import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.pairs import Pair
from training.swaps import Name, NameSwaps, swap_figures

CITY = [Name("تونس", "Tunis", "city"), Name("عمان", "Amman", "city")]
PLACES = [*CITY, Name("مصر", "Egypt", "country"), Name("جزر القمر", "Comoros", "country")]


def pair(source: str, target: str) -> Pair:
    return Pair(source, target, "eng", "c", "p")


def other(source: str, target: str, names: list[Name] = CITY) -> list[tuple[str, str]]:
    """What another choice of names gives: the first seed that does not choose the same again."""
    for seed in range(20):
        if made := NameSwaps(names).swap(pair(source, target), random.Random(seed)):
            return [(each.source, each.target) for each in made]
    return []


@pytest.mark.parametrize(
    ("source", "target", "made"),
    [
        ("وصل إلى تونس.", "He came to Tunis.", ("وصل إلى عمان.", "He came to Amman.")),
        ("من تونس وتونس", "from Tunis and Tunis", ("من عمان وعمان", "from Amman and Amman")),
        ("تونس (برقية) - قالت", "TUNIS (Barqiya) - She", ("عمان (برقية) - قالت", "AMMAN (Barqiya) - She")),
    ],
)
def test_a_name_goes_on_both_sides_with_what_is_joined_to_it(source: str, target: str, made: tuple[str, str]):
    assert other(source, target) == [made]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("وصل إلى تونس.", "He came to the capital."),  # nothing to exchange it for
        ("وصل إلى تونس.", "He came to Tunis by the Tunis road."),  # not equally often
        ("التونسية", "the Tunisian"),  # another word
        ("قال أمس", "he said yesterday"),
    ],
)
def test_what_one_side_alone_has_stays(source: str, target: str):
    assert other(source, target) == []


def test_a_name_of_two_words_is_one_name_and_kinds_do_not_mix():
    made = other("في جزر القمر", "in Comoros", PLACES)
    assert made == [("في مصر", "in Egypt")]


def test_two_names_may_change_places():
    names = NameSwaps(CITY)
    made = {
        each.target
        for seed in range(20)
        for each in names.swap(pair("من تونس إلى عمان", "from Tunis to Amman"), random.Random(seed))
    }
    assert "from Amman to Tunis" in made


def test_an_article_takes_an_article():
    names = [Name("السودان", "Sudan", "country"), Name("مصر", "Egypt", "country")]
    assert other("في السودان", "in Sudan", names) == []


@pytest.mark.parametrize(
    ("source", "target", "figures"),
    [
        ("قتل 47 شخصا", "47 were killed", 1),
        ("نحو 1,400 مسلح", "some 1,400 gunmen", 1),
        ("في 12 أيار 2023", "on May 12, 2023", 2),
        ("بنسبة 4,5%", "by 4.5%", 0),  # written otherwise
        ("من 5 إلى 5", "from 5 to 5", 0),
        ("2-1", "2-1", 0),
        ("إم23", "M23", 0),
        ("يومان", "two days", 0),
    ],
)
def test_figures_that_both_sides_write_alike_are_exchanged(source: str, target: str, figures: int):
    made = [m for seed in range(8) for m in swap_figures(pair(source, target), random.Random(seed))]
    assert bool(made) == bool(figures)
    for each in made:
        left, right = (sorted(c for c in text if c.isdigit()) for text in (each.source, each.target))
        assert left == right
        assert each.source != source


@given(value=st.integers(3, 99_999), seed=st.integers(0, 99))
def test_a_figure_stays_in_the_class_that_its_noun_depends_on(value: int, seed: int):
    for made in swap_figures(pair(f"عدد {value} آخر", f"{value} more"), random.Random(seed)):
        new = int(made.target.split()[0])
        assert (new <= 10, new <= 99) == (value <= 10, value <= 99)
        assert len(str(new)) == len(str(value)) or value <= 99
        assert str(new) in made.source
