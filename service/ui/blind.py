"""A ballot as HTML: the source between two translations, and the systems' names once the vote is cast."""

from collections.abc import Iterator
from html import escape
from itertools import count

from service.comparison import ColumnState
from service.languages import Language
from service.text.differences import Stretch, among
from service.ui.ballot import Ballot
from service.ui.texts import Texts


def blind(ballot: Ballot, source: Language, texts: Texts) -> str:
    """Rows are paragraphs. Nothing tells a system before the vote: no name, time, finding or origin."""
    title = escape(texts("ballot.title"))
    heads = (
        f'<div class="bq-ballot-{side}"><h3>{escape(texts(f"ballot.{side}"))}</h3>{told}</div>'
        for side, told in (
            ("left", _told(ballot, ballot.left, texts)),
            ("source", ""),
            ("right", _told(ballot, ballot.right, texts)),
        )
    )
    return (
        f'<section class="bq-ballot" aria-label="{title}" data-voted="{ballot.voted or ""}">'
        f"<h2>{title}</h2><p>{escape(texts('ballot.blind'))}</p>"
        f'<div class="bq-ballot-row bq-ballot-heads" dir="ltr">{"".join(heads)}</div>'
        f'<ol class="bq-ballot-rows">{"".join(_rows(ballot, source, texts))}</ol></section>'
    )


def _rows(ballot: Ballot, source: Language, texts: Texts) -> Iterator[str]:
    story = ballot.story
    sides = zip(ballot.left.paragraphs, ballot.right.paragraphs, strict=True)
    for number, paragraph, (left, right) in zip(count(1), story.paragraphs, sides, strict=False):
        marked = among([left.target if left else "", right.target if right else ""])
        cells = [
            _cell("source", source, escape(story.source(paragraph)), texts),
            *(
                _cell(side, ballot.target, _marked(stretches), texts)
                for side, stretches in zip(("left", "right"), marked, strict=True)
            ),
        ]
        yield (
            f'<li class="bq-ballot-row" data-row="{number}" data-kind="{paragraph.kind}" dir="ltr">'
            f"{''.join(cells)}</li>"
        )


def _cell(side: str, language: Language, body: str, texts: Texts) -> str:
    """The side's name is heard on every screen, and seen on a narrow one, where cells stand in one column."""
    own = f'lang="{texts.language.tag}" dir="{texts.language.direction}"'
    body = body or f"<em {own}>{escape(texts('ballot.empty'))}</em>"
    return (
        f'<div class="bq-ballot-{side}"><span class="bq-side" {own}>{escape(texts(f"ballot.{side}"))}</span>'
        f'<p lang="{language.tag}" dir="{language.direction}">{body}</p></div>'
    )


def _marked(stretches: tuple[Stretch, ...]) -> str:
    return "".join(
        f"<mark>{escape(stretch.text)}</mark>" if stretch.missing else escape(stretch.text)
        for stretch in stretches
    )


def _told(ballot: Ballot, column: ColumnState, texts: Texts) -> str:
    """Who it was, once that may be told; no time and speed where all of it came from memory."""
    if ballot.voted is None:
        return ""
    facts = [column.licence, texts("ballot.findings", count=column.findings)]
    if column.tokens_per_second is not None:
        facts.append(texts("ballot.seconds", seconds=f"{column.seconds:.1f}"))
        facts.append(texts("ballot.speed", tokens=f"{column.tokens_per_second:.0f}"))
    told = " · ".join(f"<bdi>{escape(fact)}</bdi>" for fact in facts if fact)
    return (
        f'<b class="bq-ballot-name"><bdi>{escape(column.column.system.label)}</bdi></b><small>{told}</small>'
    )
