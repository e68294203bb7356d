"""An edition as JSON; `digest.schema.json` says what is in it."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from service.digest.edition import Basis, Edition, Entry, Figure, Report, Sentence
from service.digest.render.label import label
from service.digest.render.texts import texts
from service.formats.controls import printable
from service.languages import Language, language
from service.reasons import reason_in
from service.spacing import run_on
from service.story import Finding


def as_json(edition: Edition) -> bytes:
    """The same bytes for the same edition; the label stands in each entry, which may go its own way.

    Ids are those of the input, to the letter: of what cannot be printed, JSON has escapes.
    """
    machine_made, spoken = label(edition), language(edition.language)
    value = {
        "language": edition.language,
        "title": printable(edition.title) or texts(edition.language).word("title"),
        "label": machine_made,
        "made": _time(edition.made),
        "since": _time(edition.since),
        "stories": edition.stories,
        "events": edition.events,
        "method": edition.method,
        "model": edition.model,
        "entries": [_entry(each, spoken) | {"label": machine_made} for each in edition.entries],
    }
    # Half a character, which UTF-8 cannot hold, becomes "\ud800": its escape in JSON too.
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode(errors="backslashreplace")


def _entry(entry: Entry, spoken: Language) -> dict[str, Any]:
    return {
        "id": entry.id,
        "headline": printable(entry.headline.text),
        "summary": printable(run_on((each.text for each in entry.summary), spoken)),
        "stories": [each.item.id for each in entry.reports],
        "told_by": entry.told_by,
        "sources": [printable(each) for each in entry.sources],
        "findings": _findings(entry.findings, spoken),
        "figures": [_figure(each, entry) for each in entry.figures],
        "sentences": {
            "headline": _sentence(entry.headline, spoken),
            "summary": [_sentence(each, spoken) for each in entry.summary],
        },
        "versions": [[_report(each) for each in chain] for chain in entry.chains],
    }


def _sentence(sentence: Sentence, spoken: Language) -> dict[str, Any]:
    return {
        "text": printable(sentence.text),
        "basis": [_basis(each) for each in sentence.basis],
        "findings": _findings(sentence.findings, spoken),
    }


def _basis(basis: Basis) -> dict[str, str]:
    return {"story": basis.item_id, "text": printable(basis.text)}


def _findings(findings: Iterable[Finding], spoken: Language) -> list[dict[str, str]]:
    """Reasons in the digest's language, or in English."""
    told = ((finding.check, reason_in(finding, spoken.tag)) for finding in findings)
    return [
        {"check": check, "reason": printable(reason.text), "language": reason.language.tag}
        for check, reason in told
    ]


def _figure(figure: Figure, entry: Entry) -> dict[str, Any]:
    return {
        "subject": printable(figure.subject),
        "disputed": figure.is_disputed,
        "tellings": [
            {
                "value": printable(telling.value),
                "sources": [printable(each) for each in entry.sources_of(telling)],
                "published": _time(telling.published),
                "basis": [_basis(each) for each in telling.basis],
            }
            for telling in figure.tellings
        ],
    }


def _report(report: Report) -> dict[str, Any]:
    item = report.item
    return {
        "id": item.id,
        "change": report.change.value,
        "title": printable(item.title),
        "source": printable(item.source),
        "url": printable(item.url),
        "published": _time(item.published),
    }


def _time(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
