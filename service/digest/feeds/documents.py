"""A story a file: plain text, Markdown, HTML and Word, with what the file says of it beside its text."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

from service.digest.feeds.addresses import is_address
from service.digest.feeds.fault import Fault
from service.digest.feeds.page_facts import page_facts
from service.digest.feeds.rows import Row, read_row
from service.digest.items import Item
from service.formats.reading import read_document
from service.formats.reading.signatures import is_archive, is_html
from service.story import Kind
from service.text.segments import read_story

_NOT_SAVED = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)
"""Files that python-docx made, and no one saved in Word since, bear the time of its template."""


def read_single(content: bytes, name: str, stem: str) -> Iterator[Item | Fault]:
    """The file's story; raises InputError where it is in no format that is read here."""
    text = read_document(name, content).strip()
    title, _, rest = text.partition("\n")
    has_headline = not rest or read_story(text).paragraphs[0].kind is Kind.HEADLINE
    row = {"title": title, "text": rest} if has_headline else {"title": "", "text": text}
    yield from read_row({**row, **_facts(content, name)}, name, 0, stem)


def _facts(content: bytes, name: str) -> Row:
    if is_archive(content):
        return _word_facts(content)
    facts = page_facts(content) if is_html(content) else {}
    return {"url": name, **facts} if is_address(name) else facts


def _word_facts(content: bytes) -> Row:
    """When a Word file was last saved."""
    import docx

    try:
        saved = docx.Document(io.BytesIO(content)).core_properties.modified
    except Exception:  # python-docx has no error of its own for properties that are damaged
        return {}
    if saved is None:
        return {}
    saved = saved if saved.tzinfo else saved.replace(tzinfo=UTC)
    return {} if saved == _NOT_SAVED else {"published": saved.isoformat()}
