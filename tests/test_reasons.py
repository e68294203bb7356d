"""Why something is to be doubted, in every language: texts, fields, and what the checks really say."""

import re
import string
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from service.checks.check import Pair
from service.checks.suite import all_checks
from service.languages import language
from service.reasons import ENGLISH, LANGUAGES, Calendar, Named, finding, reason_in, wordings
from service.story import Finding
from service.summaries.support import Evidence

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parents[1] / "service"
TABLES = ("residue", "script", "quotations", "length", "repetition", "number_check", "number_check_cases")
SENTENCES = [key for key in wordings() if key.partition(".")[0] not in ("list", "rough")]
OTHERS = [tag for tag in LANGUAGES if tag != ENGLISH]
QUOTED = re.compile("\u2068[^\u2069]*\u2069")


def forms(key: str, tag: str) -> list[str]:
    wording = wordings()[key][tag]
    return [wording] if isinstance(wording, str) else list(wording.values())


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def bare(text: str) -> str:
    """Without fields."""
    return "".join(literal for literal, _, _, _ in string.Formatter().parse(text))


@pytest.mark.parametrize("key", wordings())
def test_every_reason_is_there_in_every_language(key: str):
    assert set(wordings()[key]) == set(LANGUAGES)
    assert all(forms(key, tag) and all(forms(key, tag)) for tag in LANGUAGES)


@pytest.mark.parametrize("key", SENTENCES)
def test_languages_fill_in_the_same_fields(key: str):
    told = {tag: [fields(form) - {"count"} for form in forms(key, tag)] for tag in LANGUAGES}
    assert all(each == told[ENGLISH][0] for names in told.values() for each in names), told
    counted = {tag: any("count" in fields(form) for form in forms(key, tag)) for tag in LANGUAGES}
    assert len(set(counted.values())) == 1, counted


@pytest.mark.parametrize("key", SENTENCES)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_counted_reason_has_the_plurals_of_its_language(key: str, tag: str):
    wording = wordings()[key][tag]
    if not isinstance(wording, str):
        assert set(wording) >= {Locale(tag).plural_form(count) for count in range(200)}


@pytest.mark.parametrize("key", SENTENCES)
def test_nothing_is_left_in_english(key: str):
    for tag in OTHERS:
        assert not set(forms(key, tag)) & set(forms(key, ENGLISH))
    arabic = "".join(map(bare, forms(key, "ar")))
    assert not re.search("[A-Za-z]", arabic)
    for tag in set(OTHERS) - {"ar"}:
        assert not re.search(r"\b(the|of|is|story|target)\b", "".join(map(bare, forms(key, tag))))


@pytest.mark.parametrize("key", SENTENCES)
def test_each_language_has_its_own_marks(key: str):
    french, arabic = "".join(map(bare, forms(key, "fr"))), "".join(map(bare, forms(key, "ar")))
    assert not re.search(r"[^\u00a0]:|[^\u202f][;?!]|[^\u00a0]»|«[^\u00a0]|['\"“”]", french)
    assert not re.search(r"[,;?%'\"“”]", arabic)
    assert not re.search(r"['\"«»”]", "".join(map(bare, forms(key, "de"))))
    assert not re.search(r"['\"„“”]", "".join(map(bare, forms(key, "es"))))
    assert all(
        form == form.strip() and not form.endswith(".") for tag in LANGUAGES for form in forms(key, tag)
    )


def test_every_reason_is_given_somewhere():
    code = "".join(file.read_text(encoding="utf-8") for file in ROOT.rglob("*.py"))
    told = ("numbers.lost_", "numbers.added_", "claim.month", "claim.weekday")
    assert [key for key in SENTENCES if not key.startswith(told) and f'"{key}"' not in code] == []


def test_a_key_that_is_not_there_is_a_mistake_of_the_programmer():
    with pytest.raises(KeyError):
        finding("numbers", "numbers.nothing")


def test_a_finding_is_its_check_and_its_english_reason():
    told = finding("residue", "residue.arabic", words=("قال", "إن"))
    assert told == Finding("residue", "Arabic is left in the target: «قال», «إن»")
    assert hash(told) == hash(Finding(told.check, told.reason))


