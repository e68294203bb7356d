"""`demo`: a wire story that ships with Barqiya, translated paragraph by paragraph, with its summary."""

import argparse
from importlib.resources import files
from time import monotonic

from service.commands.console import console, progress
from service.commands.opening import desk, languages_of
from service.desk import Desk
from service.formats.side_by_side import isolated, side_by_side
from service.languages import Language
from service.story import Story, Style, Summary, Translation
from service.summaries.method import Wanted
from service.summaries.styles import budget
from service.text.segments import read_story


def run(options: argparse.Namespace) -> None:
    """With the embedded model, whatever else is on the machine."""
    story = read_story(
        files("service").joinpath("samples", "boat.txt").read_text(encoding="utf-8"), id="boat"
    )
    with desk(options, model="barqiya-base") as opened:
        for target in languages_of(options.to):
            _show(opened, story, target, options.quiet)


def _show(opened: Desk, story: Story, target: Language, quiet: bool) -> None:
    profile = opened.model_for(target).profile
    out = console()
    started = monotonic()
    with opened.translator(profile) as translator:
        with progress(target.name, quiet) as bar:
            translation = translator.translate(story, target, bar)
        seconds = monotonic() - started
        out.print(f"Arabic to {target.name}, {profile.name} on {translation.engine}\n", style="bold")
        out.print(side_by_side(translation, target.direction))
    out.print("Summary", style="bold")
    for sentence in _summary(opened, story, target).sentences:
        marks = "".join(f" [? {finding.reason}]" for finding in sentence.findings)
        out.print(isolated(sentence.text, target.direction) + marks, style="yellow" if marks else "")
    out.print()
    out.print(_doubtful(translation, seconds), style="dim")


def _summary(opened: Desk, story: Story, target: Language) -> Summary:
    with opened.summarizer() as summarizer:
        return summarizer.summarize(story, Wanted(Style.BRIEF, budget(Style.BRIEF)), target)


def _doubtful(translation: Translation, seconds: float) -> str:
    segments = [part for paragraph in translation.paragraphs for part in paragraph.segments]
    flagged = sum(bool(part.findings) for part in segments)
    return (
        f"{len(segments)} segments in {seconds:.1f} s, {flagged} of them to be checked, as marked; "
        "a machine wrote this, and no editor has read it"
    )
