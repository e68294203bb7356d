import errno
import io
import json
import sys
from pathlib import Path

import pytest

from service.desk import Desk
from service.engines.echo import EchoEngine
from service.errors import EngineError
from tests.commands.conftest import STORY, targets


def test_json_is_one_object_with_every_paragraph(run, story: Path):
    ran = run("translate", story, "--to", "en", "--format", "json")
    value = json.loads(ran.out)
    assert ran.code == 0
    assert {"model", "engine", "language", "paragraphs"} <= set(value)
    assert (value["model"], value["engine"], value["language"]) == ("echo", "echo", "en")
    assert [p["source"] for p in value["paragraphs"]] == STORY.splitlines()
    assert [p["kind"] for p in value["paragraphs"]] == ["headline", "body", "body"]
    for paragraph in value["paragraphs"]:
        for segment in paragraph["segments"]:
            start, end = segment["span"]
            assert STORY[start:end] == segment["source"]
            assert segment["target"] or segment["findings"]
            assert all(finding["check"] and finding["reason"] for finding in segment["findings"])


def test_two_languages_are_a_list(run, story: Path):
    values = json.loads(run("translate", story, "--to", "en,French", "--format", "json").out)
    assert [value["language"] for value in values] == ["en", "fr"]
    assert targets(values[1])[0].startswith("[fr]")


def test_text_has_a_line_for_each_paragraph_and_tells_what_to_check(run, story: Path):
    ran = run("translate", story, "--to", "en")
    assert len(ran.out.strip().split("\n\n")) == 3
    assert "to check: [en]" in ran.err  # the echo is still Arabic
    assert "to check" in run("translate", story, "--to", "en", "--quiet").err


def test_markdown_has_footnotes_for_findings(run, story: Path):
    out = run("translate", story, "--to", "en", "--format", "markdown").out
    assert out.startswith("# ")
    assert "[^en-1]: " in out
    assert "Machine translation" in out


def test_side_by_side_shows_both(run, story: Path):
    out = run("translate", story, "--to", "en", "--format", "side-by-side").out
    assert "Cairo (Barqiya) -" in out
    assert "القاهرة" in out


