"""What the command lines share, in this process."""

import errno
import io
import os
import sys

import pytest

from service import command_line
from service.errors import (
    AbsentModelError,
    BarqiyaError,
    DeviceError,
    EngineError,
    LanguageError,
    PromptError,
    SettingsError,
    StoreError,
)


class Full(io.StringIO):
    """A file on a disk without room."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def raising(error: BaseException) -> int:
    def work() -> None:
        raise error

    return command_line.run(work)


def test_work_that_is_done_is_a_success(capsys: pytest.CaptureFixture[str]):
    assert command_line.run(lambda: print("done")) == 0  # noqa: T201
    assert capsys.readouterr() == ("done\n", "")


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (LanguageError, 2),
        (SettingsError, 2),
        (PromptError, 2),
        (AbsentModelError, 2),
        (DeviceError, 2),
        (EngineError, 1),
        (StoreError, 1),
    ],
)
def test_the_code_tells_a_bad_call_from_work_that_failed(
    kind: type[BarqiyaError], code: int, capsys: pytest.CaptureFixture[str]
):
    assert raising(kind("this is so", "do that")) == code
    assert capsys.readouterr() == ("", "error: this is so: do that\n")


def test_an_interruption_has_its_own_code(capsys: pytest.CaptureFixture[str]):
    assert raising(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == "stopped\n"


def test_output_that_finds_no_room_is_said_whatever_came_after_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    def work() -> None:
        print("a part")  # noqa: T201
        raise StoreError("this is so")

    monkeypatch.setattr("sys.stdout", Full())
    assert command_line.run(work) == 1
    sys.stdout.close()  # which stands in for the full one
    assert "the output cannot be used: No space left on device" in capsys.readouterr().err


def test_what_is_no_users_fault_stays_an_exception():
    with pytest.raises(ZeroDivisionError):
        raising(ZeroDivisionError())
