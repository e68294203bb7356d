import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.batch.rows import Reject, Row, read_row, written
from service.story import Kind

TEXT = st.text(st.characters(codec="utf-8"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def read(value: object) -> Row | Reject:
    return read_row(5, json.dumps(value, ensure_ascii=False).encode(), "translations")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", "it is not JSON: "),
        (b"[1]", "it is no JSON object with id and text"),
        (b'"\xff"', "it is not UTF-8, from byte 2 on"),
        (b"[" * 100_000, "its values lie too deep in one another"),
        (b"1" * 5000, "a number in it is too large"),
        ('{"id": 1, "n": NaN, "text": "خبر"}'.encode(), "NaN is no number that JSON can hold"),
        ('{"id": 1, "n": 1e999, "text": "خبر"}'.encode(), "1e999 is no number that JSON can hold"),
        ('{"id": 1, "text": "خبر \\ud800"}'.encode(), "there is half a character in it, a lone surrogate"),
        ('{"text": "خبر"}'.encode(), "it has no id"),
        ('{"id": "", "text": "خبر"}'.encode(), "it has no id"),
        ('{"id": true, "text": "خبر"}'.encode(), "its id is neither a text nor a whole number"),
        ('{"id": 1.5, "text": "خبر"}'.encode(), "its id is neither a text nor a whole number"),
        (b'{"id": 1}', "it has no text"),
        (b'{"id": 1, "text": null}', "it has no text"),
        (b'{"id": 1, "text": ["a"]}', 'its text is no text: ["a"]'),
        (b'{"id": 1, "text": "in English"}', "there is no Arabic in its title and text"),
        ('{"id": 1, "text": "خبر", "language": "fr"}'.encode(), "it is in French, not in Arabic"),
        ('{"id": 1, "text": "خبر", "language": "qqq"}'.encode(), "language 'qqq' is not known"),
        ('{"id": 1, "text": "خبر", "language": 7}'.encode(), "its language is no text"),
        ('{"id": 1, "text": "خبر", "translations": {}}'.encode(), "it has the field translations already"),
    ],
)
def test_a_bad_line_has_its_reason(raw: bytes, reason: str):
    reject = read_row(5, raw, "translations")
    assert isinstance(reject, Reject)
    assert reject.line == 5
    assert reject.reason.startswith(reason)
    assert json.loads(written(reject.value()))["row"] == raw.decode(errors="replace")


def test_a_reject_has_the_row_s_id_where_it_could_be_read():
    reject = read({"id": 77, "text": "in English"})
    assert isinstance(reject, Reject)
    assert reject.id == 77


@pytest.mark.parametrize("tag", ["ar", "ar-EG", "Arabic", "", None])
def test_arabic_by_any_name_is_taken(tag: str | None):
    assert isinstance(read({"id": 1, "text": "خبر", "language": tag}), Row)


def test_the_title_is_the_headline_whatever_it_looks_like():
    row = read({"id": 1, "title": "قال الوزير:\nلا.", "text": "وصل الوزير."})
    assert isinstance(row, Row)
    assert row.headed
    assert [row.story.source(each) for each in row.story.paragraphs] == ["قال الوزير: لا.", "وصل الوزير."]
    assert row.story.paragraphs[0].kind is Kind.HEADLINE


@pytest.mark.parametrize("title", ["", "  \n", None, "\u200f"])
def test_a_title_without_ink_is_none(title: str | None):
    row = read({"id": "7", "title": title, "text": "وصل الوزير."})
    assert isinstance(row, Row)
    assert not row.headed
    assert len(row.story.paragraphs) == 1


def test_a_flash_is_a_title_alone():
    row = read({"id": 1, "title": "عاجل: وصل الوزير"})
    assert isinstance(row, Row)
    assert row.headed


@given(st.binary())
def test_no_line_raises(raw: bytes):
    read_row(1, raw, "translations")


@given(JSON, JSON, JSON)
def test_no_value_raises_and_a_row_keeps_all_its_fields(id: object, title: object, text: object):
    value = {"id": id, "title": title, "text": text, "other": [text]}
    row = read(value)
    assert isinstance(row, Reject) or row.fields == value


@given(JSON)
def test_what_is_written_is_one_line_for_every_reader(value: object):
    line = written(value)
    assert len(line.decode().splitlines()) == 1
    assert json.loads(line) == value
