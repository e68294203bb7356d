import os
import tracemalloc
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from service.batch.output import Paths
from service.batch.plan import Plan
from service.batch.rows import written
from service.batch.run import run_batch
from service.catalogue import Task
from service.desk import Desk
from service.engines.echo import EchoEngine
from service.errors import EngineError, InputError
from service.glossary import Glossary
from service.languages import language
from service.memory import TranslationMemory
from tests.batch.newsroom import TRANSLATE, contents, finish, ignore, lines, open_echo_desk, read, row, write

pytestmark = pytest.mark.usefixtures("small_windows")
BOTH = Plan(Task.TRANSLATE, (language("en"), language("fr")))
SUMMARIZE = Plan(Task.SUMMARIZE, (language("ar"), language("en")))


class KilledError(BaseException):
    """As good as a kill: nobody catches it."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_echo_desk(tmp_path)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path / "in.jsonl", lines(24))


def test_each_row_comes_out_as_it_came_in_with_one_field_more(tmp_path: Path, source: Path, desk: Desk):
    done = finish(source, tmp_path / "out.jsonl", desk, BOTH)
    rows, rejects = read(tmp_path / "out.jsonl"), read(tmp_path / "out.rejects.jsonl")
    good = [number for number in range(24) if number % 7 != 3]
    assert [{k: v for k, v in each.items() if k != "translations"} for each in rows] == [*map(row, good)]
    assert [(each["line"], each["id"]) for each in rejects] == [(4, 3), (11, 10), (18, 17)]
    assert (done.rows, done.rejects, done.finished) == (21, 3, True)
    english = rows[0]["translations"]["en"]
    assert english["title"].startswith("[en] خبر رقم 0 اليوم")
    assert english["text"].startswith("CAIRO (Barqiya) - [en] ") or english["text"].startswith("Cairo (")
    assert english["text"].count("\n\n") == 1
    assert english["model"] == "echo"
    assert "machine" in english["label"].lower()
    assert all(each["source"] and each["check"] and each["reason"] for each in english["findings"])
    assert list(rows[0]["translations"]) == ["en", "fr"]


def test_summaries_name_what_they_stand_on(tmp_path: Path, source: Path, desk: Desk):
    finish(source, tmp_path / "out.jsonl", desk, SUMMARIZE)
    for each in read(tmp_path / "out.jsonl"):
        arabic, english = each["summaries"]["ar"], each["summaries"]["en"]
        assert arabic["text"] == " ".join(sentence["text"] for sentence in arabic["sentences"])
        assert all(sentence["sources"] for sentence in arabic["sentences"])
        assert (arabic["translated_by"], english["translated_by"]) == (None, "echo")
        assert english["text"].startswith("[en] ")


@pytest.mark.parametrize("plan", [BOTH, SUMMARIZE])
def test_rows_do_not_depend_on_their_neighbours(
    tmp_path: Path, source: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
):
    finish(source, tmp_path / "small.jsonl", open_echo_desk(tmp_path), plan)
    monkeypatch.setattr("service.batch.windows.CHARACTERS", 1 << 20)
    finish(source, tmp_path / "large.jsonl", open_echo_desk(tmp_path), plan)
    assert contents(tmp_path / "small.jsonl") == contents(tmp_path / "large.jsonl")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_killed_at_any_step_it_ends_with_the_same_bytes(
    tmp_path: Path, source: Path, step: str, monkeypatch: pytest.MonkeyPatch
):
    finish(source, tmp_path / "whole.jsonl", open_echo_desk(tmp_path, memory=False))
    home, calls = (os, "os.fsync") if step == "fsync" else (Path, "pathlib.Path.replace")
    genuine = getattr(home, step)
    target = tmp_path / "out.jsonl"
    for fatal in count(1):
        left = iter(range(fatal))

        def deadly(*arguments, left=left):
            if next(left, None) is None:
                raise KilledError
            return genuine(*arguments)

        monkeypatch.setattr(calls, deadly)
        try:
            finish(source, target, open_echo_desk(tmp_path))
            break
        except KilledError:
            assert step == "replace" or not target.exists() or Paths(target).rejects.exists()
    assert fatal >= 2
    assert contents(target) == contents(tmp_path / "whole.jsonl")


def test_when_it_is_done_the_same_call_does_nothing(tmp_path: Path, source: Path):
    finish(source, tmp_path / "out.jsonl", open_echo_desk(tmp_path))
    before = (tmp_path / "out.jsonl").stat().st_mtime_ns

    def load(_key):
        raise AssertionError("no model is needed")

    assert finish(source, tmp_path / "out.jsonl", open_echo_desk(tmp_path, load)).finished
    assert (tmp_path / "out.jsonl").stat().st_mtime_ns == before


@pytest.mark.parametrize("count", [200, 2000])
def test_memory_stays_flat(tmp_path: Path, count: int, desk: Desk):
    """Of ten times the rows no more is held at once; the work, which has a window at a time, is left out."""

    class Copying:
        def run(self, windows):
            for window in windows:
                yield window.end, tuple(getattr(each, "fields", each) for each in window.entries)

    source = write(tmp_path / "in.jsonl", lines(count))
    run_batch(source, tmp_path / "warm.jsonl", TRANSLATE, desk, ignore, hire=lambda _work: Copying())
    tracemalloc.start()
    try:
        run_batch(source, tmp_path / "out.jsonl", TRANSLATE, desk, ignore, hire=lambda _work: Copying())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000


def test_an_empty_input_gives_an_empty_output(tmp_path: Path, desk: Desk):
    finish(write(tmp_path / "in.jsonl", []), tmp_path / "out.jsonl", desk)
    assert (tmp_path / "out.jsonl").read_bytes() == b""
    assert not Paths(tmp_path / "out.jsonl").rejects.exists()


def interrupted(source: Path, target: Path, desk: Desk) -> None:
    def progress(mark, _size):
        if mark.rows:
            raise KilledError

    with pytest.raises(KilledError):
        finish(source, target, desk, progress=progress)


def test_a_changed_input_is_refused(tmp_path: Path, source: Path, desk: Desk):
    interrupted(source, tmp_path / "out.jsonl", desk)
    write(source, lines(25))
    with pytest.raises(InputError, match="another input"):
        finish(source, tmp_path / "out.jsonl", open_echo_desk(tmp_path))


def test_a_copy_of_the_input_serves(tmp_path: Path, source: Path, desk: Desk):
    interrupted(source, tmp_path / "out.jsonl", desk)
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(source.read_bytes())
    assert finish(copy, tmp_path / "out.jsonl", open_echo_desk(tmp_path)).finished


@pytest.mark.parametrize(
    ("plan", "settings", "what"),
    [
        (BOTH, {}, "target languages"),
        (SUMMARIZE, {}, "task"),
        (TRANSLATE, {"beam_size": 2}, "beam size"),
        (TRANSLATE, {"memory": False}, "use of the memory"),
    ],
)
def test_other_options_are_refused(
    tmp_path: Path, source: Path, desk: Desk, plan: Plan, settings: dict[str, Any], what: str
):
    interrupted(source, tmp_path / "out.jsonl", desk)
    with pytest.raises(InputError, match=f"another {what}"):
        finish(source, tmp_path / "out.jsonl", open_echo_desk(tmp_path, **settings), plan)


def test_another_glossary_is_refused(tmp_path: Path, source: Path, desk: Desk):
    interrupted(source, tmp_path / "out.jsonl", desk)
    house = Glossary({("كييف",): {"en": "Kyiv"}}, "1")
    with pytest.raises(InputError, match="another glossary"):
        finish(source, tmp_path / "out.jsonl", replace(open_echo_desk(tmp_path), glossary=house))


def test_two_processes_do_not_share_an_output(tmp_path: Path, source: Path, desk: Desk):
    with (
        FileLock(Paths(tmp_path / "out.jsonl").lock),
        pytest.raises(InputError, match="another process is writing"),
    ):
        finish(source, tmp_path / "out.jsonl", desk)


@pytest.mark.parametrize("name", ["out.jsonl", "out.rejects.jsonl"])
def test_what_is_there_already_is_never_overwritten(tmp_path: Path, source: Path, desk: Desk, name: str):
    (tmp_path / name).write_text("precious")
    for _ in range(2):
        with pytest.raises(InputError, match="is there already"):
            finish(source, tmp_path / "out.jsonl", desk)
    assert (tmp_path / name).read_text() == "precious"


@pytest.mark.parametrize(
    ("given", "output", "what"),
    [
        ("absent.jsonl", "out.jsonl", "is not there"),
        ("in.jsonl", "in.jsonl", "overwrite the input"),
        ("in.jsonl", "absent/out.jsonl", "there is no directory"),
        ("in.jsonl", ".", "is a directory"),
        ("/dev/null", "out.jsonl", "cannot be read twice|can be read twice"),
    ],
)
def test_paths_that_do_not_serve(
    tmp_path: Path, source: Path, desk: Desk, given: str, output: str, what: str
):
    with pytest.raises(InputError, match=what):
        finish(tmp_path / given, tmp_path / output, desk)
    assert [each.name for each in tmp_path.glob("*.ledger")] == []


class Failing(EchoEngine):
    """Fails on some sentences."""

    def __init__(self, profile, error: Exception, word: str) -> None:
        super().__init__(profile)
        self._error, self._word = error, word

    def generate(self, requests, decoding, progress=None):
        if any(self._word in request.text for request in requests):
            raise self._error
        return super().generate(requests, decoding, progress)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (EngineError("the card has no memory"), "the card has no memory"),
        (ValueError("of a library\nin two lines"), "ValueError: of a library"),
    ],
)
def test_a_row_that_an_engine_fails_on_is_rejected_and_its_neighbours_are_not(
    tmp_path: Path, source: Path, error: Exception, reason: str
):
    desk = open_echo_desk(tmp_path, lambda key: Failing(key.profile, error, "رقم 5 "))
    done = finish(source, tmp_path / "out.jsonl", desk)
    assert done.rows == 20
    [reject] = [each for each in read(tmp_path / "out.rejects.jsonl") if each["id"] == "w-5"]
    assert reason in reject["reason"]
    assert reject["line"] == 6
    assert reject["row"] == lines(6)[5]


@pytest.mark.parametrize("error", [EngineError("the card fell off the bus"), ValueError("of a library")])
def test_an_engine_that_fails_on_all_ends_the_run_and_a_better_one_goes_on(
    tmp_path: Path, source: Path, error: Exception
):
    target = tmp_path / "out.jsonl"
    desk = open_echo_desk(tmp_path, lambda key: Failing(key.profile, error, "خبر رقم"))
    with pytest.raises(EngineError, match=str(error)):
        finish(source, target, desk)
    assert not target.exists()
    finish(source, target, open_echo_desk(tmp_path))
    finish(source, tmp_path / "whole.jsonl", open_echo_desk(tmp_path))
    assert contents(target) == contents(tmp_path / "whole.jsonl")


def test_an_editor_s_wording_is_used(tmp_path: Path, source: Path, desk: Desk):
    finish(source, tmp_path / "first.jsonl", desk)
    memory = TranslationMemory(open_echo_desk(tmp_path).memory_path)
    [key] = [key for key in _keys(memory) if key.source == "خبر رقم 5 اليوم"]
    memory.correct(key, "Item five of the day", "echo", 1.0)
    memory.close()
    finish(source, tmp_path / "second.jsonl", open_echo_desk(tmp_path))
    [five] = [each for each in read(tmp_path / "second.jsonl") if each["id"] == "w-5"]
    assert five["translations"]["en"]["title"] == "Item five of the day"
    assert written(five) in (tmp_path / "second.jsonl").read_bytes()


def _keys(memory: TranslationMemory):
    from service.memory import Key

    with memory._file.transaction("DEFERRED") as connection:
        columns = "source, source_tag, target_tag, model, revision, decoding, glossary"
        return [Key(*each) for each in connection.execute(f"SELECT {columns} FROM entries")]
