"""The command line: `python -m service`."""

import importlib
import logging
import sys
from collections.abc import Sequence

from service import command_line
from service.commands.arguments import parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    return command_line.run(lambda: _run(argv))


def _run(argv: Sequence[str] | None) -> None:
    options = parser().parse_args(argv)
    logging.basicConfig(
        format="%(message)s", level=logging.ERROR if getattr(options, "quiet", False) else logging.WARNING
    )
    importlib.import_module(f"service.commands.{options.command}").run(options)


if __name__ == "__main__":
    sys.exit(main())
