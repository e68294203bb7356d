"""`python -m training evaluate`: hands over to `python -m evaluation run`, in this process."""

import argparse
import os
import sys
import tomllib
from pathlib import Path

from service.catalogue import load_catalogue
from service.errors import InputError


def run(options: argparse.Namespace) -> None:
    """Does not return."""
    words = ["run", "--systems", _name(options.model), "--pairs", options.pairs, "--sets", options.sets]
    words += ["--data", str(options.data)] if options.data else []
    words += ["--threads", str(options.threads)] if options.threads else []
    os.execv(sys.executable, [sys.executable, "-m", "evaluation", *words, "--format", options.format])


def _name(model: str) -> str:
    """The catalogue's name for a model, which may be given by its directory.

    Raises InputError or UnknownModelError.
    """
    card = Path(model) / "profile.toml"
    if not card.is_file():
        return load_catalogue().find(model).name
    name = str(tomllib.loads(card.read_text(encoding="utf-8"))["name"])
    known = {profile.path.resolve(): profile.name for profile in load_catalogue().profiles if profile.path}
    if Path(model).resolve() not in known:
        raise InputError(
            f"the catalogue does not list {model}", f"move it to service/models/{name}, where it is found"
        )
    return known[Path(model).resolve()]
