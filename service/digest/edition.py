"""A day's stories as one page tells them in one language: what happened, told once, with its sources."""

from dataclasses import dataclass
from datetime import datetime

from service.digest.items import Item
from service.digest.versions import Change
from service.story import Finding


@dataclass(frozen=True, slots=True)
class Basis:
    """A sentence of a story, untouched, that something in the digest stands on."""

    item_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the digest in the digest's language."""

    text: str
    basis: tuple[Basis, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """A number as some of the stories give it, and the sentences that do, the oldest first."""

    value: str  # in the digest's language: "12", "3.5%"
    basis: tuple[Basis, ...]
    published: datetime | None = None  # of the newest of these stories


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the event is told with; several `tellings` where the latest stories of sources differ."""

    subject: str  # in the digest's language: "dead", "injured"
    tellings: tuple[Telling, ...]
    is_disputed: bool = False  # whether two of them cannot both be true, as 14 and "at least 12" can


@dataclass(frozen=True, slots=True)
class Report:
    """A story of an entry, and what it is to the version before it in its chain."""

    item: Item
    change: Change


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, told by the story of `told_by`; `chains` are all its stories, versions of one together."""

    id: str  # of its oldest story
    told_by: str  # the id of the story that headline and summary are of
    headline: Sentence
    summary: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    chains: tuple[tuple[Report, ...], ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """All stories, chain by chain."""
        return tuple(report for chain in self.chains for report in chain)

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of all sources, each once, in the order of the stories."""
        return tuple(dict.fromkeys(report.item.source for report in self.reports if report.item.source))

    def sources_of(self, telling: Telling) -> tuple[str, ...]:
        """The names of those who give a number, each once, in the order of its sentences."""
        named = {report.item.id: report.item.source for report in self.reports}
        tellers = (named.get(basis.item_id) for basis in telling.basis)
        return tuple(dict.fromkeys(name for name in tellers if name))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be doubted of headline and summary, in reading order."""
        return tuple(f for sentence in (self.headline, *self.summary) for f in sentence.findings)


@dataclass(frozen=True, slots=True)
class Edition:
    """A digest in one language, its weightiest entry first."""

    language: str  # BCP-47
    title: str
    made: datetime | None  # as it was given; None leaves it out, so that the same input gives the same bytes
    since: datetime | None  # stories from before are left out; None: all are in
    entries: tuple[Entry, ...]
    stories: int  # of the window
    events: int  # of the window; more than entries where only the top was asked for
    method: str  # that summarised
    model: str | None  # that translated; None where the digest is in the stories' own language
