"""The other commands, on a machine whose only model echoes."""

import json
from pathlib import Path

import pytest

import service.desk
from service.catalogue import Catalogue
from service.memory import Key, TranslationMemory


def test_a_summary_is_arabic_unless_told_otherwise(run, story: Path):
    value = json.loads(run("summarize", story, "--sentences", "1", "--format", "json").out)
    assert value["language"] == "ar"
    assert len(value["sentences"]) == 1
    (index,) = value["sentences"][0]["support"]
    assert value["sentences"][0]["text"] == value["source_sentences"][index]
    assert value["style"] == "brief"
    start, end = value["source_spans"][index]
    assert story.read_text(encoding="utf-8")[start:end].strip() == value["source_sentences"][index]


def test_a_summary_in_two_languages_stands_on_the_same_sentences(run, story: Path):
    values = json.loads(run("summarize", story, "--to", "ar,en", "--format", "json").out)
    assert [v["language"] for v in values] == ["ar", "en"]
    arabic, english = ([sentence["support"] for sentence in value["sentences"]] for value in values)
    assert arabic == english
    assert values[1]["sentences"][0]["text"].startswith("[en]")


def test_no_sentences_is_a_bad_call(run, story: Path):
    assert run("summarize", story, "--sentences", "0").code == 2


def test_models_list_and_show(run):
    listed = run("models", "list").out
    assert "echo" in listed
    assert "absent" in listed
    assert "absent" not in run("models", "list", "--to", "en").out
    shown = run("models", "show", "absent").out
    assert "CC-BY-NC-4.0" in shown
    assert "models pull absent" in shown


def test_models_verify_translates_a_known_sentence(run):
    ran = run("models", "verify", "echo")  # which leaves the Arabic as it is
    assert ran.code == 2
    assert "[en] أعلنت" in ran.err
    assert run("models", "verify", "absent").code == 2


def test_models_remove_of_what_is_not_here(run):
    assert run("models", "remove", "absent").code == 2


def test_memory_stats_and_clear(run, story: Path):
    run("translate", story, "--to", "en")
    assert "4 translations" in run("memory", "stats").out
    assert "0 translations forgotten" in run("memory", "clear", "--to", "fr").out
    assert "4 translations forgotten" in run("memory", "clear").out


def test_memory_export_writes_what_editors_worded(run, story: Path, tmp_path: Path):
    assert "0 wordings" in run("memory", "export", tmp_path / "none.tmx").out
    assert not (tmp_path / "data_dir").exists()
    run("translate", story, "--to", "en,fr")
    with TranslationMemory(tmp_path / "data_dir" / "memory.sqlite") as memory:
        for tag in ("en", "fr"):
            memory.correct(Key("قال", "ar", tag, "echo", "r", "d"), f"said in {tag}", "echo", 1.0)
    ran = run("memory", "export", tmp_path / "all.tmx")
    assert ran.out == f"2 wordings of editors written to {tmp_path / 'all.tmx'}\n"
    assert "1 wordings" in run("memory", "export", tmp_path / "fr.tmx", "--to", "French").out
    french = (tmp_path / "fr.tmx").read_text(encoding="utf-8")
    assert "<seg>said in fr</seg>" in french
    assert "said in en" not in french
    assert run("memory", "export", tmp_path / "no" / "all.tmx").code == 2


def test_memory_clear_keeps_the_work_of_editors(run, story: Path, tmp_path: Path):
    run("translate", story, "--to", "en")
    with TranslationMemory(tmp_path / "data_dir" / "memory.sqlite") as memory:
        memory.correct(Key("قال", "ar", "en", "echo", "r", "d"), "said", "echo", 1.0)
    out = run("memory", "clear").out
    assert out == "4 translations forgotten\n1 by editors are kept: --corrections forgets them, too\n"
    assert run("memory", "clear", "--to", "fr").out == "0 translations forgotten\n"
    assert run("memory", "clear", "--corrections").out == "1 translations forgotten\n"


def test_memory_clear_of_an_unknown_model(run, story: Path):
    assert run("memory", "clear", "--model", "ecco").code == 2
    run("translate", story, "--to", "en")
    assert run("memory", "clear", "--model", "ecco").code == 2
    assert "0 translations forgotten" in run("memory", "clear", "--model", "absent").out


def test_memory_clear_of_a_model_that_has_left_the_catalogue(
    run, story: Path, monkeypatch: pytest.MonkeyPatch
):
    run("translate", story, "--to", "en")
    monkeypatch.setattr(service.desk, "load_catalogue", lambda: Catalogue(()))
    assert "4 translations forgotten" in run("memory", "clear", "--model", "echo").out


def test_looking_for_a_memory_does_not_begin_one(run, tmp_path: Path):
    (tmp_path / "data_dir").write_text("no folder can be here")
    assert "nothing is remembered yet" in run("memory", "stats").out
    assert "0 translations forgotten" in run("memory", "clear").out
    (tmp_path / "data_dir").unlink()
    assert run("memory", "stats").code == 0
    assert not (tmp_path / "data_dir").exists()


def test_a_summary_says_what_to_check(run, story: Path):
    assert "to check" in run("summarize", story, "--to", "en").err  # the echo is still Arabic
    assert "[^summary-en-1]" in run("summarize", story, "--to", "en", "--format", "markdown").out


def test_two_languages_have_headings(run, story: Path):
    assert "[French]" in run("translate", story, "--to", "en,fr").out
    assert "# French" in run("translate", story, "--to", "en,fr", "--format", "markdown").out


def test_doctor_says_what_is_here(run):
    out = run("doctor").out
    assert "models here" in out
    assert "[en]" in out


def test_doctor_counts_the_glossary(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "words.tsv").write_text("ar\ten\nكييف\tKyiv\nبيروت\tBeirut\n", encoding="utf-8")
    monkeypatch.setenv("BARQIYA_GLOSSARY", str(tmp_path / "words.tsv"))
    assert "words.tsv, 2 terms" in "".join(run("doctor").out.split("\n"))


def test_prompts_are_listed_shown_and_checked(run):
    assert "brief.t5gemma.ar" in run("prompts", "list").out
    assert "<<<{story}>>>" in run("prompts", "show", "brief.t5gemma.ar").out
    assert "all in order" in run("prompts", "check").out
    missing = run("prompts", "show", "brief.t5gema.ar")
    assert (missing.code, missing.out) == (2, "")
    assert "did you mean brief.t5gemma.ar?" in missing.err
