"""What was dropped as HTML: the events by their weight, and the entries of feeds that could not be read."""

from collections.abc import Sequence
from datetime import UTC
from html import escape
from textwrap import shorten

from service.digest.agenda import Agenda
from service.digest.clusters import Cluster
from service.digest.feeds import Fault
from service.digest.figures.facts import dead
from service.digest.items import Item
from service.digest.render.addresses import address
from service.digest.render.passages import passage
from service.digest.render.texts import moment
from service.digest.render.texts import texts as printed
from service.digest.teller import teller
from service.digest.versions import Chain, Change, Version
from service.formats.reason_html import reason_html
from service.languages import language
from service.reasons import Reason, isolated
from service.ui.error_html import error_html
from service.ui.marked_words import plain_words
from service.ui.texts import Texts

_MOST_EVENTS = 100
_MOST_FAULTS = 30
_TITLE = 160  # characters of a story that has no title


def event_list(agenda: Agenda, texts: Texts) -> str:
    """The weightiest first, each with its stories, folded up; versions of one story are one list."""
    events = agenda.events[:_MOST_EVENTS]
    items = "".join(f"<li>{_event(place, each, texts)}</li>" for place, each in enumerate(events, 1))
    counts = " · ".join(
        (
            texts("digest.stories", count=agenda.stories),
            texts("digest.events", count=agenda.all_events),
            texts("digest.by_weight"),
        )
    )
    left = len(agenda.events) - len(events)
    more = f'<p class="bq-quiet">{escape(texts("digest.more_events", count=left))}</p>' if left else ""
    return (
        f'<section class="bq-events" aria-labelledby="bq-events-head"><h2 id="bq-events-head">'
        f'{escape(texts("digest.events_head"))}</h2><p class="bq-quiet">{escape(counts)}</p>'
        f"<ol>{items}</ol>{more}</section>"
    )


def fault_list(faults: Sequence[Fault], texts: Texts) -> str:
    """All that was wrong in one block, with its place; nothing where nothing was."""
    if not faults:
        return ""
    items = "".join(_fault(each, texts) for each in faults[:_MOST_FAULTS])
    left = len(faults) - _MOST_FAULTS
    more = f"<li>{escape(texts('digest.more_faults', count=left))}</li>" if left > 0 else ""
    head = escape(texts("digest.faults", count=len(faults)))
    return f'<details class="bq-faults" open><summary>{head}</summary><ul>{items}{more}</ul></details>'


def place_of(fault: Fault, texts: Texts) -> str:
    """The file, or a part of it, in the page's language, with its colon; empty where the error names it."""
    where = fault.where
    if str(where) in fault.error.message:
        return ""
    if isinstance(where, str):
        return texts("digest.place", place=isolated(where))
    part = texts(f"digest.{where.unit}", feed=isolated(where.feed), number=where.number)
    return texts("digest.place", place=part)


def _fault(fault: Fault, texts: Texts) -> str:
    """In the page's language, where the error has words in it; its place once."""
    if fault.error.key:
        place = Reason(place_of(fault, texts), texts.language)
        where = f"{reason_html(place)} " if place.text else ""
        return f"<li>{where}{error_html(fault.error, texts.tag)}</li>"
    hint = f' <span class="bq-hint" dir="auto">{_plain(fault.error.hint)}</span>' if fault.error.hint else ""
    return f'<li><span dir="auto">{_plain(fault.message)}</span>{hint}</li>'


def _event(place: int, event: Cluster, texts: Texts) -> str:
    name, stories = f"bq-event-{place}", len(event.items)
    told_by = teller(event, lambda item: dead(item, language("ar")))  # as the digest will have it
    sources = list(dict.fromkeys(item.source for item in event.items if item.source))
    facts = [texts("digest.stories", count=stories)]
    if changed := stories - len(event.chains):
        facts.append(texts("digest.versions", count=changed))
    named = printed(texts.tag).word("comma").join(f"<bdi>{_plain(each)}</bdi>" for each in sources)
    chains = "".join(_chain(chain, texts) for chain in event.chains)
    return (
        f'<article aria-labelledby="{name}"><h3 id="{name}">{_title(told_by)}</h3>'
        f'<p class="bq-quiet">{named}</p><details><summary>{escape(" · ".join(facts))}</summary>'
        f"{chains}</details></article>"
    )


def _chain(chain: Chain, texts: Texts) -> str:
    versions = "".join(_version(each, texts) for each in chain)
    kind = " bq-versions" if len(chain) > 1 else ""
    return f'<ol class="bq-chain{kind}">{versions}</ol>'


def _version(version: Version, texts: Texts) -> str:
    item = version.item
    time = moment(item.published, UTC, texts.tag) + " UTC" if item.published else texts("digest.undated")
    change = ""
    if version.change is not Change.FIRST:
        kind = " bq-news" if version.change in (Change.CORRECTION, Change.TOLL) else ""
        change = f' <b class="bq-change{kind}">{escape(texts(f"digest.{version.change}"))}</b>'
    source = item.source or texts("digest.unnamed")
    return (
        f'<li><span class="bq-when"><bdi>{escape(time)}</bdi> · <bdi>{_plain(source)}</bdi>{change}</span> '
        f"{_linked(item, texts)}</li>"
    )


def _title(item: Item) -> str:
    """In its language and direction; of a story that has none, how its text begins."""
    title = passage(item.title or shorten(item.text, _TITLE, placeholder=" …"), item.language)
    words = _plain(title.text, title.direction)
    return f'<span class="bq-title" lang="{escape(title.tag)}" dir="{title.direction}">{words}</span>'


def _linked(item: Item, texts: Texts) -> str:
    """A title that leads to its story, where that has an address of the web."""
    url = address(item.url)
    if url is None:
        return _title(item)
    opens = f'target="_blank" rel="noopener noreferrer" title="{escape(texts("digest.opens"))}"'
    return f'<a href="{escape(url)}" {opens}>{_title(item)}</a>'


def _plain(text: str, direction: str = "ltr") -> str:
    return plain_words(text, direction)
