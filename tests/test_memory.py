"""The translation memory: what it keeps, whom it keeps apart, and what it survives."""

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import StoreError
from service.memory import Entry, Key, NullMemory, TranslationMemory

KEY = Key("قال الوزير", "ar", "en", "barqiya-base", "r1", "beam=4")
ENTRY = Entry("The minister said", -0.25, "ctranslate2", 1_700_000_000.5)

WRITER = """
import sys
from pathlib import Path
from service.memory import Entry, Key, TranslationMemory
with TranslationMemory(Path(sys.argv[1])) as memory:
    for n in range(int(sys.argv[3])):
        keys = [Key(f"{sys.argv[2]} {n} {i}", "ar", "en", "m", "r", "d") for i in range(20)]
        memory.put_many({key: Entry(f"target {key.source}", -1.0, "echo", float(n)) for key in keys})
        print(n, flush=True)
"""


def writer(path: Path, name: str, rounds: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(rounds)]
    root = Path(__file__).parents[1]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root)


def written(name: str, rounds: int) -> list[Key]:
    return [Key(f"{name} {n} {i}", "ar", "en", "m", "r", "d") for n in range(rounds) for i in range(20)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "memory.sqlite3"


def test_what_was_put_is_got(path):
    with TranslationMemory(path) as memory:
        memory.put_many({KEY: ENTRY})
        assert memory.get_many([KEY, replace(KEY, source="غيره")]) == {KEY: ENTRY}
    with TranslationMemory(path) as memory:
        assert memory.get_many([KEY]) == {KEY: ENTRY}


@pytest.mark.parametrize(
    "field", ["source", "source_tag", "target_tag", "model", "revision", "decoding", "glossary"]
)
def test_every_field_of_a_key_counts(path, field):
    other = replace(KEY, **{field: getattr(KEY, field) + "x"})
    with TranslationMemory(path) as memory:
        memory.put_many({KEY: ENTRY})
        assert memory.get_many([other]) == {}


@given(st.lists(st.text(alphabet="ab|\x00ا", max_size=4), min_size=8, max_size=8), st.integers(0, 5))
def test_moving_a_character_across_a_field_border_changes_the_digest(texts, border):
    key = Key(*texts[:7])
    fields = list(key.fields())
    if fields[border + 1]:
        fields[border], fields[border + 1] = fields[border] + fields[border + 1][0], fields[border + 1][1:]
        assert Key(*fields).digest() != key.digest()


@given(st.text(), st.text(), st.one_of(st.none(), st.floats(allow_nan=False)))
def test_any_text_comes_back_untouched(tmp_path_factory, source, target, score):
    key, entry = replace(KEY, source=source), replace(ENTRY, target=target, score=score)
    with TranslationMemory(tmp_path_factory.getbasetemp() / "any.sqlite3") as memory:
        memory.put_many({key: entry})
        assert memory.get_many([key]) == {key: entry}


def test_more_keys_than_sqlite_takes_variables(path):
    entries = {replace(KEY, source=f"جملة {n}"): replace(ENTRY, target=str(n)) for n in range(33_000)}
    with TranslationMemory(path) as memory:
        memory.put_many(entries)
        assert memory.get_many(list(entries)) == entries


def test_the_same_key_twice_and_no_key_at_all(path):
    with TranslationMemory(path) as memory:
        memory.put_many({})
        memory.put_many({KEY: ENTRY})
        assert memory.get_many([KEY, KEY]) == {KEY: ENTRY}
        assert memory.get_many([]) == {}


def test_an_editors_wording_goes_first_and_outlives_the_machine(path):
    with TranslationMemory(path) as memory:
        memory.put_many({KEY: replace(ENTRY, human="The minister told reporters")})
        memory.put_many({KEY: replace(ENTRY, target="Said the minister")})
        entry = memory.get_many([KEY])[KEY]
    assert entry.text == "The minister told reporters"
    assert entry.target == "Said the minister"
    assert ENTRY.text == ENTRY.target


def test_stats_and_clear(path):
    with TranslationMemory(path) as memory:
        empty = memory.stats()
        assert (empty.entries, empty.oldest, empty.newest, empty.shares) == (0, None, None, ())
        french, other = replace(KEY, target_tag="fr"), replace(KEY, model="nllb-600m")
        memory.put_many({KEY: ENTRY, french: replace(ENTRY, created=5.0), other: replace(ENTRY, human="H")})
        stats = memory.stats()
        assert (stats.entries, stats.human, stats.oldest, stats.newest) == (3, 1, 5.0, ENTRY.created)
        assert [astuple(share) for share in stats.shares] == [
            ("barqiya-base", "ar", "en", 1),
            ("barqiya-base", "ar", "fr", 1),
            ("nllb-600m", "ar", "en", 1),
        ]
        assert memory.clear(model="nllb-600m", target_tag="fr") == 0
        assert memory.clear(target_tag="fr") == 1
        assert set(memory.get_many([KEY, french, other])) == {KEY, other}
        assert memory.clear(model="nllb-600m") == 0  # an editor worded it
        assert memory.clear() == 1
        assert set(memory.get_many([KEY, french, other])) == {other}
        assert memory.clear(target_tag="fr", corrections=True) == 0
        assert memory.clear(model="nllb-600m", corrections=True) == 1
        assert memory.stats().entries == 0


def test_clearing_gives_the_disk_back(path):
    with TranslationMemory(path) as memory:
        small = memory.stats().bytes
        memory.put_many({replace(KEY, source=f"{n}"): replace(ENTRY, target="x" * 500) for n in range(2_000)})
        assert memory.stats().bytes > 1_000_000
        memory.clear()
        assert memory.stats().bytes <= small


def test_threads_share_one_memory(path):
    keys = [replace(KEY, source=str(n)) for n in range(200)]
    with TranslationMemory(path) as memory, ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda key: memory.put_many({key: ENTRY}), keys))
        assert len(memory.get_many(keys)) == len(keys)


