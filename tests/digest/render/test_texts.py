"""A digest's own words: complete in each of its languages, with the plurals and times of each."""

import tomllib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from babel import Locale

from service.digest.render import texts as module
from service.digest.render.texts import at, day, moment, offset, texts
from service.digest.versions import Change

WORDS = tomllib.loads(Path(module.__file__).with_name("texts.toml").read_text(encoding="utf-8"))
COUNTS = ("stories", "events", "sources")
WHEN = datetime(2026, 11, 27, 23, 5, tzinfo=UTC)


@pytest.mark.parametrize("tag", WORDS)
def test_a_language_has_every_word_and_every_plural(tag: str):
    assert WORDS[tag].keys() == WORDS["en"].keys()
    assert WORDS[tag]["change"].keys() == {change.value for change in Change}
    for name in COUNTS:
        assert WORDS[tag][name].keys() == {*Locale.parse(tag).plural_form.tags, "other"}


@pytest.mark.parametrize("tag", WORDS)
def test_a_translation_has_the_fields_of_the_original(tag: str):
    fields = {"{n}", "{when}", "{zone}", "{source}", "{method}", "{model}", "{name}", "{value}", "{text}"}
    for name, text in WORDS["en"].items():
        if isinstance(text, str):
            wanted = {field for field in fields if field in text}
            assert {field for field in fields if field in WORDS[tag][name]} == wanted, name


@pytest.mark.parametrize(
    ("tag", "number", "told"),
    [
        ("en", 1, "1 story"),
        ("en", 1234, "1,234 stories"),
        ("fr", 0, "0 dépêche"),
        ("fr", 1234, "1\u202f234 dépêches"),
        ("fr", 2_000_000, "2\u202f000\u202f000 de dépêches"),
        ("de", 1, "1 Meldung"),
        ("es", 2, "2 noticias"),
        ("ar", 1, "خبر واحد"),
        ("ar", 2, "خبران"),
        ("ar", 7, "7 أخبار"),
        ("ar", 12, "12 خبرًا"),
        ("ar", 100, "100 خبر"),
        ("fr-CA", 2, "2 dépêches"),
        ("sw", 2, "2 stories"),
    ],
)
def test_counts_are_in_the_plural_of_their_language(tag: str, number: int, told: str):
    assert texts(tag).count("stories", number) == told


@pytest.mark.parametrize(
    ("tag", "full", "short"),
    [
        ("en", "Saturday, November 28, 2026", "Nov 28, 00:05"),
        ("fr", "samedi 28 novembre 2026", "28 nov., 00:05"),
        ("ar", "السبت، 28 نوفمبر 2026", "28 نوفمبر، 00:05"),
        ("prs", "Saturday, November 28, 2026", "Nov 28, 00:05"),  # CLDR knows nothing of it
    ],
)
def test_times_are_by_the_clock_of_their_zone(tag: str, full: str, short: str):
    paris = timezone(timedelta(hours=1))
    assert day(WHEN, paris, tag) == full
    assert moment(WHEN, paris, tag) == short


def test_a_zone_is_told_by_its_offset():
    assert offset(timezone(timedelta(hours=1)), WHEN, "fr") == "UTC+01:00"
    assert offset(UTC, WHEN, "fr") == "UTC"
    assert offset(UTC, WHEN, "ar") == "غرينتش"


def test_the_edge_of_the_calendar_is_no_error():
    first = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))
    assert at(first, UTC) == first
    assert day(first, UTC, "en") == "Monday, January 1, 1"
