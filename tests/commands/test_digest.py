"""`digest` on a machine whose only model echoes."""

import json
import os
import signal
from pathlib import Path

import pytest

from service.commands.arguments import parser
from service.digest.agenda import TOP
from service.digest.render import FORMS
from service.engines.echo import EchoEngine
from service.errors import EngineError
from tests.digest.stories import DAWN, DAY


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out" / "today"


def files(out: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(out.iterdir()) if each.name != ".digest.lock"}


def value(out: Path, tag: str = "ar"):
    return json.loads((out / f"digest.{tag}.json").read_text(encoding="utf-8"))


def test_every_form_in_every_language(run, day: Path, out: Path):
    ran = run("digest", day, "--to", "en,French,ar", "--out", out)
    assert (ran.code, ran.out) == (0, "")
    assert set(files(out)) == {f"digest.{tag}.{form}" for tag in ("en", "fr", "ar") for form in FORMS}
    english, arabic = value(out, "en"), value(out)
    assert [each["stories"] for each in english["entries"]] == [
        ["flood-1", "flood-2", "flood-3"],
        ["rate-1", "rate-2"],
        ["match"],
    ]
    assert english["entries"][0]["headline"] == f"[en] {DAY[1].title}"
    assert arabic["entries"][0]["headline"] == DAY[1].title
    assert arabic["model"] is None
    assert english["entries"][0]["findings"]  # the echo leaves Arabic as it is
    assert (
        f"digest.en.*: 3 events in English, {sum(len(e['findings']) for e in english['entries'])} to check"
        in ran.err
    )


def test_the_same_input_gives_the_same_bytes(run, day: Path, out: Path, tmp_path: Path):
    arguments = ("digest", day, "--to", "en,ar", "--since", "3d", "--quiet", "--out")
    assert run(*arguments, out).err == ""
    first = files(out)
    run(*arguments, out)  # from the memory
    assert files(out) == first
    day.write_text("\n".join(reversed(day.read_text(encoding="utf-8").split("\n"))), encoding="utf-8")
    run(*arguments, tmp_path / "again", "--no-memory")
    reversed_day = value(tmp_path / "again", "en")["entries"]
    assert {each["id"]: each["headline"] for each in reversed_day} == {
        each["id"]: each["headline"] for each in value(out, "en")["entries"]
    }


def test_a_window_a_top_and_a_title(run, day: Path, out: Path):
    run(
        "digest",
        day,
        "--to",
        "ar",
        "--out",
        out,
        "--since",
        "3h",
        "--top",
        "1",
        "--title",
        "نشرة الصباح",
        "--format",
        "json",
    )
    made = value(out)
    assert set(files(out)) == {"digest.ar.json"}
    assert (made["title"], made["since"]) == ("نشرة الصباح", "2026-11-27T06:00:00+00:00")
    assert (made["stories"], made["events"], len(made["entries"])) == (4, 3, 1)
    assert made["made"] is None


def test_a_span_counts_back_from_when_it_is_made(run, day: Path, out: Path):
    time = "2026-11-27T13:00:00+02:00"
    run("digest", day, "--to", "ar", "--out", out, "--since", "2h", "--made", time)
    made = value(out)
    assert (made["made"], made["since"]) == (time, "2026-11-27T11:00:00+02:00")
    assert [each["stories"] for each in made["entries"]] == [["flood-3"], ["match"]]
    assert run("digest", day, "--to", "ar", "--out", out, "--made", "now").code == 0
    assert value(out)["made"] > DAWN.isoformat()


def test_points_and_a_number_of_sentences(run, day: Path, out: Path):
    run(
        "digest", day, "--to", "ar", "--out", out, "--style", "points", "--sentences", "2", "--format", "json"
    )
    assert len(value(out)["entries"][0]["sentences"]["summary"]) == 2


