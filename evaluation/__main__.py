"""The command line: `python -m evaluation`."""

import importlib
import os
import sys
from collections.abc import Sequence

from evaluation.arguments import parser
from service.errors import BarqiyaError, DeviceError, InputError, ModelError, SettingsError

OK, FAILED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code and lets no exception through that a user can cause."""
    words = parser()
    options, rest = words.parse_known_args(argv)
    if rest and options.command != "checks":
        words.error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        if options.command == "checks":  # which has a command line of its own
            return int(importlib.import_module("evaluation.check_calibration").main(rest))
        importlib.import_module(f"evaluation.commands.{options.command}").run(options)
        sys.stdout.flush()
    except BarqiyaError as error:
        sys.stderr.write(f"error: {error}\n")
        return (
            UNUSABLE if isinstance(error, InputError | SettingsError | ModelError | DeviceError) else FAILED
        )
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has what it wanted. Python would complain once more when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK


if __name__ == "__main__":
    sys.exit(main())