def test_standard_input(run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\ufeffقال الوزير.".encode())))
    assert run("translate", "-", "--to", "en").out == "[en] قال الوزير.\n"


def test_the_memory_is_used_and_can_be_left_out(run, story: Path):
    def origins(*options: str) -> set[str]:
        value = json.loads(run("translate", story, "--to", "en", "--format", "json", *options).out)
        return {s["origin"] for p in value["paragraphs"] for s in p["segments"] if s["role"] == "sentence"}

    assert "memory" not in origins()
    assert origins() == {"memory"}
    assert "memory" not in origins("--no-memory")


def test_what_a_glossary_asks_for_in_vain_is_told(run, tmp_path: Path):
    (tmp_path / "story.txt").write_text("قالت كييف إن الهجوم فشل.", encoding="utf-8")
    (tmp_path / "words.tsv").write_text("ar\ten\nكييف\tKyiv\n", encoding="utf-8")
    ran = run("translate", tmp_path / "story.txt", "--to", "en", "--glossary", tmp_path / "words.tsv")
    assert ran.code == 0
    assert "The glossary has “Kyiv” for «كييف»" in ran.err


def test_an_engine_that_fails_half_way_is_exit_code_1_after_all_that_was_made(
    run, story: Path, monkeypatch: pytest.MonkeyPatch
):
    whole = EchoEngine.generate

    def generate(self, requests, decoding, progress=None):
        whole(self, requests[:2], decoding, progress)
        raise EngineError("engine echo failed on cpu", "its reason")

    monkeypatch.setattr(EchoEngine, "generate", generate)
    ran = run("translate", story, "--to", "en", "--format", "json")
    segments = [segment for p in json.loads(ran.out)["paragraphs"] for segment in p["segments"]]
    assert ran.code == 1
    assert [bool(segment["target"]) for segment in segments] == [True, True, True, False, False]
    assert [finding["check"] for segment in segments[3:] for finding in segment["findings"]] == ["engine"] * 2
    assert "run it again" in ran.err


def test_a_language_that_fails_takes_no_other_away(run, story: Path, monkeypatch: pytest.MonkeyPatch):
    whole = EchoEngine.generate

    def generate(self, requests, decoding, progress=None):
        if requests[0].target.tag == "fr":
            raise EngineError("engine echo failed on cpu", "its reason")
        return whole(self, requests, decoding, progress)

    monkeypatch.setattr(EchoEngine, "generate", generate)
    ran = run("translate", story, "--to", "en,fr", "--format", "json")
    assert ran.code == 1
    assert [value["language"] for value in json.loads(ran.out)] == ["en"]


def test_each_model_is_chosen_once(run, story: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    chosen = Desk.model_for

    def model_for(desk, target):
        asked.append(target.tag)
        return chosen(desk, target)

    monkeypatch.setattr(Desk, "model_for", model_for)
    run("translate", story, "--to", "en,fr")
    assert asked == ["en", "fr"]


@pytest.mark.parametrize("name", ["out.docx", "out.html", "out.xlf", "out.md", "out.json", "out.txt", "out"])
def test_a_file_is_of_the_kind_that_its_name_says(run, story: Path, tmp_path: Path, name: str):
    ran = run("translate", story, "--to", "en", "--output", tmp_path / name)
    content = (tmp_path / name).read_bytes()
    begins = {"docx": b"PK", "html": b"<!doctype html>", "xlf": b"<?xml", "md": b"# ", "json": b"{"}
    assert (ran.code, ran.out) == (0, "")
    assert content.startswith(begins.get(name.partition(".")[2], b"[en]"))
    assert ("to check: " in ran.err) == (name in ("out.txt", "out"))
    assert sorted(each.name for each in tmp_path.glob("*out*")) == [name]


def test_the_format_that_is_asked_for_goes_before_the_name(run, story: Path, tmp_path: Path):
    run("translate", story, "--to", "en", "--format", "html", "--output", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_several_languages_have_a_file_each(run, story: Path, tmp_path: Path):
    ran = run("translate", story, "--to", "en,fr", "--output", tmp_path / "out.xlf")
    assert ran.code == 0
    for tag in ("en", "fr"):
        written = (tmp_path / f"out.{tag}.xlf").read_text(encoding="utf-8")
        assert f'trgLang="{tag}"' in written
        assert f"written to {tmp_path / f'out.{tag}.xlf'}" in ran.err


def test_pages_and_xliff_can_be_shown(run, story: Path):
    assert run("translate", story, "--to", "en", "--format", "html").out.endswith("</html>\n")
    assert run("translate", story, "--to", "en", "--format", "xliff").out.endswith("</xliff>\n")


@pytest.mark.parametrize("form", ["markdown", "html", "xliff"])
def test_the_label_can_be_left_out(run, story: Path, form: str):
    label = "Machine translation (echo), not checked by an editor."
    assert label in run("translate", story, "--to", "en", "--format", form).out
    assert label not in run("translate", story, "--to", "en", "--format", form, "--no-label").out


def test_a_file_that_could_not_be_written_leaves_the_old_one_whole(
    run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    out = tmp_path / "out.html"
    out.write_text("old", encoding="utf-8")

    def write_bytes(path: Path, content: bytes) -> None:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    monkeypatch.setattr("sys.stdout", sys.stdout)
    ran = run("translate", story, "--to", "en", "--output", out)
    sys.stdout.close()  # what stands in for an output that failed
    assert ran.code == 1
    assert "No space left on device" in ran.err
    assert out.read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob(".*"))


def test_a_link_stays_a_link(run, story: Path, tmp_path: Path):
    (tmp_path / "there").mkdir()
    (tmp_path / "out.html").symlink_to(tmp_path / "there" / "real.html")
    run("translate", story, "--to", "en", "--output", tmp_path / "out.html")
    assert (tmp_path / "out.html").is_symlink()
    assert (tmp_path / "there" / "real.html").read_bytes()


BAD = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\n", "is empty"),
    "latin": (b"no Arabic here", "there is no Arabic in"),
    "binary": (b"\x7fELF\0\0\0\1", "is a binary file (byte 4 is NUL)"),
    "a NUL": ("قال\0".encode() * 2000, "is a binary file (byte 6 is NUL)"),
    "windows-1256": ("قال".encode("cp1256"), "is not UTF-8 (byte 0)"),
    "utf-16": ("قال".encode("utf-16"), "is UTF-16"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_sentence(run, tmp_path: Path, name: str):
    content, says = BAD[name]
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    ran = run("translate", path, "--to", "en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert says in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("/no/such/file", "--to", "en"), "there is no file /no/such/file"),
        (("/tmp", "--to", "en"), "is a directory"),
        (("{story}", "--to", "Germen"), "did you mean German"),
        (("{story}", "--to", ","), "names no language"),
        (("{story}", "--to", "de"), "models pull absent"),
        (("{story}", "--to", "de", "--model", "absent"), "models pull absent"),
        (("{story}", "--to", "en", "--model", "ecco"), "did you mean echo"),
        (("{story}", "--to", "de", "--commercial-only"), "no model"),
        (("{story}", "--to", "en", "--device", "gpu"), "device"),
        (("{story}", "--to", "en", "--beam-size", "0"), "beam_size"),
        (("{story}", "--to", "en", "--glossary", "/no/such.tsv"), "glossary /no/such.tsv cannot be read"),
        (("{story}", "--to", "en", "--format", "docx"), "docx goes to files: add --output story.docx"),
        (("{story}", "--to", "en,fr", "--format", "html"), "html in several languages goes to files"),
        (("{story}", "--to", "en", "--output", "/no/such/out.html"), "there is no directory /no/such"),
        (("{story}", "--to", "en", "--output", "/tmp"), "/tmp is not a file"),
        (("{story}", "--to", "en", "--output", "/dev/null"), "/dev/null is not a file"),
        (("{story}", "--to", "en", "--format", "side-by-side", "--output", "x"), "is for a terminal"),
    ],
)
def test_a_bad_call_is_one_sentence(run, story: Path, arguments, says: str):
    ran = run("translate", *[a.format(story=story) for a in arguments])
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_a_broken_settings_file_is_one_sentence(run, story: Path, tmp_path: Path):
    (tmp_path / "settings.toml").write_text("beams = 3")
    ran = run("translate", story, "--to", "en")
    assert ran.code == 2
    assert "beams" in ran.err
