"""Near-duplicates: copies are found, other stories are not."""

from dataclasses import replace

import pytest

from service.digest.near_duplicates import near_duplicates
from tests.digest.stories import DAY, FLOOD, FLOOD_OTHER, MATCH, RATE


@pytest.mark.parametrize(
    "text",
    [
        FLOOD.text.replace("أ", "ا").replace("إ", "ا").replace("ة", "ه"),
        FLOOD.text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
        FLOOD.text.replace("12", "19"),
        FLOOD.text.replace("جارفة ", ""),
        FLOOD.text + "\n" + RATE.text,
        FLOOD.text.replace("\n", " "),
    ],
    ids=["hamza", "digits", "toll", "a word", "as much again", "one line"],
)
def test_a_copy_that_was_altered(text: str):
    assert list(near_duplicates([RATE, FLOOD, MATCH, replace(FLOOD, id="copy", text=text)])) == [(1, 3)]


def test_another_report_of_the_event_is_none():
    assert list(near_duplicates([FLOOD, FLOOD_OTHER])) == []


def test_texts_of_few_words():
    short = [
        replace(MATCH, id=str(at), title="", text=text)
        for at, text in enumerate(["عاجل", "زلزال", "ــ", "عاجل"])
    ]
    assert list(near_duplicates(short)) == [(0, 3)]


def test_of_many_copies_a_chain_is_found_and_not_every_pair():
    many = [replace(MATCH, id=str(at)) for at in range(300)]
    pairs = list(near_duplicates(many))
    assert {at for pair in pairs for at in pair} == set(range(300))
    assert len(pairs) < 600


def test_none_of_none():
    assert list(near_duplicates([])) == []
    assert len(list(near_duplicates(DAY))) == 1
