"""The entries of a digest as a reader meets them, before any markup."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from hashlib import sha256

from service.digest.edition import Basis, Edition, Entry, Figure, Report, Sentence
from service.digest.render.addresses import address
from service.digest.render.passages import Passage, line, passage
from service.digest.render.texts import Texts, moment
from service.digest.versions import Change
from service.reasons import reason_in


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A story among an entry's: `change` is what it brings, "" where it has no other version."""

    id: str
    title: Passage
    source: str  # "" where its feed names none
    url: str | None
    published: datetime | None
    time: str  # "" where it has none
    change: str
    is_news: bool  # a correction or a new toll: what an editor must not overlook


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of a story that the article stands on; `number` is its own in the article, from 1."""

    number: int
    quote: Passage
    story: Dispatch | None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the article, the numbers of its notes, and the reasons to doubt it."""

    words: Passage
    notes: tuple[int, ...]
    reasons: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A number, who gives it, when the last of them did, and the notes that say so."""

    text: str
    sources: tuple[str, ...]
    notes: tuple[int, ...]
    published: datetime | None
    time: str  # "" where no story that gives it has one


@dataclass(frozen=True, slots=True)
class Number:
    """What is counted, and its values, the newest first."""

    subject: str
    values: tuple[Value, ...]
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class Article:
    """An entry of the page; `anchor` names it for good, in a form that any file can hold."""

    id: str
    anchor: str
    headline: Line
    summary: tuple[Line, ...]
    numbers: tuple[Number, ...]
    notes: tuple[Note, ...]
    teller: Dispatch | None
    chains: tuple[tuple[Dispatch, ...], ...]

    @property
    def dispatches(self) -> tuple[Dispatch, ...]:
        """All its stories, chain by chain."""
        return tuple(story for chain in self.chains for story in chain)

    @property
    def sources(self) -> tuple[Dispatch, ...]:
        """For each source that is named its newest story that a reader can be sent to."""
        newest: dict[str, Dispatch] = {}
        for story in self.dispatches:
            known = newest.get(story.source)
            if story.source and (known is None or _weight(story) >= _weight(known)):
                newest[story.source] = story
        return tuple(newest.values())

    @property
    def latest(self) -> Dispatch | None:
        """Its newest story, where the time of one is known."""
        dated = (story for story in self.dispatches if story.published)
        return max(
            dated, key=lambda story: story.published.timestamp() if story.published else 0.0, default=None
        )

    @property
    def news(self) -> tuple[str, ...]:
        """The corrections and new tolls among its versions, each once."""
        return tuple(dict.fromkeys(story.change for story in self.dispatches if story.is_news))

    @property
    def doubts(self) -> tuple[Line, ...]:
        """What is to be checked, in reading order."""
        return tuple(each for each in (self.headline, *self.summary) if each.reasons)


def articles(edition: Edition, words: Texts, zone: tzinfo) -> tuple[Article, ...]:
    """All of an edition's, in its order."""
    return tuple(_article(entry, edition.language, words, zone) for entry in edition.entries)


def _article(entry: Entry, tag: str, words: Texts, zone: tzinfo) -> Article:
    chains = tuple(tuple(_dispatches(chain, tag, words, zone)) for chain in entry.chains)
    stories = {report.item.id: story for report, story in zip(entry.reports, sum(chains, ()), strict=True)}
    languages = {report.item.id: report.item.language for report in entry.reports}
    notes = {basis: number for number, basis in enumerate(_bases(entry), start=1)}
    return Article(
        id=line(entry.id),
        anchor="e" + sha256(entry.id.encode(errors="backslashreplace")).hexdigest()[:12],
        headline=_line(entry.headline, tag, notes, languages),
        summary=tuple(_line(sentence, tag, notes, languages) for sentence in entry.summary),
        numbers=tuple(_number(figure, entry, notes, tag, zone) for figure in entry.figures),
        notes=tuple(
            Note(number, passage(basis.text, languages.get(basis.item_id, "")), stories.get(basis.item_id))
            for basis, number in notes.items()
        ),
        teller=stories.get(entry.told_by),
        chains=chains,
    )


def _bases(entry: Entry) -> Iterable[Basis]:
    """Each once: the summary's, the numbers', and last the headline's, which no mark stands behind."""
    summary = [basis for sentence in entry.summary for basis in sentence.basis]
    tellings = [basis for figure in entry.figures for telling in figure.tellings for basis in telling.basis]
    return dict.fromkeys((*summary, *tellings, *entry.headline.basis))


def _dispatches(chain: tuple[Report, ...], tag: str, words: Texts, zone: tzinfo) -> Iterator[Dispatch]:
    for report in chain:
        item = report.item
        yield Dispatch(
            id=line(item.id),
            title=passage(item.title, item.language),
            source=line(item.source),
            url=address(item.url),
            published=item.published,
            time=_time(item.published, tag, zone),
            change=words.change(report.change.value) if len(chain) > 1 else "",
            is_news=report.change in (Change.CORRECTION, Change.TOLL),
        )


def _line(sentence: Sentence, tag: str, notes: dict[Basis, int], languages: dict[str, str]) -> Line:
    """What is word for word a source's is in its language: nothing could be made of it."""
    untouched = (basis.item_id for basis in sentence.basis if basis.text.strip() == sentence.text.strip())
    words = passage(sentence.text, languages.get(next(untouched, ""), tag))
    told = (reason_in(finding, tag) for finding in sentence.findings)
    reasons = tuple(passage(reason.text, reason.language.tag) for reason in told)
    return Line(words, _numbers(sentence.basis, notes), reasons)


def _number(figure: Figure, entry: Entry, notes: dict[Basis, int], tag: str, zone: tzinfo) -> Number:
    values = tuple(
        Value(
            text=line(each.value),
            sources=tuple(map(line, entry.sources_of(each))),
            notes=_numbers(each.basis, notes),
            published=each.published,
            time=_time(each.published, tag, zone),
        )
        for each in figure.tellings
    )
    return Number(line(figure.subject), values, figure.is_disputed)


def _time(when: datetime | None, tag: str, zone: tzinfo) -> str:
    return moment(when, zone, tag) if when else ""


def _numbers(bases: tuple[Basis, ...], notes: dict[Basis, int]) -> tuple[int, ...]:
    return tuple(sorted({notes[basis] for basis in bases}))


def _weight(story: Dispatch) -> tuple[bool, float]:
    return story.url is not None, story.published.timestamp() if story.published else 0.0
