from pathlib import Path

import pytest

from service.batch.ledger import Ledger, Mark
from service.errors import InputError

JOB = {"input": "abc", "model": {"en": "echo"}}
MARKS = [Mark(10, 1, 1, 0, 20, 0), Mark(30, 2, 1, 1, 20, 15), Mark(30, 2, 1, 1, 20, 15, finished=True)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "out.jsonl.ledger"
    with Ledger(path, JOB) as ledger:
        for mark in MARKS:
            ledger.append(mark)
    return path


def test_it_goes_on_at_the_last_mark(path: Path):
    with Ledger(path, JOB) as ledger:
        assert ledger.mark == MARKS[-1]


def test_it_keeps_when_the_batch_began(tmp_path: Path):
    with Ledger(tmp_path / "new", JOB) as first:
        assert first.mark == Mark()
        first.append(MARKS[0])
    with Ledger(tmp_path / "new", JOB) as second:
        assert second.begun == first.begun


def test_wherever_a_power_cut_tears_it_the_last_whole_mark_counts(path: Path):
    whole = path.read_bytes()
    ends = [place + 1 for place, byte in enumerate(whole) if byte == ord("\n")]
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        with Ledger(path, JOB) as ledger:
            done = sum(end <= cut for end in ends) - 1  # without the first line
            assert ledger.mark == (MARKS[done - 1] if done > 0 else Mark())
            ledger.append(MARKS[1])
        with Ledger(path, JOB) as ledger:
            assert ledger.mark == MARKS[1]


def test_a_tail_of_zeros_is_cut_off(path: Path):
    with path.open("ab") as file:
        file.write(b"\0" * 50)
    with Ledger(path, JOB) as ledger:
        assert ledger.mark == MARKS[-1]
        ledger.append(MARKS[0])
    assert b"\0" not in path.read_bytes()


@pytest.mark.parametrize(
    ("job", "name"),
    [
        ({**JOB, "input": "abd"}, "input"),
        ({**JOB, "model": {"en": "other"}}, "model"),
        ({**JOB, "order": None, "style": "brief"}, "style"),
        ({"input": "abc"}, "model"),
    ],
)
def test_another_job_is_refused_with_what_differs(path: Path, job: dict[str, object], name: str):
    before = path.read_bytes()
    with pytest.raises(InputError, match=f"begun with another {name}"):
        Ledger(path, job)
    assert path.read_bytes() == before


def test_a_job_of_which_nothing_is_done_gives_way_to_another(tmp_path: Path):
    with Ledger(tmp_path / "new", JOB):
        pass
    with Ledger(tmp_path / "new", {"input": "other"}) as ledger:
        ledger.append(MARKS[0])
    with pytest.raises(InputError, match="another input"):
        Ledger(tmp_path / "new", JOB)


@pytest.mark.parametrize("content", [b"hello", b"hello\n", b"[]\n", b'{"barqiya_batch": 1}\n', b"{}"])
def test_another_file_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes):
    path = tmp_path / "mine"
    path.write_bytes(content)
    with pytest.raises(InputError, match="is not the ledger of a batch"):
        Ledger(path, JOB)
    assert path.read_bytes() == content
