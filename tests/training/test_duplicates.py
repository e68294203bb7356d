from dataclasses import replace

from training.duplicates import Duplicates, fingerprint
from training.pairs import Pair

PAIR = Pair(
    "اختر الزر حفظ لتخزين الملفات الجديدة على جهازك.",
    "Select the Save button to store the 2 new files on your computer.",
    "eng",
    "c",
    "1",
)


def test_only_the_first_of_near_duplicates_is_fresh() -> None:
    seen = Duplicates()
    assert seen.fresh(PAIR)
    near = replace(PAIR, target='Select the "Save" button to store the 15 new files on your computer!')
    assert not seen.fresh(near)


def test_another_tag_or_another_translation_is_fresh() -> None:
    seen = Duplicates()
    assert seen.fresh(PAIR)
    assert seen.fresh(replace(PAIR, tag="headline_eng"))
    assert seen.fresh(replace(PAIR, target="Press Save, and your computer keeps the files."))


def test_a_short_text_is_known_by_all_its_letters() -> None:
    assert fingerprint("Chapter 2") != fingerprint("Chapter 3")
    assert fingerprint("Chapter 2") == fingerprint("CHAPTER 2.")
