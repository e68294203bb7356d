"""The ranking on the page, and the file of votes."""

import csv
from pathlib import Path

from service.ui.ranking import ranked
from service.votes import Outcome, Vote
from tests.ui.test_voting import context


def vote(pair: str, created: float = 0.0) -> Vote:
    return Vote(pair, "one", "other", Outcome.LEFT, "", created)


def test_a_ranking_without_votes(tmp_path):
    pair, table, export = ranked(context(tmp_path), str(tmp_path), None)
    assert (pair["choices"], pair["value"]) == ([], None)
    assert "Nobody has voted yet" in table
    assert not export["interactive"]


def test_the_ranking_is_of_one_pair_and_the_file_of_all(tmp_path):
    opened = context(tmp_path)
    for each in (vote("ar-en"), vote("ar-zh-Hans"), vote("ar-zh-Hans")):
        opened.votes.add(each)
    pair, table, export = ranked(opened, str(tmp_path), None)
    assert pair["choices"] == [
        ("Arabic – Chinese (Simplified) (2)", "ar-zh-Hans"),
        ("Arabic – English (1)", "ar-en"),
    ]
    assert pair["value"] == "ar-zh-Hans"
    assert "Arabic – Chinese (Simplified)" in table
    file = Path(export["value"])
    assert file.name == "barqiya-votes.csv"
    assert file.read_bytes().startswith("\ufeffcreated,pair".encode())
    with file.open(encoding="utf-8-sig", newline="") as opened_file:
        assert [row["pair"] for row in csv.DictReader(opened_file)] == ["ar-en", "ar-zh-Hans", "ar-zh-Hans"]
    assert ranked(opened, str(tmp_path), "ar-en")[0]["value"] == "ar-en"


def test_a_damaged_file_of_votes_is_told_and_the_page_lives_on(tmp_path):
    (tmp_path / "votes.sqlite").write_text("this is no database " * 100)
    _, table, export = ranked(context(tmp_path), str(tmp_path), None)
    assert 'role="alert"' in table
    assert "move the file away" in table
    assert not export["interactive"]
