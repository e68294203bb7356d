"""`summarize`: a story in, a summary in Arabic or in other languages out."""

import argparse
import json
import sys

from service.commands.console import note, progress
from service.commands.failures import tell_failure
from service.commands.opening import desk, languages_of
from service.commands.reading import read_source
from service.desk import Desk
from service.errors import InputError
from service.languages import Language
from service.story import Style, Summary
from service.summaries.method import Wanted
from service.summaries.styles import budget
from service.summaries.summarizer import Order


def run(options: argparse.Namespace) -> None:
    """All that is asked for is checked before any of it is made."""
    style = Style(options.style)
    wanted = Wanted(style, budget(style, options.sentences, options.words))
    order = Order(options.order) if options.order else None
    targets = languages_of(options.to)
    story = read_source(options.file)
    with desk(options) as opened:
        _check(opened, targets, options)
        with opened.summarizer(options.method) as summarizer:
            for target in targets:
                summarizer.check(target, order)
            summaries: list[Summary] = []
            try:
                for target in targets:
                    with progress(target.name, options.quiet) as bar:
                        summaries.append(summarizer.summarize(story, wanted, target, order, bar))
            finally:  # what is done is written, whatever became of a later language
                if summaries:
                    _write(summaries, options, several=len(targets) > 1)
    tell_failure(
        finding for each in summaries for sentence in each.sentences for finding in sentence.findings
    )


def _check(opened: Desk, targets: list[Language], options: argparse.Namespace) -> None:
    abroad = [target for target in targets if target != opened.source]
    if options.order and not abroad:
        raise InputError(f"--order {options.order} needs a language to translate into", "for example --to en")
    for target in abroad:
        note(opened.model_for(target).reason, options.quiet or not sys.stderr.isatty())


def _write(summaries: list[Summary], options: argparse.Namespace, *, several: bool) -> None:
    form = options.format
    if form == "json":
        from service.formats.as_json import summary_value

        values = [summary_value(each) for each in summaries]
        json.dump(values if several else values[0], sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    elif form == "markdown":
        from service.formats.as_markdown import summary_markdown

        sys.stdout.write("\n".join(summary_markdown(each) for each in summaries))
    else:
        from service.formats.as_text import summary_doubts, summary_text

        with_sources = options.sources or summaries[0].style is Style.POINTS
        sys.stdout.write("\n".join(summary_text(each, with_sources=with_sources) for each in summaries))
        sys.stdout.flush()
        for doubt in (doubt for each in summaries for doubt in summary_doubts(each)):
            note(f"to check: {doubt}", quiet=False)  # a finding is never hidden