def test_processes_share_one_memory_from_the_first_start_on(path):
    writers = [writer(path, name, 15) for name in "abcd"]
    for process in writers:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    keys = [key for name in "abcd" for key in written(name, 15)]
    with TranslationMemory(path) as memory:
        assert set(memory.get_many(keys)) == set(keys)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_a_killed_writer_leaves_every_commit_and_a_whole_file(path):
    for rounds in (3, 17):
        process = writer(path, "killed", 1_000_000)
        assert process.stdout is not None
        assert process.stderr is not None
        for line in process.stdout:
            if int(line) >= rounds:
                break
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
        process.stdout.close()
        process.stderr.close()
        with TranslationMemory(path) as memory:
            assert len(memory.get_many(written("killed", rounds + 1))) == (rounds + 1) * 20
            assert memory.stats().entries % 20 == 0  # a transaction is there whole or not at all
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()


def test_a_newer_schema_is_refused_and_left_alone(path):
    TranslationMemory(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match=r"newer Barqiya \(schema 99, this one reads 1\)"):
        TranslationMemory(path)


def test_the_database_of_another_program_is_refused_and_left_alone(path):
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="belongs to another program"):
        TranslationMemory(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database(path):
    path.parent.mkdir()
    path.write_text("برقية\n" * 500, encoding="utf-8")
    with pytest.raises(StoreError, match="is not an SQLite file"):
        TranslationMemory(path)


def test_a_damaged_file(path):
    with TranslationMemory(path) as memory:
        memory.put_many({replace(KEY, source=f"{n}"): ENTRY for n in range(500)})
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with TranslationMemory(path) as memory, pytest.raises(StoreError, match="is damaged: move the file away"):
        memory.get_many([replace(KEY, source=f"{n}") for n in range(500)])


@pytest.mark.parametrize("place", ["file", "directory"])
def test_a_path_that_cannot_be_opened(tmp_path, place):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    path = tmp_path / "file" / "memory.sqlite3" if place == "file" else tmp_path
    with pytest.raises(StoreError, match="cannot be opened"):
        TranslationMemory(path)


@pytest.mark.parametrize(
    ("pragma", "reason"),
    [
        ("max_page_count = 1", "because the disk is full: free some space"),
        ("query_only = 1", "may not be written"),
    ],
)
def test_a_full_or_write_protected_disk_keeps_what_was_there(path, pragma, reason):
    big = {replace(KEY, source=f"{n}"): replace(ENTRY, target="x" * 4_000) for n in range(50)}
    with TranslationMemory(path) as memory:
        memory.put_many({KEY: ENTRY})
        memory._file._connection.execute(f"PRAGMA {pragma}")
        with pytest.raises(StoreError, match=reason):
            memory.put_many(big)
        assert memory.get_many([KEY, *big]) == {KEY: ENTRY}


def test_a_busy_file_is_an_error_not_a_hang(path, monkeypatch):
    monkeypatch.setattr("service.sqlite_file.BUSY_SECONDS", 0.05)
    with TranslationMemory(path) as memory:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="is held by another process"):
            memory.put_many({KEY: ENTRY})
        other.close()
        memory.put_many({KEY: ENTRY})


def test_a_lone_surrogate_is_an_error_not_a_crash(path):
    with TranslationMemory(path) as memory, pytest.raises(StoreError, match="lone surrogate"):
        memory.get_many([replace(KEY, source="\ud800")])


def test_no_memory_is_a_memory_too():
    memory = NullMemory()
    memory.put_many({KEY: ENTRY})
    memory.correct(KEY, "wording", "echo", 1.0)
    assert memory.get_many([KEY]) == memory.human_entries() == {}
    memory.close()
