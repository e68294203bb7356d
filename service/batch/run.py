"""A batch from its first row to its last, or from where an earlier run of it ended."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from service.batch.executor import Executor
from service.batch.ledger import Ledger, Mark
from service.batch.local import LocalExecutor
from service.batch.output import Output, Paths, publish
from service.batch.plan import Plan
from service.batch.rows import Reject, written
from service.batch.windows import Place, Windows
from service.batch.work import Outcome, Work
from service.desk import Desk
from service.errors import InputError

Progress = Callable[[Mark, int], None]
"""Called at the start and after each window with what is done and the bytes of the whole input."""

Hire = Callable[[Work], Executor]
"""Finds somebody for the work; raises BarqiyaError where nobody can do it."""


def here(work: Work) -> Executor:
    """This machine, with its models loaded."""
    work.load()
    return LocalExecutor(work)


def run_batch(
    source: Path, target: Path, plan: Plan, desk: Desk, progress: Progress, *, hire: Hire = here
) -> Mark:
    """Returns what is done when all is done; raises BarqiyaError, and OSError where a disk fails.

    Whatever ends it, the same call goes on from there, and the output is the same to the byte.
    """
    paths = Paths(target)
    _check_paths(source, target)
    choices = plan.choices(desk)
    with _locked(paths), source.open("rb") as file:
        # The input first: of all that may differ it is told first.
        job = {"input": hashlib.file_digest(file, "sha256").hexdigest()} | plan.job(desk, choices)
        if not paths.ledger.exists():
            _check_absent(paths)
        with Ledger(paths.ledger, job) as ledger:
            if not ledger.mark.finished:
                _check_absent(paths)
                executor = hire(Work(plan, desk, choices, desk.memory, ledger.begun))
                size = file.seek(0, os.SEEK_END)
                progress(ledger.mark, size)
                with (
                    closing(Output(paths, ledger.mark)) as output,
                    closing(executor.run(Windows(source, ledger.mark.place, plan.made))) as done,
                ):
                    for end, outcomes in done:
                        _enter(ledger, output, end, outcomes)
                        progress(ledger.mark, size)
                ledger.append(replace(ledger.mark, finished=True))
            publish(paths, ledger.mark)
            return ledger.mark


def _enter(ledger: Ledger, output: Output, end: Place, outcomes: Sequence[Outcome]) -> None:
    """The rows first: a mark speaks only of what is on the disk."""
    rows = [written(each) for each in outcomes if not isinstance(each, Reject)]
    rejects = [written(each.value()) for each in outcomes if isinstance(each, Reject)]
    output.append(b"".join(rows), b"".join(rejects))
    before = ledger.mark
    ledger.append(
        Mark(
            offset=end.offset,
            line=end.line,
            rows=before.rows + len(rows),
            rejects=before.rejects + len(rejects),
            row_bytes=before.row_bytes + sum(map(len, rows)),
            reject_bytes=before.reject_bytes + sum(map(len, rejects)),
        )
    )


@contextmanager
def _locked(paths: Paths) -> Iterator[None]:
    """The lock falls with its process, however that ends; the file may stay."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(paths.lock, timeout=0):
            yield
    except Timeout:
        raise InputError(
            f"another process is writing {paths.rows}", "wait for it, or choose another output"
        ) from None


def _check_paths(source: Path, target: Path) -> None:
    if not source.is_file():
        what = "is not a file that can be read twice" if source.exists() else "is not there"
        raise InputError(f"{source} {what}", "name a file with a JSON object in each line")
    if not target.parent.is_dir():
        raise InputError(f"there is no directory {target.parent}", "make it first")
    if target.is_dir():
        raise InputError(f"{target} is a directory", "name a file in it")
    if target.exists() and target.samefile(source):
        raise InputError("the output would overwrite the input", "choose another output")


def _check_absent(paths: Paths) -> None:
    for path in (paths.rows, paths.rejects):
        if path.exists():
            raise InputError(
                f"{path} is there already, and not from this batch",
                "move it away, or choose another output",
            )
