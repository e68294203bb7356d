"""The command line: `python -m evaluation`."""

import importlib
import sys
from collections.abc import Sequence

from evaluation.arguments import parser
from service import command_line


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    return command_line.run(lambda: _run(argv))


def _run(argv: Sequence[str] | None) -> None:
    words = parser()
    options, rest = words.parse_known_args(argv)
    if options.command == "checks":  # which has a command line of its own
        importlib.import_module("evaluation.check_calibration").main(rest)
        return
    if rest:
        words.error(f"unrecognized arguments: {' '.join(rest)}")
    importlib.import_module(f"evaluation.commands.{options.command}").run(options)


if __name__ == "__main__":
    sys.exit(main())
