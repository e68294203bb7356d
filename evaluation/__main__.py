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
    if options.command == "checks":
        return _checks(rest)
    if rest:
        words.error(f"unrecognized arguments: {' '.join(rest)}")
    try:
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


def _checks(argv: Sequence[str]) -> int:
    """Numbers, dates and the other checks on human translations: their own command line."""
    calibration = importlib.import_module("evaluation.check_calibration")
    return int(calibration.main(argv))


if __name__ == "__main__":
    sys.exit(main())
