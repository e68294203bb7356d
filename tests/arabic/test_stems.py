import pytest

from service.arabic.stems import roots, sounds, stems, verb_cores, without_prefixes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزيرها", "للوزير"),
        ("والمدينه", "مدينه"),
        ("وبيروت", "بيروت"),
        ("بالقاهره", "القاهره"),
        ("حكومتها", "حكومتنا"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str):
    assert stems(one) & stems(other)


@pytest.mark.parametrize(("one", "other"), [("وزير", "رئيس"), ("مدرسه", "مدارس"), ("من", "منه")])
def test_other_words_share_none(one: str, other: str):
    assert not stems(one) & stems(other)


def test_every_way_to_take_prefixes_off():
    assert list(without_prefixes("وبيروت")) == ["وبيروت", "بيروت", "يروت"]
    assert list(without_prefixes("في")) == ["في"]


@pytest.mark.parametrize(("one", "other"), [("مقتل", "قتلوا"), ("اعلان", "اعلنت"), ("ارتفع", "ارتفاع")])
def test_derivations_share_a_root(one: str, other: str):
    assert roots(one) & roots(other)


@pytest.mark.parametrize(("one", "other"), [("توقعه", "وقعت"), ("سيوقع", "وقعوا"), ("يهاجم", "تهاجم")])
def test_forms_of_a_verb_share_a_core(one: str, other: str):
    assert verb_cores(one) & verb_cores(other)


@pytest.mark.parametrize(("one", "other"), [("غوغل", "جوجل"), ("اميركا", "امريكا"), ("رودريغو", "رودريجو")])
def test_spellings_of_a_name_share_their_sounds(one: str, other: str):
    assert sounds(one) & sounds(other)


@pytest.mark.parametrize(("one", "other"), [("باريس", "برلين"), ("سيرغي", "سيلفيو"), ("لندن", "لبنان")])
def test_other_names_share_none(one: str, other: str):
    assert not sounds(one) & sounds(other)
