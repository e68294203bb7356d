"""An edition as a reader meets it, before any markup: what all forms of a digest show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timezone, tzinfo

from service.digest.edition import Edition
from service.digest.render.articles import Article, articles
from service.digest.render.label import label
from service.digest.render.passages import line
from service.digest.render.texts import Texts, day, moment, offset, texts
from service.languages import Language, language


@dataclass(frozen=True, slots=True)
class Page:
    """`texts` are the digest's words for itself, in its language or in English."""

    language: Language
    texts: Texts
    title: str
    day: str  # "" where nothing is known of it
    counts: str  # "12 stories, 5 events"
    articles: tuple[Article, ...]
    label: str
    colophon: tuple[str, ...]  # in the language of `texts`


def page(edition: Edition) -> Page:
    """The same page for the same edition; times are by the clock that it was made by, or else in UTC."""
    spoken, zone, newest = language(edition.language), _zone(edition), _newest(edition)
    words = texts(spoken.tag)
    return Page(
        language=spoken,
        texts=words,
        title=line(edition.title) or words.word("title"),
        day=day(newest, zone, spoken.tag) if newest else "",
        counts=words.word("comma").join(_counts(edition, words)),
        articles=articles(edition, words, zone),
        label=label(edition),
        colophon=tuple(_colophon(edition, words, zone, newest)),
    )


def _zone(edition: Edition) -> tzinfo:
    """A fixed offset: one clock for the whole page, also where summer time ended between two stories."""
    offset = edition.made.utcoffset() if edition.made else None
    return timezone(offset) if offset else UTC


def _newest(edition: Edition) -> datetime | None:
    """When the digest was made, or else its newest story."""
    times = [report.item.published for entry in edition.entries for report in entry.reports]
    return edition.made or max((time for time in times if time), default=None)


def _counts(edition: Edition, words: Texts) -> Iterator[str]:
    yield words.count("stories", edition.stories)
    yield words.count("events", edition.events)
    if len(edition.entries) < edition.events:
        yield words.word("shown", n=words.number(len(edition.entries)))


def _colophon(edition: Edition, words: Texts, zone: tzinfo, newest: datetime | None) -> Iterator[str]:
    for name, when in (("made", edition.made), ("since", edition.since)):
        if when:
            yield words.word(name, when=moment(when, zone, words.language.tag, year=True))
    if newest:
        yield words.word("times", zone=offset(zone, newest, words.language.tag))
