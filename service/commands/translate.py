"""`translate`: a story in, translations out."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from service.catalogue import ModelProfile
from service.commands.console import console, note, progress
from service.commands.failures import tell_failure
from service.commands.opening import desk, languages_of
from service.commands.reading import read_source
from service.commands.writing import writable, write_file
from service.desk import Desk
from service.errors import InputError
from service.languages import Language
from service.story import Story, Translation

_UNLABELLED = ("text", "json")  # what goes into pipes


def run(options: argparse.Namespace) -> None:
    """Reads and checks all it needs before it loads a model, so that a mistake costs no time."""
    targets = languages_of(options.to)
    options.format = options.format or _format_of(options.output)
    files = _files(options, targets)
    story = read_source(options.file)
    with desk(options) as opened:
        choices = {target: opened.model_for(target) for target in targets}
        shown: list[Translation] = []
        translations: list[Translation] = []
        try:
            for target, choice in choices.items():
                note(choice.reason, options.quiet or not sys.stderr.isatty())
                if len(choices) > 1 and not files and options.format != "json":
                    _write_heading(target, options.format)
                translations.append(_translated(opened, choice.profile, story, target, options))
                if files:
                    _write_to(files[target], translations[-1], options)
                elif options.format == "json":
                    shown.append(translations[-1])
                else:
                    _write(translations[-1], target, options)
        finally:  # what is done is written, whatever became of a later language
            if shown:
                _write_json(shown, several=len(choices) > 1)
    tell_failure(finding for each in translations for finding in each.findings)


def _format_of(output: str | None) -> str:
    """What a file's name says: `story.docx` is to be a Word document."""
    from service.formats.downloads import FORMS

    suffix = Path(output or "").suffix.lower().removeprefix(".")
    return next((name for name, form in FORMS.items() if form.suffix == suffix), "text")


def _files(options: argparse.Namespace, targets: Sequence[Language]) -> dict[Language, Path]:
    """A file for each language, `story.fr.docx` where there are several; none: they are shown."""
    several = len(targets) > 1
    if options.output is None:
        if options.format == "docx" or (several and options.format in ("html", "xliff")):
            what = f"{options.format} in several languages" if several else options.format
            raise InputError(f"{what} goes to files", f"add --output story.{options.format}")
        return {}
    if options.format == "side-by-side":
        raise InputError("side-by-side is for a terminal", "choose another format for --output")
    path = writable(options.output)
    if not several:
        return {targets[0]: path}
    return {each: writable(str(path.with_name(f"{path.stem}.{each.tag}{path.suffix}"))) for each in targets}


def _write_heading(target: Language, form: str) -> None:
    """Between translations in several languages."""
    sys.stdout.write(f"\n# {target.name}\n\n" if form == "markdown" else f"\n[{target.name}]\n\n")
    sys.stdout.flush()


def _translated(
    opened: Desk, profile: ModelProfile, story: Story, target: Language, options: argparse.Namespace
) -> Translation:
    with opened.translator(profile) as translator, progress(target.name, options.quiet) as bar:
        return translator.translate(story, target, bar)


def _write_to(path: Path, translation: Translation, options: argparse.Namespace) -> None:
    write_file(path, _content(translation, options))
    note(f"written to {path}", options.quiet)
    if options.format == "text":
        _tell_doubts(translation)


def _write(translation: Translation, target: Language, options: argparse.Namespace) -> None:
    if options.format == "side-by-side":
        from service.formats.side_by_side import side_by_side

        console().print(side_by_side(translation, target.direction))
        return
    sys.stdout.write(_content(translation, options).decode())
    sys.stdout.flush()
    if options.format == "text":
        _tell_doubts(translation)


def _content(translation: Translation, options: argparse.Namespace) -> bytes:
    from service.formats.downloads import download

    label = options.label and options.format not in _UNLABELLED
    return download(translation, options.format, label=label).content


def _tell_doubts(translation: Translation) -> None:
    """Plain text has no room for findings, and a finding is never hidden."""
    from service.formats.as_text import doubts

    for doubt in doubts(translation):
        note(f"to check: {doubt}", quiet=False)


def _write_json(translations: list[Translation], *, several: bool) -> None:
    from service.formats.as_json import translation_value

    values = [translation_value(each) for each in translations]
    json.dump(values if several else values[0], sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
