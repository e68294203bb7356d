"""JSON as its schema says."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import service.digest.render
from service.digest.edition import Basis
from service.digest.render.as_json import as_json
from service.digest.render.label import label
from tests.digest.render.editions import edition

SCHEMA = json.loads(
    Path(service.digest.render.__file__).with_name("digest.schema.json").read_text(encoding="utf-8")
)


def check(value: Any) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator
    validator.check_schema(SCHEMA)
    validator(SCHEMA, format_checker=validator.FORMAT_CHECKER).validate(value)


def read(tag: str = "en", **changes: Any) -> dict[str, Any]:
    value = json.loads(as_json(replace(edition(tag), **changes)))
    assert isinstance(value, dict)
    check(value)
    return value


@pytest.mark.parametrize("tag", ["en", "fr", "ar", "ja"])
def test_every_edition_is_as_the_schema_says(tag: str):
    value = read(tag)
    assert (value["language"], value["stories"], value["events"]) == (tag, 12, 5)
    assert value["since"] == "2026-11-26T06:00:00+00:00"
    assert read(tag, made=None, since=None, entries=())["entries"] == []


def test_the_schema_is_closed():
    jsonschema = pytest.importorskip("jsonschema")
    value = read()
    for wrong in (value | {"more": 1}, {k: v for k, v in value.items() if k != "label"}):
        with pytest.raises(jsonschema.ValidationError):
            check(wrong)


def test_an_entry_has_what_a_reader_of_it_alone_needs():
    quake = read()["entries"][0]
    assert quake["headline"] == "At least 41 dead as strong quake hits Wadi al-Rimal province"
    assert quake["summary"].endswith(
        "said. Rescue teams are still searching the rubble in the town of Ain al-Sidr for survivors."
    )
    assert quake["stories"] == ["quake-1", "quake-2", "quake-4", "quake-3"]
    assert quake["sources"] == ["وكالة الساحل", "Levant Press"]
    assert quake["label"] == label(edition())
    assert [each["change"] for each in quake["versions"][0]] == ["first", "toll", "correction"]
    assert quake["sentences"]["summary"][1]["basis"][1]["story"] == "quake-4"
    assert quake["findings"] == quake["sentences"]["summary"][1]["findings"] != []


def test_a_number_is_told_with_who_gives_it_and_when():
    dead, injured = read()["entries"][0]["figures"]
    assert dead["disputed"]
    assert not injured["disputed"]
    assert [(each["value"], each["sources"], each["published"]) for each in dead["tellings"]] == [
        ("43", ["Levant Press"], "2026-11-27T05:20:00+00:00"),
        ("41", ["وكالة الساحل"], "2026-11-27T05:15:00+00:00"),
    ]


def test_ids_are_those_of_the_input_to_the_letter():
    odd = "a\u202e\ud800\x00"
    fish = edition().entries[2]
    ((report,),) = fish.chains
    headline = replace(fish.headline, basis=(Basis(odd, "نص"),))
    chains = ((replace(report, item=replace(report.item, id=odd)),),)
    (entry,) = read(entries=(replace(fish, id=odd, told_by=odd, headline=headline, chains=chains),))[
        "entries"
    ]
    assert [entry["id"], entry["told_by"], *entry["stories"]] == [odd] * 3
    assert entry["versions"][0][0]["id"] == odd
    assert entry["sentences"]["headline"]["basis"][0]["story"] == odd


def test_sentences_of_languages_without_spaces_run_on():
    first = edition("ja").entries[0]
    summary = tuple(replace(each, text="地震です。") for each in first.summary)
    assert (
        read("ja", entries=(replace(first, summary=summary),))["entries"][0]["summary"]
        == "地震です。地震です。"
    )


def test_an_edition_without_a_title_has_one():
    assert read(title="")["title"] == "News digest"
    assert read(title="The Morning Wire")["title"] == "The Morning Wire"
