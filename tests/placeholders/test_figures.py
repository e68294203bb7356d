"""Which figures travel through a model, and how a target writes them."""

import pytest

from service.languages import language
from service.placeholders.figures import rendered, source_figures, written


@pytest.mark.parametrize(
    ("text", "travelling"),
    [
        ("قتل 25 شخصا عام 2025", ["25", "2025"]),
        ("قتل 12 شخصا و3 جنود", []),  # languages write these in words, and nouns agree with them
        ("نسبة 3.5% و٧٫٢٥ درجات", ["3.5", "٧٫٢٥"]),
        ("ارتفع إلى 12,500.75 نقطة", ["12,500.75"]),
        ("نحو 12 500 نازح و٥٠ ألفا", ["12 500", "٥٠"]),
        ("يوم 14/2/2025 عند 10:30", []),  # a date, a time
        ("موسم 2023/2024", []),
        ("طائرة F16 وشبكة 5G وقمة G20", []),
        ("طائرة إف-16 والـ21 وو25", ["16", "21", "25"]),
        ("بين 1950-1953", ["1950", "1953"]),
        # What has two readings is left to the model, unless it can only be thousands.
        ("1.250 مليون و1,250 مليون", []),
        ("اليورو 1.085 دولار و13.125 بالمئة و9,375%", []),
        ("1,250 شخصا", ["1,250"]),
        ("12.5 ألف و3.5 آلاف و50 ألفا", ["50"]),  # "12,500": a part of it is in the next word
        ("بنسبة 3ر25 في المئة", []),
        ("يوم 25-3-2025", []),
        ("سجل اليورو 1,085 دولارا", []),
        ("عند 10.30 صباحا و21.15 مساء و15 ليلة", ["15"]),
        ("الساعة 21,30 ت غ والساعة 2130 وعند 19,45 بتوقيت غرينتش", []),
        ("½13 كيلومتر و13½ كيلومتر", ["13"]),  # figures with a written half are read by the model
    ],
)
def test_what_stands_alone_and_is_large_travels(text: str, travelling: list[str]) -> None:
    assert [text[figure.start : figure.end] for figure in source_figures(text)] == travelling


@pytest.mark.parametrize(
    ("figure", "en", "fr", "es", "de"),
    [
        ("2025", "2025", "2025", "2025", "2025"),
        ("٢٠٢٥", "2025", "2025", "2025", "2025"),
        ("12500", "12500", "12500", "12500", "12500"),
        ("12,500", "12,500", "12\u202f500", "12.500", "12.500"),
        ("1 250 000", "1,250,000", "1\u202f250\u202f000", "1.250.000", "1.250.000"),
        ("1,400", "1,400", "1\u202f400", "1.400", "1400"),
        ("3.5", "3.5", "3,5", "3,5", "3,5"),
        ("13.0", "13.0", "13,0", "13,0", "13,0"),
        ("٢٬٥٠٠٫٥", "2,500.5", "2\u202f500,5", "2.500,5", "2500,5"),
        ("١٢٬٥٠٠٫٥", "12,500.5", "12\u202f500,5", "12.500,5", "12.500,5"),
        ("0.375", "0.375", "0,375", "0,375", "0,375"),
        ("00961", "00961", "00961", "00961", "00961"),
    ],
)
def test_a_target_writes_a_figure_in_its_own_marks(figure: str, en: str, fr: str, es: str, de: str) -> None:
    assert [rendered(figure, language(tag)) for tag in ("en", "fr", "es", "de")] == [en, fr, es, de]


@pytest.mark.parametrize(
    ("text", "in_english"),
    [
        ("نحو 3500 نازح", "3,500"),
        ("و12500 نازح", "12,500"),
        ("٣٥٠٠ نازح", "3,500"),
        ("عام 2025 قال", "2025"),
        ("حتى 2100 شخص", "2100"),  # may be a year
        ("قرار مجلس الأمن رقم 2254 الصادر", "2254"),
        ("القرار 2254 الصادر", "2254"),
        ("قرار مجلس الأمن 2254 بشأن", "2254"),
        ("الخط الساخن 19234 يوميا", "19234"),
        ("هاتف +96170123456 مجانا", "96170123456"),
        ("عام 2150 قال", "2150"),
        ("بلغ 3500.", "3500"),
        ("قتل 48219، معظمهم نساء", "48,219"),
        ("25000 دولار", "25,000"),
        ("5000 وحدة سكنية", "5,000"),
        ("5000 وأصيب آخرون", "5000"),
        ("هاتف: 9611234567", "9611234567"),
        ("00961 رمز", "00961"),
    ],
)
def test_a_count_without_marks_is_grouped_and_a_name_is_not(text: str, in_english: str) -> None:
    [figure] = source_figures(text)
    assert rendered(written(figure, text), language("en")) == in_english
