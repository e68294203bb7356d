"""`cluster`."""

import json
from pathlib import Path

from tests.digest.stories import DAY


def test_every_id_once_in_lists_of_lists(run, day: Path):
    ran = run("cluster", day, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == [["flood-1", "flood-2", "flood-3"], ["rate-1", "rate-2"], ["match"]]


def test_a_person_reads_headlines_and_what_a_version_is(run, day: Path):
    events = run("cluster", day).out.split("\n\n")
    assert len(events) == 3
    assert events[0].splitlines()[1] == f"{DAY[1].id}\t{DAY[1].title}\t(toll)"


def test_a_bad_line_is_told_and_strict_stops(run, day: Path):
    with day.open("a", encoding="utf-8") as file:
        file.write("\n{")
    ran = run("cluster", day, "--format", "json")
    assert ran.code == 0
    assert f"{day}, line 7" in ran.err
    assert run("cluster", day, "--quiet").err == ""
    strict = run("cluster", day, "--strict")
    assert (strict.code, strict.out) == (2, "")
    assert "line 7" in strict.err


def test_an_address_on_this_machine_is_asked_only_where_that_is_allowed(run):
    address = "http://127.0.0.1:1/feed"
    assert "give --allow-private-addresses" in run("cluster", address).err
    assert "it cannot be reached" in run("cluster", address, "--allow-private-addresses").err


def test_no_input(run, tmp_path: Path):
    ran = run("cluster", tmp_path)
    assert ran.code == 2
    assert "there is no story" in ran.err
