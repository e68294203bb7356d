"""`summarize`: a story in, a summary in Arabic or in other languages out."""

import argparse
import json
import sys
from dataclasses import replace

from service.commands.console import note, progress
from service.commands.opening import desk, languages_of
from service.commands.reading import read_source
from service.desk import Desk
from service.errors import InputError
from service.languages import Language
from service.story import Summary
from service.summaries.extractive import summarize
from service.text.segments import segment


def run(options: argparse.Namespace) -> None:
    """The sentences are chosen in Arabic, then translated: the choice is the same in every language."""
    if options.sentences < 1:
        raise InputError("--sentences has to be 1 or more", "for example --sentences 2")
    targets = languages_of(options.to)
    story = read_source(options.file)
    arabic = summarize(story, segment(story), options.sentences)
    with desk(options) as opened:
        summaries = [
            arabic if target == opened.source else _translated(opened, arabic, target, options)
            for target in targets
        ]
    _write(summaries, options)


def _translated(opened: Desk, summary: Summary, target: Language, options: argparse.Namespace) -> Summary:
    profile = opened.model_for(target).profile
    with opened.translator(profile) as translator, progress(target.name, options.quiet) as bar:
        drafts = translator.sentences([sentence.text for sentence in summary.sentences], target, bar)
    sentences = tuple(
        replace(sentence, text=draft.target, findings=draft.findings)
        for sentence, draft in zip(summary.sentences, drafts, strict=True)
    )
    return replace(summary, language=target.tag, sentences=sentences)


def _write(summaries: list[Summary], options: argparse.Namespace) -> None:
    form = options.format
    if form == "json":
        from service.formats.as_json import summary_value

        values = [summary_value(each) for each in summaries]
        json.dump(values[0] if len(values) == 1 else values, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    elif form == "markdown":
        from service.formats.as_markdown import summary_markdown

        sys.stdout.write("\n".join(summary_markdown(each) for each in summaries))
    else:
        from service.formats.as_text import summary_doubts, summary_text

        sys.stdout.write("\n".join(summary_text(each) for each in summaries))
        sys.stdout.flush()
        for doubt in (doubt for each in summaries for doubt in summary_doubts(each)):
            note(f"to check: {doubt}", options.quiet)
