"""The text of a story that comes as HTML, below its headline."""

from dataclasses import dataclass

from service.formats.reading.from_html import part_text
from service.refusals import ITSELF


@dataclass(frozen=True, slots=True)
class Body:
    """`text` does not begin with the headline once more."""

    headline: str
    text: str


def body_of(markup: str, headline: str) -> Body:
    """What is seen of a part of a page, a paragraph a line; raises InputError where it is too deep."""
    lines = part_text(f"<div>{markup}</div>", ITSELF).splitlines() if markup.strip() else []
    if lines and headline and lines[0].strip() == headline:
        del lines[0]
    return Body(headline, "\n".join(lines))
