"""Ratings as HTML: a table with the intervals drawn on one scale."""

from collections.abc import Iterator, Sequence
from html import escape

from service.ratings import Rating
from service.ui.texts import Texts

_COUNTS = ("votes", "wins", "ties", "both_bad", "losses")


def ratings_table(ratings: Sequence[Rating], pair: str, texts: Texts) -> str:
    """The systems of one pair of languages, or a sentence where nobody has voted."""
    if not ratings:
        return f'<p class="bq-notice">{escape(texts("ranking.none"))}</p>'
    names = ("rank", "system", "rating", "interval", *_COUNTS)
    heads = "".join(f'<th scope="col">{escape(texts(f"ranking.{name}"))}</th>' for name in names)
    caption = escape(texts("ranking.caption", pair=pair))
    return (
        f'<div class="bq-ranking-frame" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="bq-ranking"><caption><bdi>{caption}</bdi></caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(_rows(ratings))}</tbody></table></div>{_explained(texts)}"
    )


def _rows(ratings: Sequence[Rating]) -> Iterator[str]:
    low, high = min(each.low for each in ratings), max(each.high for each in ratings)
    for each in ratings:
        place, width, point = (
            100 * part / (high - low) for part in (each.low - low, each.high - each.low, each.rating - low)
        )
        counts = "".join(f"<td>{getattr(each, name)}</td>" for name in _COUNTS)
        yield (
            f'<tr><td>{each.rank}</td><th scope="row"><bdi>{escape(each.system)}</bdi></th>'
            f"<td>{each.rating:.0f}</td>"
            f'<td><span class="bq-interval" dir="ltr"><bdi>{each.low:.0f}–{each.high:.0f}</bdi>'
            f'<span class="bq-scale" aria-hidden="true">'
            f'<i style="left: {place:.1f}%; width: {width:.1f}%"></i><b style="left: {point:.1f}%"></b>'
            f"</span></span></td>{counts}</tr>"
        )


def _explained(texts: Texts) -> str:
    lines = "".join(f"<p>{escape(texts(f'ranking.{name}'))}</p>" for name in ("model", "halves", "doubt"))
    return f'<details class="bq-how"><summary>{escape(texts("ranking.how"))}</summary>{lines}</details>'
