"""Countries that stories name, and that keep events apart which are told alike."""

import pytest

from service.digest.clusters import cluster
from service.digest.countries import Countries, named
from service.digest.items import Item


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("خفضت نيجيريا الفائدة", "NG"),
        ("البنك المركزي الإندونيسي", "ID"),
        ("وللأردن حدود مع العراق", "IQ JO"),
        ("قال مسؤولون ألمان وألماني", "DE"),
        ("الألمانية والألبانية", "AL DE"),
        ("رئيس كوريا الجنوبية في كوريا الشمالية", "KP KR"),
        ("الكوري الجنوبي", "KR"),
        ("في جنوب السودان", "SS"),
        ("ملك المملكة العربية السعودية", "SA"),
        ("واليابانيون واليابانيات", "JP"),
        ("من نيروبي إلى طوكيو", "JP KE"),
        ("القطاع المالي يدرس زيادة", ""),
        ("ديفيد كاميرون في الكاميرون", "CM"),
        ("رياض الأطفال والرياضيات والرياضية", ""),
        ("الرياض", "SA"),
        ("عيون النوم ترك سيتي", ""),
        ("الأمم المتحدة ومنطقة اليورو", ""),
        ("", ""),
    ],
)
def test_names_cities_and_nationalities(text: str, codes: str):
    assert sorted(named(text)) == codes.split()


def _item(name: str, title: str, *lines: str) -> Item:
    return Item(name, title, "\n".join(lines), 0)


_LAGOS = _item("lagos", "المركزي النيجيري يخفض الفائدة", "قرر البنك خفض الفائدة.", "وكانت غانا قد رفعتها.")
_JAKARTA = _item("jakarta", "المركزي الإندونيسي يثبت الفائدة", "قرر البنك تثبيت الفائدة.")
_ACCRA = _item("accra", "غانا ترفع الفائدة", "قرر البنك رفع الفائدة.")
_NOWHERE = _item("nowhere", "البنك يخفض الفائدة", "قرر البنك خفض الفائدة.")


def test_stories_differ_where_neither_has_the_others_countries():
    countries = Countries([_LAGOS, _JAKARTA, _ACCRA, _NOWHERE])
    pairs = [(0, 1), (0, 2), (1, 2), (0, 3), (3, 3)]
    ones, others = ([pair[side] for pair in pairs] for side in (0, 1))
    assert countries.differ(ones, others).tolist() == [True, False, True, False, False]


def test_two_banks_that_are_told_alike_are_two_events():
    bank, cut = "البنك المركزي", "يخفض سعر الفائدة خمسين نقطة أساس"
    one = _item(
        "one", f"{bank} النيجيري {cut}", "خفض البنك سعر الفائدة خمسين نقطة أساس.", "وتباطأ التضخم في أبوجا."
    )
    same = _item("same", f"{bank} في نيجيريا {cut}", "صوتت لجنة السياسة النقدية لخفض سعر الفائدة خمسين نقطة.")
    other = _item(
        "other", f"{bank} الإندونيسي {cut}", "صوتت لجنة السياسة النقدية لخفض سعر الفائدة خمسين نقطة."
    )
    assert len(cluster([one, same])) == 1
    assert len(cluster([one, other])) == 2
