"""The numbers of an event, over all its stories."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.digest.clusters import Cluster
from service.digest.edition import Basis
from service.digest.figures.facts import facts
from service.digest.figures.writing import figures
from service.digest.items import Item
from service.digest.versions import Change, Version
from service.languages import language
from tests.digest.stories import DAWN, FLOOD

ARABIC = language("ar")


def event(*items: Item) -> Cluster:
    return Cluster(tuple((Version(item, Change.FIRST),) for item in items))


def story(id: str, title: str, text: str = "", *, source: str = "برقية", hours: int | None = 0) -> Item:
    published = None if hours is None else DAWN + timedelta(hours=hours)
    return Item(id, title, text or title, 0, published, source)


def told(*items: Item, tag: str = "en") -> list[tuple[str, list[str]]]:
    """By the first of the items."""
    found = figures(facts(event(*items), items[0], ARABIC), tag)
    return [(figure.subject, [each.value for each in figure.tellings]) for figure in found]


def test_numbers_of_a_story_with_the_sentences_that_say_so():
    dead, moved = facts(event(FLOOD), FLOOD, ARABIC)
    assert [each.value for each in dead.said] == [12]
    assert dead.said[0].basis[0] == Basis(FLOOD.id, FLOOD.title)
    assert len(dead.said[0].basis) == 2
    assert (moved.subject, moved.by_families) == ("evacuated", True)


def test_sources_that_differ_stand_side_by_side_the_newest_first():
    one = story("1", "مقتل 12 شخصا في انهيار منجم تالا", source="أ")
    two = story("2", "مقتل 19 شخصا على الأقل في انهيار منجم تالا", source="ب", hours=2)
    assert told(one, two) == [("Dead", ["at least 19", "12"])]
    assert told(one, two, tag="ar") == [("القتلى", ["19 على الأقل", "12"])]
    (figure,) = figures(facts(event(one, two), one, ARABIC), "en")
    assert figure.is_disputed
    assert [basis.item_id for each in figure.tellings for basis in each.basis] == ["2", "1"]


@pytest.mark.parametrize(
    ("before", "after", "is_disputed"),
    [
        ("مقتل 12 شخصا على الأقل", "مقتل 19 شخصا", False),
        ("مقتل 12 شخصا", "مقتل 19 شخصا", True),
        ("مقتل 19 شخصا على الأقل", "مقتل 12 شخصا", True),
        ("مقتل أكثر من 12 شخصا", "مقتل 12 شخصا", True),
        ("مقتل أكثر من 12 شخصا", "مقتل 13 شخصا", False),
        ("مقتل نحو 20 شخصا", "مقتل 19 شخصا", False),
        ("مقتل نحو 20 شخصا", "مقتل 12 شخصا", True),
        ("مقتل 12 شخصا على الأقل", "مقتل أكثر من 14 شخصا", False),
    ],
)
def test_sources_differ_where_both_cannot_be_true(before: str, after: str, *, is_disputed: bool):
    one = story("1", f"{before} في انهيار منجم تالا", source="أ")
    two = story("2", f"{after} في انهيار منجم تالا", source="ب", hours=2)
    (figure,) = figures(facts(event(one, two), two, ARABIC), "en")
    assert len(figure.tellings) == 2
    assert figure.is_disputed is is_disputed
    assert [each.published for each in figure.tellings] == [two.published, one.published]


def test_of_those_who_give_the_same_number_the_newest_dates_it():
    stories = [story(str(n), "مقتل 12 شخصا في انهيار منجم", source=str(n), hours=n) for n in (1, 3)]
    undated = story("9", "مقتل 12 شخصا في انهيار منجم", source="9", hours=None)
    (figure,) = figures(facts(event(*stories, undated), stories[0], ARABIC), "en")
    assert figure.tellings[0].published == stories[1].published
    assert not figure.is_disputed


def test_a_source_is_heard_as_it_spoke_last():
    old = story("1", "مقتل 12 شخصا في انهيار منجم تالا")
    new = story("2", "ارتفاع عدد قتلى انهيار منجم تالا إلى 19", hours=2)
    assert told(old, new) == told(new, old) == [("Dead", ["19"])]
    quiet = story("3", "رئيس الوزراء يزور منجم تالا", hours=4)
    assert told(old, new, quiet) == [("Dead", ["19"])]


def test_nobody_knows_when_a_story_without_a_time_was():
    dated = story("1", "مقتل 12 شخصا في انهيار منجم تالا")
    assert told(dated, story("2", "مقتل 9 أشخاص في انهيار منجم تالا", hours=None)) == [("Dead", ["12"])]


def test_one_number_of_several_sources_has_all_of_them_the_oldest_first():
    stories = [story(str(n), "مقتل 12 شخصا في انهيار منجم", source=str(n), hours=n) for n in (3, 1, 2)]
    (figure,) = figures(facts(event(*stories), stories[0], ARABIC), "fr")
    assert [basis.item_id for basis in figure.tellings[0].basis] == ["1", "2", "3"]


def test_without_a_source_a_chain_speaks_for_itself():
    one = story("1", "مقتل 12 شخصا في انهيار منجم", source="")
    assert told(one, story("2", "مقتل 14 شخصا في انهيار منجم", source="", hours=1)) == [
        ("Dead", ["14", "12"])
    ]


def test_other_things_are_not_set_beside_it():
    one = story("1", "مقتل 12 شخصا في انهيار منجم تالا", source="أ")
    war = story("2", "750 قتيلا منذ أمس في المعارك", source="ب", hours=1)
    assert told(one, war) == [("Dead", ["12"])]
    assert told(war, one) == [("Dead", ["750"])]
    hurt = story("3", "إصابة 9 أشخاص في منجم تالا", source="ج")
    assert told(hurt, one) == [("Dead", ["12"]), ("Injured", ["9"])]
    assert told(hurt, one, war) == [("Injured", ["9"])]  # which of the two is not clear


def test_what_is_no_toll_to_the_story_that_tells_is_none():
    visit = story("1", "رئيس الوزراء يزور منجم تالا")
    assert told(visit, story("2", "مقتل 12 شخصا في انهيار منجم تالا", source="ب")) == []


def test_some_of_them_are_not_all_of_them():
    lead = "تالا (برقية) - قتل 12 شخصا بينهم ثلاثة جنود في انهيار منجم."
    assert told(story("1", "مقتل ثلاثة جنود في منجم تالا", lead)) == [("Dead", ["12"])]


def test_where_it_is_not_clear_there_is_no_number():
    lead = "تالا (برقية) - قتل ثلاثة جنود في الشمال.\nوقتل سبعة مدنيين في الجنوب."
    assert told(story("1", "اشتباكات في الشمال والجنوب", lead)) == []


def test_the_headline_knows_the_total():
    lead = "تالا (برقية) - قتل 12 شخصا في الشمال.\nوقتل سبعة أشخاص في الجنوب."
    assert told(story("1", "19 قتيلا في السيول", lead)) == [("Dead", ["19"])]


def test_further_down_is_what_was_before():
    lines = ["تالا (برقية) - انهار منجم."] + ["وقال المدير إن البحث مستمر في المكان."] * 5
    assert told(story("1", "انهيار منجم", "\n".join([*lines, "وقتل 12 شخصا في المنجم."]))) == []


def test_numbers_are_written_as_the_language_writes_them():
    thousands = replace(FLOOD, title="نزوح نحو 12 ألف شخص بعد زلزال بقوة 6.2 درجات", text="")
    assert told(thousands, tag="de") == [("Vertriebene", ["etwa 12.000"]), ("Stärke des Bebens", ["6,2"])]
    assert told(thousands, tag="pt-BR")[0] == ("Deslocados", ["cerca de 12.000"])
    assert told(thousands, tag="sw") == told(thousands, tag="en")


def test_every_language_has_every_word():
    from service.digest.figures.counts import MAGNITUDE, Bound
    from service.digest.figures.lexicon import lexicon
    from service.digest.figures.writing import _texts

    names = {MAGNITUDE, *(each.name for each in lexicon().subjects)}
    names |= {f"{each.name}_families" for each in lexicon().subjects if each.families}
    bounds = {each.value for each in Bound if each is not Bound.EXACT}
    for tag, words in _texts().items():
        assert set(words) == names | bounds, tag
        assert all("{n}" in words[each] for each in bounds), tag
