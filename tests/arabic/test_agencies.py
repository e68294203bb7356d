"""Agencies under every form of their names."""

import pytest

from service.arabic.agencies import find_agency


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("رويترز", "Reuters"),
        ("أ ف ب", "AFP"),
        ("ا ف ب", "AFP"),
        ("أ.ف.ب", "AFP"),
        ("أ. ف. ب.", "AFP"),
        ("د ب أ", "dpa"),
        ("د.ب.أ", "dpa"),
        ("أ ب", "AP"),
        ("أ.ش.أ", "MENA"),
        ("برقية", "Barqiya"),
        ("وام", "WAM"),
        ("واس", "SPA"),
        ("سانا", "SANA"),
        ("شينخوا", "Xinhua"),
        ("تاس", "TASS"),
        ("الأناضول", "Anadolu"),
        ("الاناضول", "Anadolu"),
        ("وفا", "WAFA"),
        ("كونا", "KUNA"),
        ("قنا", "QNA"),
        ("بترا", "Petra"),
        (" وكالة  رويترز ", "Reuters"),
    ],
)
def test_codes(text: str, code: str) -> None:
    agency = find_agency(text)
    assert agency is not None
    assert agency.code == code


@pytest.mark.parametrize("text", ["", "القاهرة", "أ", "أ ف", "رويترز نفت", "5"])
def test_other_words_are_none(text: str) -> None:
    assert find_agency(text) is None
