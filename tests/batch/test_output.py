from contextlib import closing
from pathlib import Path

import pytest

from service.batch.ledger import Mark
from service.batch.output import Output, Paths, part, publish
from service.errors import InputError

MARK = Mark(row_bytes=4, reject_bytes=2)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths(tmp_path / "day.jsonl")
    with closing(Output(paths, Mark())) as output:
        output.append(b"row\nhalf a r", b"x\nhalf")
    return paths


def test_the_names_beside_an_output(tmp_path: Path):
    paths = Paths(tmp_path / "day.jsonl")
    names = [each.name for each in (paths.rejects, paths.ledger, paths.lock, part(paths.rows))]
    assert names == ["day.rejects.jsonl", "day.jsonl.ledger", "day.jsonl.lock", "day.jsonl.part"]


def test_what_lies_behind_the_mark_is_cut_off(paths: Paths):
    with closing(Output(paths, MARK)) as output:
        output.append(b"next\n", b"")
    assert part(paths.rows).read_bytes() == b"row\nnext\n"
    assert part(paths.rejects).read_bytes() == b"x\n"


def test_a_part_that_lost_rows_is_refused(paths: Paths):
    part(paths.rows).write_bytes(b"ro")
    with pytest.raises(InputError, match="has lost rows"):
        Output(paths, MARK)


def test_publishing_goes_on_where_it_was_killed(paths: Paths):
    with closing(Output(paths, MARK)):
        pass
    done = Mark(rejects=1, row_bytes=4, reject_bytes=2)
    part(paths.rejects).replace(paths.rejects)  # and then came the kill
    publish(paths, done)
    publish(paths, done)
    assert (paths.rows.read_bytes(), paths.rejects.read_bytes()) == (b"row\n", b"x\n")
    assert {each.name for each in paths.rows.parent.iterdir()} == {"day.jsonl", "day.rejects.jsonl"}


def test_without_rejects_there_is_no_such_file(paths: Paths):
    with closing(Output(paths, Mark(row_bytes=4))):
        pass
    publish(paths, Mark(row_bytes=4))
    assert [each.name for each in paths.rows.parent.iterdir()] == ["day.jsonl"]


@pytest.mark.parametrize(("content", "what"), [(None, "is gone"), (b"changed", "was changed since")])
def test_a_finished_output_that_is_no_more_what_it_was(paths: Paths, content: bytes | None, what: str):
    with closing(Output(paths, Mark(row_bytes=4))):
        pass
    publish(paths, Mark(row_bytes=4))
    paths.rows.unlink()
    if content:
        paths.rows.write_bytes(content)
    with pytest.raises(InputError, match=what):
        publish(paths, Mark(row_bytes=4))
