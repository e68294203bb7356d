"""Which numbers a text puts below zero."""

import pytest

from service.checks.quantities.reader import quantities
from service.checks.quantities.signs import below_zero, may_tell_a_fall
from service.checks.quantities.source import source_quantities


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("بنسبة -3.5 في المئة", [3.5]),
        ("بنسبة ‎−٣٫٥٪", [3.5]),
        ("بين 3 و-5 درجات", [5]),
        ("ناقص خمس درجات", [5]),
        ("12 درجة مئوية تحت الصفر", [12]),
        ("درجتان دون الصفر", [2]),
        ("بين 3 -5 في المئة", []),
        ("بين 3-5 في المئة", []),
        ("زائد أو ناقص 5 في المئة", []),
        ("كوفيد -19 وبرنامج -5", []),
    ],
)
def test_in_arabic(text: str, values: list[float]) -> None:
    assert [float(each.value) for each in below_zero(source_quantities(text), text, "ar")] == values


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "It shrank by -3.5 percent, to minus five degrees.", [3.5, 5]),
        ("en", "It was five degrees Celsius below zero, not 7 degrees above zero.", [5]),
        ("en", "Covid-19 and flight -20, 3-5 percent.", []),
        ("fr", "Il faisait cinq degrés sous zéro, avec au moins 60 % d'humidité.", [5]),
        ("es", "Fueron cinco grados bajo cero, con al menos 60 % de humedad.", [5]),
        ("de", "Es waren minus fünf Grad bei mindestens 60 Prozent.", [5]),
    ],
)
def test_in_a_target(language: str, text: str, values: list[float]) -> None:
    assert [float(each.value) for each in below_zero(quantities(text, language), text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "tells"),
    [
        ("ar", "وانخفضت الأسعار 3 في المئة", True),
        ("ar", "ارتفعت الأسعار 3 في المئة", False),
        ("en", "Prices fell 3 percent", True),
        ("en", "Prices rose 3 percent", False),
        ("fr", "un recul de 3 %", True),
        ("es", "una caída del 3 %", True),
        ("de", "ein Rückgang um 3 Prozent", True),
    ],
)
def test_falls(language: str, text: str, tells: bool) -> None:
    assert may_tell_a_fall(text, language) is tells
