"""`summarize` on a machine whose only model echoes."""

import json
from pathlib import Path

import pytest

from service.engines.echo import EchoEngine
from service.errors import EngineError

STORM = (
    "عاصفة تغلق ميناء المدينة\n"
    "المدينة (برقية) - أغلقت السلطات ميناء المدينة يوم الأحد بعد عاصفة ضربت الساحل وأغرقت ثلاثة قوارب.\n"
    "وقال مدير الميناء إن العاصفة أغرقت القوارب قبل وصول فرق الإنقاذ.\n"
    "وتوقعت الأرصاد أن تستمر العاصفة يومين آخرين."
)


@pytest.fixture
def storm(tmp_path: Path) -> Path:
    path = tmp_path / "storm.txt"
    path.write_text(STORM, encoding="utf-8")
    return path


@pytest.mark.parametrize("style", ["brief", "paragraph", "points", "headline"])
def test_every_style_in_both_languages(run, storm: Path, style: str):
    values = json.loads(run("summarize", storm, "--style", style, "--to", "ar,en", "--format", "json").out)
    assert [value["language"] for value in values] == ["ar", "en"]
    for value in values:
        assert value["style"] == style
        assert value["sentences"]
        for sentence in value["sentences"]:
            assert sentence["support"]
            assert all(0 <= index < len(value["source_sentences"]) for index in sentence["support"])


def test_points_stand_on_lines_with_their_sources(run, storm: Path):
    lines = run("summarize", storm, "--style", "points").out.splitlines()
    assert lines[0].startswith("• أغلقت السلطات ميناء المدينة بعد")
    assert lines[1].startswith("    [2] أغلقت السلطات ميناء المدينة يوم الأحد")
    assert len(lines) == 6


def test_sources_are_shown_where_they_are_asked_for(run, storm: Path):
    assert len(run("summarize", storm, "--sentences", "1").out.splitlines()) == 1
    assert len(run("summarize", storm, "--sentences", "1", "--sources").out.splitlines()) == 2


def test_words_are_kept_to(run, storm: Path):
    assert len(run("summarize", storm, "--words", "16").out.split()) <= 16


def test_markdown_has_a_list_or_a_heading(run, storm: Path):
    assert run("summarize", storm, "--style", "points", "--format", "markdown").out.count("\n- ") == 2
    assert run("summarize", storm, "--style", "headline", "--format", "markdown").out.startswith("# عاصفة")


def test_the_story_can_be_translated_first(run, storm: Path):
    arguments = ("summarize", storm, "--to", "en", "--order", "translate-first", "--format", "json")
    assert json.loads(run(*arguments).out)["sentences"][0]["text"].startswith("[en]")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--words", "0"), "cannot be written"),
        (("--style", "headline", "--sentences", "2"), "a headline is one sentence"),
        (("--to", "sw"), "Swahili"),
        (("--to", "ar,sw"), "Swahili"),
        (("--method", "lexrang"), "lexrang"),
        (("--method", "echo"), "does not summarise"),
        (("--order", "translate-first"), "needs a language"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, storm: Path, arguments: tuple[str, ...], reason: str):
    ran = run("summarize", storm, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert reason in ran.err
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize("text", ["", "  \n", "No Arabic here.\n1 2 3"])
def test_no_story_is_one_sentence(run, tmp_path: Path, text: str):
    path = tmp_path / "none.txt"
    path.write_text(text, encoding="utf-8")
    ran = run("summarize", path)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "text", ["وصل القطار.", "- فتح الجسر القديم أمام السيارات.\n- بناء مدرسة في حي الزهور."]
)
def test_small_stories_have_a_summary(run, tmp_path: Path, text: str):
    path = tmp_path / "small.txt"
    path.write_text(text, encoding="utf-8")
    ran = run("summarize", path, "--style", "points")
    assert ran.code == 0
    assert ran.out.startswith("• ")
    assert "• -" not in ran.out


def test_findings_are_told_under_quiet_too(run, storm: Path):
    """The echo leaves the Arabic as it is."""
    assert "to check: " in run("summarize", storm, "--to", "en", "--quiet").err


def test_a_language_that_fails_takes_no_other_away(run, storm: Path, monkeypatch: pytest.MonkeyPatch):
    whole = EchoEngine.generate

    def generate(self, requests, decoding, progress=None):
        if requests[0].target.tag == "fr":
            raise EngineError("engine echo failed on cpu", "its reason")
        return whole(self, requests, decoding, progress)

    monkeypatch.setattr(EchoEngine, "generate", generate)
    ran = run("summarize", storm, "--to", "en,fr", "--format", "json")
    assert ran.code == 1
    assert [value["language"] for value in json.loads(ran.out)] == ["en"]


def test_an_engine_that_fails_half_way_is_exit_code_1(run, storm: Path, monkeypatch: pytest.MonkeyPatch):
    whole = EchoEngine.generate

    def generate(self, requests, decoding, progress=None):
        whole(self, requests[:1], decoding, progress)
        raise EngineError("engine echo failed on cpu", "its reason")

    monkeypatch.setattr(EchoEngine, "generate", generate)
    ran = run("summarize", storm, "--style", "points", "--to", "en")
    assert ran.code == 1
    assert "[en]" in ran.out
    assert "run it again" in ran.err
