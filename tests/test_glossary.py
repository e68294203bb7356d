"""A newsroom's glossary: how it is read, and what it finds in a text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import SettingsError
from service.glossary import NO_GLOSSARY, Glossary, gazetteer, terms_of
from service.languages import language

TABLE = """ar\ten\tfr\tnote
الأمم المتحدة\tUnited Nations\tONU\t
الأمم المتحدة للطفولة\tUNICEF\t\tnot the long name
بيروت\tBeirut\tBeyrouth\t
قوات الدعم السريع\tRSF\tFSR\t
إف-16\tF-16\tF-16\t
علي\tAli\tAli\t
سام\tSam\tSam\t
إيران\tIran\tIran\t
رؤية 2030\tVision 2030\t\t
"""


def read(path: Path, text: str) -> Glossary:
    path.write_text(text, encoding="utf-8")
    return Glossary.read(path)


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    return read(tmp_path / "words.tsv", TABLE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("في بيروت", [("بيروت", "Beirut")]),
        ("ولبيروت وبيروت", [("بيروت", "Beirut"), ("بيروت", "Beirut")]),  # joined words stay outside
        ("بَيْرُوت", [("بَيْرُوت", "Beirut")]),
        ("البيروتي", []),
        ("منظمة الأمم المتحدة للطفولة", [("الأمم المتحدة للطفولة", "UNICEF")]),  # the longest
        ("الامم  المتحدة", [("الامم  المتحدة", "United Nations")]),  # a hamza lost, a blank too many
        ("الأمم، المتحدة", []),
        ("مقاتلات إف-16 وإف 16", [("إف-16", "F-16"), ("إف 16", "F-16")]),
        (
            "وللأمم المتحدة وبالأمم المتحدة",
            [("لأمم المتحدة", "United Nations"), ("الأمم المتحدة", "United Nations")],
        ),
        ("أكد على ضرورة التوقيع على", []),  # «علي» is in the table
        ("جاء علي وعلي", [("علي", "Ali")]),  # a short name joined to another word may be a part of a word
        ("وسام الاستحقاق", []),
        ("ايران وإيران", [("ايران", "Iran"), ("إيران", "Iran")]),
        ("رؤية 2030 لا رؤية 2030.5", [("رؤية 2030", "Vision 2030")]),
        ("", []),
    ],
)
def test_terms_are_found_without_what_is_joined_to_them(
    glossary: Glossary, text: str, found: list[tuple[str, str]]
) -> None:
    terms = glossary.terms(text, language("en"))
    assert [(text[term.start : term.end], term.target) for term in terms] == found


def test_a_language_has_its_own_words_or_none(glossary: Glossary) -> None:
    text = "الأمم المتحدة للطفولة"
    assert [term.target for term in glossary.terms(text, language("fr"))] == ["ONU"]
    assert glossary.terms(text, language("de")) == []
    assert NO_GLOSSARY.terms(text, language("en")) == []


def test_commas_and_names_of_languages_do_too(tmp_path: Path) -> None:
    glossary = read(tmp_path / "words.csv", '\ufeffarabic,German\nبيروت,"Beirut, Libanon"\n\n')
    assert [term.target for term in glossary.terms("بيروت", language("de"))] == ["Beirut, Libanon"]


def test_the_order_of_lines_makes_no_other_glossary(tmp_path: Path, glossary: Glossary) -> None:
    head, *rows = TABLE.splitlines()
    turned = read(tmp_path / "other.tsv", "\n".join([head, *reversed(rows)]))
    assert turned.digest == glossary.digest
    assert read(tmp_path / "less.tsv", "\n".join([head, *rows[1:]])).digest != glossary.digest


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "does not say which column is which language"),
        ("en\tar\nBeirut\tبيروت\n", "does not say which column is which language"),
        ("ar\tnote\nبيروت\tx\n", "does not say which column is which language"),
        ("ar\telvish\nبيروت\tBeirut\n", "has a column «elvish», which is no language"),
        ("ar\ten\nبيروت\tBeirut\tBeyrouth\n", "line 2 of glossary .* has more columns than the first line"),
        ("ar\ten\n\tBeirut\n", "line 2 of glossary .* has no Arabic in its first column"),
        ("ar\ten\nبيروت\tBeirut\nبيروت\tBeyrut\n", "line 3 of .* says «Beyrut» where another says «Beirut»"),
        ("ar\ten\nNATO\tNATO\n", "line 2 of glossary .* has no Arabic in its first column"),
        ("ar\ten\tenglish\nبيروت\tBeirut\tBeyrut\n", "has two columns for English"),
        ('ar,en\n"بيروت,Beirut\n', "is no table"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(SettingsError, match=sentence):
        read(tmp_path / "words.tsv", text)


def test_a_term_without_a_target_is_left_alone_with_all_within_it(tmp_path: Path) -> None:
    glossary = read(tmp_path / "words.tsv", "ar\ten\nبيروت\tBeirut\nبيروت تايمز\t\n")
    terms = glossary.terms("بيروت وبيروت تايمز", language("en"))
    assert [term.target for term in terms] == ["Beirut"]


def test_words_that_only_a_letter_tells_apart_are_two(tmp_path: Path) -> None:
    glossary = read(tmp_path / "words.tsv", "ar\ten\nعلي\tAli\nعلى\ton\nجدة\tJeddah\nجده\tgrandfather\n")
    assert [term.target for term in glossary.terms("علي على جدة جده", language("en"))] == [
        "Ali", "on", "Jeddah", "grandfather"
    ]  # fmt: skip


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        Glossary.read(tmp_path / "none.tsv")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\xff\xfe")
    with pytest.raises(SettingsError, match="is no table"):
        Glossary.read(tmp_path / "picture.png")


@given(st.text("بيروت الأمم المتحدة و،ل\u064e-", max_size=40))
def test_stretches_are_in_order_and_hold_words(text: str) -> None:
    glossary = Glossary(
        {
            ("بيروت",): {"en": "Beirut"},
            ("الامم", "المتحدة"): {"en": "UN"},
            ("المتحدة",): {"en": "U"},
        }
    )
    done = 0
    for term in glossary.terms(text, language("en")):
        assert done <= term.start < term.end <= len(text)
        assert text[term.start : term.end].strip()
        done = term.end


@pytest.mark.parametrize(
    ("text", "tag", "found"),
    [
        ("في بيونجيانج", "de", ["Pjöngjang"]),
        ("إلى القاهرة", "es", ["El Cairo"]),
        ("إلى القاهرة", "fr", []),  # « au Caire »: the article is the model's
        ("كابل بحري ومشهد من جدة", "en", []),  # a cable, a scene, a grandmother
        ("25 بليون وصواريخ تدمر وصيداً ثمينا", "en", []),  # «ليون», «تدمر», «صيدا» are cities too
        ("القوة القاهرة وفيلق القدس وريال مدريد", "en", []),  # phrases that are left to the model
        ("القاهرة والقدس", "en", ["Cairo", "Jerusalem"]),
        ("في بيونجيانج", "ja", []),
    ],
)
def test_the_gazetteer_knows_cities_whose_names_are_no_other_word(
    text: str, tag: str, found: list[str]
) -> None:
    assert [term.target for term in gazetteer().terms(text, language(tag))] == found


def test_a_newsroom_s_term_goes_before_a_city(tmp_path: Path) -> None:
    house = read(tmp_path / "words.tsv", "ar\ten\nمؤتمر طوكيو\tTICAD\nسيول\tfloods\n")
    terms = terms_of("في مؤتمر طوكيو لا في طوكيو ولا سيول", language("en"), house)
    assert [term.target for term in terms] == ["TICAD", "Tokyo", "floods"]
