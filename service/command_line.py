"""What a command line does with its streams, its errors and its exit codes."""

import io
import os
import sys
from collections.abc import Callable

from service.errors import BarqiyaError, DeviceError, InputError, ModelError, PromptError, SettingsError

OK, FAILED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


def run(work: Callable[[], None]) -> int:
    """Does the work, which reads its words and prints; its exit code.

    Lets no exception through that a user can cause, but argparse's SystemExit.
    """
    _mend_streams()
    try:
        try:
            work()
        finally:
            sys.stdout.flush()
    except BarqiyaError as error:
        sys.stderr.write(f"error: {error}\n")
        return exit_code(error)
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has what it wanted. Python would complain once more when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        sys.stderr.write(f"error: {error.filename or 'the output'} cannot be used: {error.strerror}\n")
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123  closed by the end of the process
        return FAILED
    return OK


def _mend_streams() -> None:
    """UTF-8 whatever the locale says, and somewhere to write where a caller closed a stream."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115, PTH123  closed by the end of the process
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def exit_code(error: BarqiyaError) -> int:
    """2 where the user can mend the call, 1 where the work itself failed."""
    return (
        UNUSABLE
        if isinstance(error, InputError | SettingsError | ModelError | DeviceError | PromptError)
        else FAILED
    )