def test_a_feeds_faults_are_told_and_strict_stops(run, day: Path, out: Path):
    with day.open("a", encoding="utf-8") as file:
        file.write("\n{")
    ran = run("digest", day, "--to", "ar", "--out", out)
    assert ran.code == 0
    assert f"{day}, line 7" in ran.err
    strict = run("digest", day, "--to", "ar", "--out", out / "strict", "--strict")
    assert strict.code == 2
    assert "line 7" in strict.err
    assert not (out / "strict").exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--since", ""), "--since '' is no time"),
        (("--since", "yesterday"), "--since 'yesterday' is no time"),
        (("--made", "soon"), "--made 'soon' is no time"),
        (("--to", "xx"), "'xx' is not known"),
        (("--to", ""), "--to names no language"),
        (("--to", "sw"), "Swahili"),
        (("--to", "ar,sw"), "Swahili"),
        (("--top", "0"), "0 events"),
        (("--format", "pdf"), "form 'pdf' is not known"),
        (("--format", ","), "names no form"),
        (("--method", "lexrang"), "lexrang"),
        (("--sentences", "0"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, day: Path, out: Path, arguments, reason: str):
    ran = run("digest", day, "--to", "ar", "--out", out, *arguments)
    assert ran.code == 2
    assert reason in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert not out.exists()


def test_a_window_without_a_story(run, day: Path, out: Path):
    day.write_text(
        "\n".join(day.read_text(encoding="utf-8").split("\n")[:-1]), encoding="utf-8"
    )  # all have a time
    ran = run("digest", day, "--to", "ar", "--out", out, "--since", "2026-12-01")
    assert (ran.code, len(ran.err.strip().splitlines())) == (2, 1)
    assert "there is no story of 2026-12-01 00:00 UTC or later among 5" in ran.err
    assert not out.exists()


def test_a_directory_that_is_none(run, day: Path, tmp_path: Path):
    for name in (day, day / "in"):
        ran = run("digest", day, "--to", "ar", "--out", name)
        assert (ran.code, len(ran.err.strip().splitlines())) == (2, 1)
        assert "directory" in ran.err
    (tmp_path / "digest.ar.md").mkdir()
    ran = run("digest", day, "--to", "ar", "--out", tmp_path)
    assert ran.code == 2
    assert "digest.ar.md is not a file" in ran.err
    assert not list(tmp_path.glob("*.json"))


def test_an_input_that_is_not_there(run, tmp_path: Path, out: Path):
    ran = run("digest", tmp_path / "none.jsonl", "--to", "ar", "--out", out)
    assert (ran.code, len(ran.err.strip().splitlines())) == (2, 1)
    assert not out.exists()


@pytest.mark.parametrize("before", [0, 1])
def test_a_language_that_fails_takes_no_other_away(
    run, day: Path, out: Path, monkeypatch: pytest.MonkeyPatch, before: int
):
    """At once, or half way."""
    whole = EchoEngine.generate

    def generate(self, requests, decoding, progress=None):
        if requests[0].target.tag != "fr":
            return whole(self, requests, decoding, progress)
        whole(self, requests[:before], decoding, progress)
        raise EngineError("engine echo failed on cpu", "its reason")

    monkeypatch.setattr(EchoEngine, "generate", generate)
    ran = run("digest", day, "--to", "en,fr,ar", "--out", out, "--quiet", "--format", "json")
    assert ran.code == 1
    assert set(files(out)) == {"digest.en.json", "digest.ar.json"}
    assert "there is no digest in French" in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_the_grammar_knows_the_default_of_the_agenda():
    assert parser().parse_args(["digest", "day", "--to", "en", "--out", "out"]).top == TOP


def test_sigterm_ends_it_as_ctrl_c_does(run, day: Path, out: Path, monkeypatch: pytest.MonkeyPatch):
    def fsync(_file: int) -> None:
        signal.raise_signal(signal.SIGTERM)

    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(os, "fsync", fsync)
    ran = run("digest", day, "--to", "ar", "--out", out)
    assert ran.code == 130
    assert ran.err.endswith("stopped\n")
    assert files(out) == {}
    assert signal.getsignal(signal.SIGTERM) is before


def test_an_atom_feed_without_times_asks_for_one(run, tmp_path: Path, out: Path):
    path = tmp_path / "undated.jsonl"
    path.write_text(json.dumps({"id": "a", "title": DAY[0].title, "text": DAY[0].text}), encoding="utf-8")
    arguments = ("digest", path, "--to", "ar", "--out", out)
    asked = "1 event without a time will be of 1970 in the Atom feed: --made now dates them"
    assert asked in run(*arguments).err
    for more in (("--made", "now"), ("--format", "html"), ("--quiet",)):
        assert "1970" not in run(*arguments, *more).err