def test_words_that_are_quoted_are_isolated():
    told = finding("dateline", "dateline.guess", name="قرطبان", guess="Qurtuban")
    assert reason_in(told, "fr").text == (
        "«\u00a0\u2068قرطبان\u2069\u00a0» n’est dans aucune table\u00a0: "
        "«\u00a0\u2068Qurtuban\u2069\u00a0» est une supposition du modèle"
    )
    assert (
        reason_in(told, "ar").text
        == "«\u2068قرطبان\u2069» ليس في أي جدول: «\u2068Qurtuban\u2069» تخمين من النموذج"
    )


def test_numbers_and_names_are_written_as_the_language_does():
    values = (
        Fraction(120_000),
        Fraction(7, 2),
        Fraction(2024),
        Named(Calendar.MONTH, 5),
        Named(Calendar.TIME, 65),
    )
    told = finding("numbers", "numbers.told_once", source=values)
    assert "120,000, 3.5, 2024, May and 1:05" in told.reason
    assert "120\u202f000, 3,5, 2024, mai et 1:05" in reason_in(told, "fr").text
    assert "120,000، 3.5، 2024، مايو و1:05" in reason_in(told, "ar").text
    rough = finding("numbers", "numbers.lost_number", source=(Named(Calendar.ROUGH, 1000),))
    assert "des milliers" in reason_in(rough, "fr").text


def test_counts_choose_a_plural():
    def said(count: int) -> str:
        return reason_in(finding("repetition", "repetition.loop", unit="plan", count=count), "ar").text

    assert said(2).endswith("مرتين متتاليتين")
    assert said(3).endswith("3 مرات متتالية")
    assert said(12).endswith("12 مرة متتالية")


def test_a_reason_within_a_reason_is_in_the_same_language():
    fault = finding("coverage", "summary.no_room")
    told = finding("coverage", "summary.instead", model="big", method="lexrank", fault=fault)
    assert told.reason == f"Model big did not write this, lexrank did: {fault.reason}"
    assert reason_in(told, "fr").text.endswith(reason_in(fault, "fr").text)
    assert reason_in(told, "ar").text.endswith(reason_in(fault, "ar").text)


@pytest.mark.parametrize(("tag", "got"), [("fr-CA", "fr"), ("ar", "ar"), ("en-GB", "en"), ("ja", "en")])
def test_english_is_told_where_a_language_has_no_reasons(tag: str, got: str):
    told = finding("length", "length.wordless")
    reason = reason_in(told, tag)
    assert reason.language == language(got)
    assert (reason.text == told.reason) is (got == "en")


def test_a_reason_without_a_key_is_english():
    assert reason_in(Finding("other", "because"), "fr").text == "because"
    assert reason_in(Finding("other", "because"), "fr").language.tag == "en"


def checked() -> Iterator[Finding]:
    """What the checks find in all golden cases."""
    for table in TABLES:
        for case in cases(table):
            pair = Pair(case["source"], case["target"], language(case.get("language", "en")))
            for check in all_checks():
                yield from check.findings(pair)


def cases(table: str) -> list[dict[str, Any]]:
    raw = tomllib.loads((GOLDEN / f"{table}.toml").read_text(encoding="utf-8"))
    return [case for part in raw.values() for case in (part if isinstance(part, list) else part.values())]


def test_what_the_checks_find_is_told_in_every_language():
    found = [*checked(), *summarized()]
    assert {each.key for each in found} >= {
        key for key in SENTENCES if key.startswith(("repetition.", "script."))
    }
    assert len({each.key for each in found}) >= 30
    for each in found:
        french, arabic = (reason_in(each, tag) for tag in ("fr", "ar"))
        assert (french.language.tag, arabic.language.tag) == ("fr", "ar"), each
        assert "{" not in QUOTED.sub("", french.text + arabic.text)
        assert not re.search("[A-Za-z]", QUOTED.sub("", arabic.text)), arabic.text
        assert not re.search(r"\b(the|and|says|target)\b", QUOTED.sub("", french.text)), french.text
        assert re.sub("[\u2068\u2069]", "", reason_in(each, "en").text) == each.reason


def summarized() -> Iterator[Finding]:
    """What is found in all golden summaries."""
    raw = tomllib.loads((GOLDEN / "support.toml").read_text(encoding="utf-8"))
    stories = {name: Evidence(text.strip().splitlines()) for name, text in raw["stories"].items()}
    for case in raw["case"]:
        yield from stories[case["story"]].support(case["text"]).findings
