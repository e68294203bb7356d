import random

import pytest

from training.pairs import Pair
from training.swaps import Name, NameSwaps

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


def test_a_letter_whose_capital_is_anothers_stays_that_name():
    """The capital of «ı» is I, whose small letter is «i»."""
    names = [Name("ديار بكر", "Diyarbakır", "city"), Name("عمان", "Amman", "city")]
    made = other("ديار بكر (برقية) - في ديار بكر", "DIYARBAKIR (Barqiya) - In Diyarbakır", names)
    assert made == [("عمان (برقية) - في عمان", "AMMAN (Barqiya) - In Amman")]
