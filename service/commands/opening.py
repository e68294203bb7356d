"""From a command's options to a desk."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from service.commands.console import note
from service.desk import Desk, open_desk
from service.errors import InputError
from service.languages import Language, language
from service.settings import load_settings

_SETTINGS = ("model", "commercial_only", "beam_size", "memory", "engine", "device", "threads", "glossary")


@contextmanager
def desk(options: argparse.Namespace, **overrides: object) -> Iterator[Desk]:
    """A desk on the settings of file, environment and options, closed at the end."""
    given = {name: getattr(options, name) for name in _SETTINGS if hasattr(options, name)}
    quiet = getattr(options, "quiet", False) or not sys.stderr.isatty()
    opened = open_desk(
        load_settings(os.environ, **given | overrides),
        lambda step, done: note(f"first use of this model: {step} ({done:.0%})", quiet),
    )
    try:
        yield opened
    finally:
        opened.close()


def languages_of(text: str) -> list[Language]:
    """The languages of `--to en,fr`, each once; raises LanguageError."""
    named = [part.strip() for part in text.split(",") if part.strip()]
    if not named:
        raise InputError("--to names no language", "for example --to en,fr")
    return list(dict.fromkeys(language(name) for name in named))
