"""What a wording says: its numbers whatever their spelling, and what it is."""

import pytest

from service.digest.wordings import begins, wording


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مقتل ستة في الإسكندرية", "مقتل ٦ في الاسكندرية"),
        ("نزوح خمسة آلاف شخص", "نزوح 5 آلاف شخص"),
        ("أصيب خمسة وعشرون شخصا", "أصيب 25 شخصا"),
        ("قال الوزير\nإن 12 قتلوا", "قال وزير إن 12 قتلوا"),
    ],
)
def test_one_content_in_two_spellings(one: str, other: str):
    assert wording(one).content == wording(other).content


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مقتل ستة في الإسكندرية", "مقتل ٧ في الإسكندرية"),
        ("سقط قتيلان في الانفجار", "سقط جريحان في الانفجار"),
        ("مقتل 12 وإصابة 30", "مقتل 30 وإصابة 12"),
        ("مقتل ستة", "لم يقتل ستة"),
    ],
)
def test_two_contents(one: str, other: str):
    assert wording(one).content != wording(other).content


def test_a_toll_stands_in_a_sentence_that_speaks_of_victims():
    assert wording("قتل 12 شخصا. وأجلت الفرق 340 عائلة.\nوأصيب 30 بجروح.").tolls == {12, 30}


@pytest.mark.parametrize(
    ("text", "says"),
    [("تصحيح - قتل 12", True), ("قتل 12\n(تصويب) القاهرة", True), ("طلب الوزير تصحيح الخطأ", False)],
)
def test_a_correction_says_so_where_a_line_begins(text: str, says: bool):
    assert wording(text).says_correction is says


def test_what_a_headline_begins_with():
    assert begins("تحديث 2-مقتل 12", "update")
    assert not begins("مقتل 12 في تحديث", "update")
