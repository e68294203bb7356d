"""Which numbers in words travel as figures do."""

from itertools import pairwise

import pytest

from service.languages import language
from service.placeholders.masking import filled, masked
from service.placeholders.number_words import spelled_numbers
from service.placeholders.travelling import travelling


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قتل ثمانية وأربعون شخصا", [("ثمانية وأربعون", 48)]),
        ("وبثمانية وأربعين عاما", [("ثمانية وأربعين", 48)]),
        ("خمسة وثلاثون مليونا", [("خمسة وثلاثون", 35)]),  # "35 million"
        ("مئة وعشرون ألفا", [("مئة وعشرون", 120)]),
        ("مليون و240 ألف نسمة", [("مليون و240 ألف", "1.24 مليون")]),
        ("مليونان و200 ألف", [("مليونان و200 ألف", "2.2 مليون")]),
        ("مليار ونصف المليار دولار", [("مليار ونصف المليار", "1.5 مليار")]),
        ("مليون و234 ألفا و567 نسمة", []),  # as «ألف و30»
        ("زيارة أربعين الإمام الحسين", []),
        ("نحو ألف وخمسمئة نازح", [("ألف وخمسمئة", 1500)]),
        ("عام ألف وتسعمئة وتسعين", [("ألف وتسعمئة وتسعين", 1990)]),
        ("خمسة وعشرين بالمئة", [("خمسة وعشرين", 25)]),
        ("أحد عشر وثلاثة عشر لاعبا", [("ثلاثة عشر", 13)]),
        ("خمسة جنود", []),
        ("%13", []),
        ("مليون شخص ومليونا شخص وألف جندي", []),  # languages say these in words
        ("ثلاثة ملايين", []),
        ("القرن العشرين والذكرى الثامنة والأربعين", []),
        ("عشرات الآلاف", []),
        ("قتل ألف و30 أصيبوا", []),  # one number or two
        ("ثلاثة وعشرون ألفا و400 شخص", []),
        ("3.5 مليون و50 ألف", []),
    ],
)
def test_large_numbers_without_the_article_travel(text: str, found: list[tuple[str, int | str]]) -> None:
    spelled = spelled_numbers(text)
    read = [(text[a:b], f"{float(n):g} {scale}" if scale else int(n)) for a, b, n, scale in spelled]
    assert read == found


def test_words_and_figures_share_the_slots_of_a_sentence() -> None:
    text = "قتل ثمانية وأربعون شخصا من أصل 3500 وبلغ السكان مليونا و240 ألف نسمة عام 1990"
    read = masked(text)
    assert list(read.carried.values()) == ["48", "3500", "1.24", "1990"]
    assert filled(" ".join(read.carried), read.carried, language("de")) == "48 3500 1,24 1990"
    assert f"{list(read.carried)[2]} مليون نسمة" in read.text


def test_no_number_lies_within_another() -> None:
    text = "مليون و240 ألف و25 و30"
    spans = [(each.start, each.end) for each in travelling(text)]
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
