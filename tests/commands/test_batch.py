import json
from pathlib import Path

import pytest

from service.commands import batch
from tests.batch.newsroom import lines, read, write


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path / "in.jsonl", lines(10))


def test_rows_in_rows_out(run, source: Path, tmp_path: Path):
    ran = run("batch", source, tmp_path / "out.jsonl", "--task", "translate", "--to", "en,French")
    assert ran.code == 0
    assert ran.out == ""
    assert f"{tmp_path / 'out.jsonl'}: 9 rows" in ran.err
    assert [each["id"] for each in read(tmp_path / "out.jsonl")] == [f"w-{n}" for n in range(10) if n != 3]
    assert list(read(tmp_path / "out.jsonl")[0]["translations"]) == ["en", "fr"]


def test_a_file_without_a_usable_row_is_refused_each_time(run, tmp_path: Path):
    source = tmp_path / "in.jsonl"
    source.write_text("no JSON\n{}\n")
    for _ in range(2):
        ran = run("batch", source, tmp_path / "out.jsonl", "--task", "translate", "--to", "en", "--quiet")
        reason = f"{tmp_path / 'out.rejects.jsonl'} says why"
        assert (ran.code, ran.err) == (2, f"error: no row of {source} could be used: {reason}\n")
    assert len((tmp_path / "out.rejects.jsonl").read_text().splitlines()) == 2
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_rejects_are_told_even_when_quiet(run, source: Path, tmp_path: Path):
    ran = run("batch", source, tmp_path / "out.jsonl", "--task", "translate", "--to", "en", "--quiet")
    assert ran.err == f"1 row could not be used: {tmp_path / 'out.rejects.jsonl'} says why\n"


def test_summaries_are_in_arabic_unless_it_is_said(run, source: Path, tmp_path: Path):
    arguments = ("--task", "summarize", "--style", "headline")
    assert run("batch", source, tmp_path / "out.jsonl", *arguments).code == 0
    summaries = read(tmp_path / "out.jsonl")[0]["summaries"]
    assert list(summaries) == ["ar"]
    assert summaries["ar"]["style"] == "headline"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("--task", "translate"), "--to is missing"),
        (("--task", "translate", "--to", "xx-nowhere"), "is not known"),
        (("--task", "translate", "--to", "de"), "absent"),
        (("--task", "summarize", "--order", "translate-first"), "needs a language to translate into"),
        (("--task", "summarize", "--sentences", "0"), "cannot be written"),
        (("--task", "summarize", "--actors", "2"), "--actors is for many machines: add --executor ray"),
        (("--task", "summarize", "--address", "auto"), "--address is for many machines"),
        (("--task", "summarize", "--gpus-per-actor", "1"), "--gpus-per-actor is for many machines"),
        (("--task", "summarize", "--executor", "ray", "--actors", "0"), "would do nothing"),
        (("--task", "summarize", "--executor", "ray", "--device", "cuda"), "--gpus-per-actor 1 gives"),
        (("--task", "summarize", "--executor", "ray", "--gpus-per-actor", "1.5"), "cannot be had"),
        (
            ("--task", "summarize", "--executor", "ray", "--address", "ray://head:10001"),
            "of a client outside",
        ),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_made(
    run, source: Path, tmp_path: Path, arguments: tuple[str, ...], error: str
):
    ran = run("batch", source, tmp_path / "out.jsonl", *arguments)
    assert ran.code == 2
    assert error in ran.err
    assert not (tmp_path / "out.jsonl.ledger").exists()


def test_ray_that_is_not_installed_is_one_sentence(
    run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("service.commands.hiring.find_spec", lambda _name: None)
    ran = run("batch", source, tmp_path / "out.jsonl", "--task", "summarize", "--executor", "ray")
    assert ran.code == 1
    assert ran.err == "error: Ray is not installed: run `pip install -r requirements-ray.txt`\n"


def test_a_log_has_a_line_now_and_then(run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(batch, "_SECONDS", 0)
    ran = run("batch", source, tmp_path / "out.jsonl", "--task", "translate", "--to", "en")
    assert "10 rows, 100%" in ran.err


def test_a_terminal_has_a_bar(run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    ran = run("batch", source, tmp_path / "out.jsonl", "--task", "translate", "--to", "en")
    assert "100%" in ran.err
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()[0])["id"] == "w-0"
