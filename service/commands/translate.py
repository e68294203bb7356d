"""`translate`: a story in, translations out."""

import argparse
import json
import sys

from service.catalogue import ModelProfile
from service.commands.console import console, note, progress
from service.commands.failures import tell_failure
from service.commands.opening import desk, languages_of
from service.commands.reading import read_source
from service.desk import Desk
from service.languages import Language
from service.story import Story, Translation


def run(options: argparse.Namespace) -> None:
    """Reads all it needs before it loads a model, so that a mistake costs no time."""
    targets = languages_of(options.to)
    story = read_source(options.file)
    with desk(options) as opened:
        choices = {target: opened.model_for(target) for target in targets}
        translations: list[Translation] = []
        try:
            for target, choice in choices.items():
                note(choice.reason, options.quiet or not sys.stderr.isatty())
                if len(choices) > 1 and options.format != "json":
                    _write_heading(target, options.format)
                translations.append(_translated(opened, choice.profile, story, target, options))
                if options.format != "json":
                    _write(translations[-1], target, options)
        finally:  # what is done is written, whatever became of a later language
            if options.format == "json" and translations:
                _write_json(translations, several=len(choices) > 1)
    tell_failure(finding for each in translations for finding in each.findings)


def _write_heading(target: Language, form: str) -> None:
    """Between translations in several languages."""
    sys.stdout.write(f"\n# {target.name}\n\n" if form == "markdown" else f"\n[{target.name}]\n\n")
    sys.stdout.flush()


def _translated(
    opened: Desk, profile: ModelProfile, story: Story, target: Language, options: argparse.Namespace
) -> Translation:
    with opened.translator(profile) as translator, progress(target.name, options.quiet) as bar:
        return translator.translate(story, target, bar)


def _write(translation: Translation, target: Language, options: argparse.Namespace) -> None:
    if options.format == "markdown":
        from service.formats.as_markdown import translation_markdown

        sys.stdout.write(translation_markdown(translation))
    elif options.format == "side-by-side":
        from service.formats.side_by_side import side_by_side

        console().print(side_by_side(translation, target.direction))
    else:
        from service.formats.as_text import doubts, translation_text

        sys.stdout.write(translation_text(translation))
        sys.stdout.flush()
        for doubt in doubts(translation):
            note(f"to check: {doubt}", quiet=False)  # a finding is never hidden


def _write_json(translations: list[Translation], *, several: bool) -> None:
    from service.formats.as_json import translation_value

    values = [translation_value(each) for each in translations]
    json.dump(values if several else values[0], sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
