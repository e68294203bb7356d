"""Versions of one story in a chain, and what each brings."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.digest.items import Item
from service.digest.versions import Change, chains, continued
from tests.digest.stories import DAWN, DAY, FLOOD, FLOOD_TOLL, RATE


def _changes(*items):
    return [[(version.item.id, version.change) for version in chain] for chain in chains(items)]


@pytest.mark.parametrize(
    ("title", "text", "change"),
    [
        (FLOOD.title, FLOOD.text.replace("إ", "ا"), Change.COPY),
        (FLOOD.title, FLOOD.text + "\nوأغلقت السلطات الطريق.", Change.UPDATE),
        (FLOOD.title, FLOOD.text.replace("340 عائلة", "350 عائلة"), Change.UPDATE),
        (FLOOD_TOLL.title, FLOOD_TOLL.text, Change.TOLL),
        (f"تصحيح - {FLOOD.title}", FLOOD.text, Change.CORRECTION),
        (FLOOD.title, f"(تصويب) {FLOOD.text}", Change.CORRECTION),
        (FLOOD.title, FLOOD.text.replace("12 شخصا", "اثني عشر شخصا"), Change.COPY),
        (FLOOD.title, FLOOD.text.replace("إن 12", "إن ١٢").replace("الأرصاد", "الارصاد"), Change.COPY),
        (FLOOD.title, FLOOD.text.replace("بلدة", "البلدة").replace("\n", " "), Change.COPY),
        (FLOOD.title, FLOOD.text.replace("12 شخصا", "اثنا عشر شخصا بينهم طفل"), Change.UPDATE),
    ],
)
def test_what_a_version_brings(title: str, text: str, change: Change):
    later = replace(FLOOD, id="a", title=title, text=text, published=DAWN + timedelta(hours=1))
    assert _changes(later, RATE, FLOOD) == [
        [("flood-1", Change.FIRST), ("a", change)],
        [("rate-1", Change.FIRST)],
    ]


def test_an_old_wording_that_comes_again_is_a_copy():
    rows = [FLOOD, FLOOD_TOLL, FLOOD, FLOOD_TOLL]
    rows = [
        replace(item, id=str(at), published=DAWN + timedelta(hours=at), source=f"وكالة {at}")
        for at, item in enumerate(rows)
    ]
    assert _changes(*rows) == [
        [("0", Change.FIRST), ("1", Change.TOLL), ("2", Change.COPY), ("3", Change.COPY)]
    ]
    after = replace(
        FLOOD_TOLL, id="4", text=f"{FLOOD_TOLL.text}\nوأغلق الطريق.", published=rows[-1].published
    )
    assert _changes(*rows[:3], after)[0][-1] == ("4", Change.UPDATE)  # to the toll, not to the copy behind it


def test_the_same_wording_of_another_week_is_another_story():
    later = replace(FLOOD, id="later", published=DAWN + timedelta(days=7))
    assert len(chains([FLOOD, later])) == 2
    assert len(chains([FLOOD, replace(later, published=None)])) == 1


def test_the_order_of_input_is_nothing():
    assert chains(DAY) == chains(DAY[::-1])


def test_versions_are_chained_by_time_and_those_without_one_stand_last():
    three = [
        replace(FLOOD, id=name, published=time) for name, time in (("a", None), ("b", DAWN), ("c", None))
    ]
    (chain,) = chains(three)
    assert [version.item.id for version in chain] == ["b", "a", "c"]


def _told(name: str, title: str, *, hours: int, source: str = "برقية") -> Item:
    return Item(name, title, f"نص {name} بكلمات أخرى.", 0, DAWN + timedelta(hours=hours), source)


@pytest.mark.parametrize(
    ("before", "after", "is_continued"),
    [
        ("عاجل-زلزال يضرب بيرو", "زلزال يهز شمال بيرو", True),
        ("زلزال يضرب بيرو", "تحديث 2-زلزال يهز شمال بيرو", True),
        ("زلزال يضرب بيرو", "تصحيح-زلزال يهز شمال بيرو", True),
        ("مقتل 4 في حريق", "ارتفاع حصيلة الحريق إلى ستة قتلى", True),
        ("مقتل 4 في حريق", "النيابة تحقق في الحريق", False),
        ("مقتل 4 في حريق", "مقتل أربعة في حريق بمصنع", False),
    ],
)
def test_an_agency_goes_on_with_its_own_story(before: str, after: str, is_continued: bool):
    one, other = _told("one", before, hours=0), _told("two", after, hours=2)
    assert len(continued(chains([one, other]))) == (1 if is_continued else 2)
    assert len(continued(chains([one, replace(other, source="السنابل")]))) == 2
    assert len(continued(chains([replace(one, source=""), replace(other, source="")]))) == 2


def test_an_agency_goes_on_after_anothers_copy_of_its_story():
    flash = _told("one", "عاجل-مقتل 4 في حريق", hours=0)
    copy = replace(flash, id="copy", source="السنابل", published=DAWN + timedelta(hours=1))
    (chain,) = continued(chains([flash, copy, _told("two", "مقتل 6 في حريق بمصنع", hours=2)]))
    assert [version.item.id for version in chain] == ["one", "copy", "two"]
    assert chain[-1].change is Change.TOLL
