"""The command line: `python -m training`."""

import importlib
import sys
from collections.abc import Sequence

from training.commands.arguments import parser
from training.errors import TrainingError

OK, FAILED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code and lets no exception through that a user can cause."""
    options = parser().parse_args(argv)
    try:
        importlib.import_module(f"training.commands.{options.command}").run(options)
    except TrainingError as error:
        return _told(error, UNUSABLE)
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        return INTERRUPTED
    except Exception as error:
        code = _exit_code(error)
        if code is None:
            raise
        return _told(error, code)
    return OK


def _told(error: Exception, code: int) -> int:
    sys.stderr.write(f"error: {error}\n")
    return code


def _exit_code(error: Exception) -> int | None:
    """That of an error of the product, which a bare machine that only trains does not have."""
    if type(error).__module__ != "service.errors":
        return None
    from service.errors import InputError, ModelError, SettingsError

    return UNUSABLE if isinstance(error, InputError | ModelError | SettingsError) else FAILED


if __name__ == "__main__":
    sys.exit(main())
