"""The command line: `python -m service`."""

import importlib
import io
import logging
import os
import sys
from collections.abc import Sequence

from service.commands.arguments import parser
from service.errors import BarqiyaError, DeviceError, InputError, ModelError, PromptError, SettingsError

OK, FAILED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code and lets no exception through that a user can cause."""
    _mend_streams()
    options = parser().parse_args(argv)
    logging.basicConfig(
        format="%(message)s", level=logging.ERROR if getattr(options, "quiet", False) else logging.WARNING
    )
    try:
        importlib.import_module(f"service.commands.{options.command}").run(options)
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


if __name__ == "__main__":
    sys.exit(main())
