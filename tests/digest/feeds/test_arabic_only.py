"""Stories in other languages, many of which share Arabic's letters."""

import pytest

from service.digest.feeds.arabic_only import arabic_tag
from service.errors import InputError, NoArabicError
from tests.digest.feeds.samples import TEXT

PERSIAN = (
    "استاندار صبح امروز پل جدیدی را بر روی رودخانه افتتاح کرد و گفت که این پروژه چهار سال طول کشیده است."
)
URDU = "گورنر نے آج صبح دریا پر ایک نئے پل کا افتتاح کیا اور کہا کہ اس منصوبے پر چار سال لگے ہیں۔"
KURDISH = "پارێزگار ئەمڕۆ بەیانی پردێکی نوێی لەسەر ڕووبارەکە کردەوە و گوتی پڕۆژەکە چوار ساڵی خایاندووە."
NAMES = f"{TEXT}\nوقالت شركة گوگل إنها ستفتح مكتبا في المدينة العام المقبل بعد اتفاق مع الحكومة المحلية."


@pytest.mark.parametrize("text", [PERSIAN, URDU, KURDISH])
def test_letters_of_other_languages(text: str):
    with pytest.raises(InputError, match="letters are those of"):
        arabic_tag(text, "ar")


@pytest.mark.parametrize("text", [TEXT, NAMES, f"{TEXT} (Reuters, BBC)"])
@pytest.mark.parametrize("declared", ["", "ar", "en-US", "EN_us", "x-default", "no tag"])
def test_arabic_is_arabic_whatever_a_site_s_software_says(text: str, declared: str):
    assert arabic_tag(text, declared) == "ar"


@pytest.mark.parametrize(
    ("declared", "tag"), [("ar-EG", "ar-EG"), ("ar_SA", "ar-SA"), ("ara", "ar"), ("arb", "ar"), ("arz", "ar")]
)
def test_the_tags_of_arabic(declared: str, tag: str):
    assert arabic_tag(TEXT, declared) == tag


@pytest.mark.parametrize(
    ("declared", "name"), [("fa", "Persian"), ("prs", "Persian"), ("ur-PK", "Urdu"), ("ckb", "Kurdish")]
)
def test_a_tag_of_another_language_of_the_script_counts(declared: str, name: str):
    with pytest.raises(InputError, match=name):
        arabic_tag("عاجل", declared)


def test_a_word_of_arabic_makes_no_arabic_story():
    with pytest.raises(InputError, match="most of it is not in Arabic"):
        arabic_tag("The word for bridge is جسر in Arabic, and it is old.")
    with pytest.raises(NoArabicError):
        arabic_tag("The bridge")
