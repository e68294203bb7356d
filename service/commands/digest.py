"""`digest`: the stories of feeds in, a page in each language out."""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from service.commands.console import note, progress
from service.commands.feed_reading import read_feeds
from service.commands.opening import desk, languages_of
from service.commands.termination import terminable
from service.digest.agenda import Agenda, agenda
from service.digest.edition import Edition
from service.digest.editor import Editor
from service.digest.publishing import check_directory, publish
from service.digest.render import FORMS
from service.digest.window import point, since, spoken
from service.errors import BarqiyaError, InputError
from service.languages import Language
from service.story import Style
from service.summaries.method import Wanted
from service.summaries.styles import budget


def run(options: argparse.Namespace) -> None:
    """What is done in one language stays, whatever becomes of another."""
    targets, forms = languages_of(options.to), _forms(options.format)
    style = Style(options.style)
    wanted = Wanted(style, budget(style, options.sentences))
    made = _made(options.made)
    directory = Path(options.out)
    check_directory(directory)
    if options.since is not None:
        since(options.since, ())  # before anything is read
    plan = _plan(options, made)
    with desk(options) as working, terminable(), working.summarizer(options.method) as summarizer:
        editor = Editor(summarizer, working, wanted)
        for target in targets:
            editor.check(target)
        _tell_undated(plan, options.quiet or made is not None or "atom" not in forms)
        failed: list[tuple[Language, BarqiyaError]] = []
        for target in targets:
            try:
                with progress(target.name, options.quiet) as bar:
                    edition = editor.edit(plan, target, title=options.title, made=made, progress=bar)
            except BarqiyaError as error:
                failed.append((target, error))
                continue
            publish(directory, {f"digest.{target.tag}.{form}": FORMS[form](edition) for form in forms})
            note(_done(edition, target, directory), options.quiet)
    _tell(failed)


def _forms(text: str | None) -> Sequence[str]:
    named = [
        part.strip().lower()
        for part in (",".join(FORMS) if text is None else text).split(",")
        if part.strip()
    ]
    unknown = [name for name in named if name not in FORMS]
    if unknown or not named:
        what = f"form {unknown[0]!r} is not known" if unknown else "--format names no form"
        raise InputError(what, f"choose from {', '.join(FORMS)}")
    return list(dict.fromkeys(named))


def _made(text: str | None) -> datetime | None:
    if text is None:
        return None
    return datetime.now().astimezone() if text == "now" else point(text, "--made")


def _plan(options: argparse.Namespace, made: datetime | None) -> Agenda:
    feed = read_feeds(options)
    start = since(options.since, feed.items, made) if options.since is not None else None
    with progress("events", options.quiet):
        plan = agenda(feed.items, start, options.top)
    since_then = f" since {spoken(start)}" if start else ""
    counts = f"{plan.stories:,} of {len(feed.items):,} stories{since_then}, {_events(plan.all_events)}"
    note(counts, options.quiet or not sys.stderr.isatty())
    return plan


def _tell_undated(plan: Agenda, quiet: bool) -> None:
    """An Atom feed has to give each entry a time, and shows 1970 where there is none."""
    undated = sum(not any(item.published for item in event.items) for event in plan.events)
    if undated:
        told = f"{_events(undated)} without a time will be of 1970 in the Atom feed"
        note(f"{told}: --made now dates them", quiet)


def _done(edition: Edition, target: Language, directory: Path) -> str:
    count = sum(len(entry.findings) for entry in edition.entries)
    doubts = f", {count} to check" if count else ""
    return f"{directory / f'digest.{target.tag}.*'}: {_events(len(edition.entries))} in {target.name}{doubts}"


def _events(count: int) -> str:
    return f"{count:,} {'event' if count == 1 else 'events'}"


def _tell(failed: Sequence[tuple[Language, BarqiyaError]]) -> None:
    """The first failure, with its own exit code, for all of them."""
    if failed:
        names = ", ".join(target.name for target, _ in failed)
        error = failed[0][1]
        raise type(error)(f"there is no digest in {names}: {error.message}", error.hint)
