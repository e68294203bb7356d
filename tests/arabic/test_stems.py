import pytest

from service.arabic.stems import stems, without_prefixes


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
