"""JSON: a news item in ninjs 1, 2 or 3 (https://iptc.org/standards/ninjs/), or a translation of our own."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.arabic.letters import has_arabic
from service.errors import InputError
from service.formats.reading.decoding import decode
from service.formats.reading.from_html import part_text
from service.refusals import refused


def read_json(content: bytes, title: str) -> str:
    """The story of a news item, or the one that translations were made of; raises InputError."""
    value = _value(decode(content, title), title)
    if isinstance(value, list):
        value = _only(value, title)
    if not isinstance(value, dict):
        raise refused(InputError, "json.no_item", name=title)
    if "source_sentences" in value:
        raise refused(InputError, "json.summary", name=title)
    text = _translated(value) if "paragraphs" in value else _item(value, title)
    if text is None:
        raise refused(InputError, "json.no_body", name=title)
    return _BROKEN.sub("\ufffd", text)


def _value(text: str, title: str) -> Any:  # noqa: ANN401  # JSON
    try:
        return json.loads(text)
    except RecursionError:
        raise refused(InputError, "json.deep", name=title) from None
    except json.JSONDecodeError as error:
        place = {"line": str(error.lineno), "column": str(error.colno)}
        raise refused(InputError, "json.broken", name=title, **place) from None
    except ValueError:  # an integer of more digits than Python reads
        raise refused(InputError, "json.unreadable", name=title) from None


def _only(values: Sequence[Any], title: str) -> Any:  # noqa: ANN401  # JSON
    """The one item of a list, or the first of several translations of one story."""
    sources = {_translated(value) for value in values if isinstance(value, dict) and "paragraphs" in value}
    if values and (len(values) == 1 or (len(sources) == 1 and None not in sources)):
        return values[0]
    raise refused(InputError, "json.several", name=title, stories=len(values))


def _translated(value: Mapping[str, Any]) -> str | None:
    """The source of a translation, as `service/formats/as_json.py` writes it."""
    paragraphs = value["paragraphs"]
    if not isinstance(paragraphs, list) or not all(isinstance(each, dict) for each in paragraphs):
        return None
    sources = [each.get("source") for each in paragraphs]
    return "\n".join(sources) if all(isinstance(source, str) for source in sources) else None


def _item(value: Mapping[str, Any], title: str) -> str | None:
    headline, body = headline_and_body(value, title)
    return "\n".join([*([headline] if headline else []), *body]) or None


def headline_and_body(value: Mapping[str, Any], title: str) -> tuple[str, list[str]]:
    """A news item's headline and the lines of its body, or of its description where it is a picture's.

    The body does not begin with the headline once more.
    """
    headlines = [" ".join(each.text.split()) for each in _fields(value, "headline", "headlines")]
    texts = _fields(value, "body", "bodies") or _fields(value, "description", "descriptions")
    bodies = [part_text(f"<div>{each.text}</div>", title) if each.marked else each.text for each in texts]
    # the one in most paragraphs: where a plain body stands beside a marked one, it often has none
    body = max(map(_lines, bodies), key=len, default=[])
    return (headlines[0] if headlines else ""), (body[1:] if headlines[:1] == body[:1] else body)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class _Field:
    name: str  # of the field, its role and its type
    text: str

    @property
    def marked(self) -> bool:
        return "html" in self.name or _MARKUP.search(self.text) is not None


def _fields(value: Mapping[str, Any], one: str, many: str) -> list[_Field]:
    """The texts that are there for a field: the main one first, and only those in Arabic if any is.

    ninjs 1 has `body_text`, `body_xhtml`, `headline`, `headline_main`; ninjs 2 and 3 have lists, of `bodies`
    with a `value`, a `contentType` (2.0: `contenttype`) and a `role` each.
    """
    found = [
        _Field(name, text) for name, text in value.items() if re.fullmatch(rf"{one}(?:_\w+)?", name) and text
    ]
    listed = value.get(many)
    for each in listed if isinstance(listed, list) else []:
        if isinstance(each, dict):
            kinds = (each.get("role"), each.get("contentType"), each.get("contenttype"))
            found.append(_Field(" ".join(map(str, kinds)), each.get("value", "")))
    texts = [field for field in found if isinstance(field.text, str) and field.text.strip()]
    texts.sort(key=lambda field: "main" not in field.name)
    return [field for field in texts if has_arabic(field.text)] or texts


_MARKUP = re.compile(r"</(?:p|div|section|article|li|h[1-6])>|<br\s*/?>|<p[ >]", re.IGNORECASE)
_BROKEN = re.compile("[\0\ud800-\udfff]")  # JSON can hold half a character, which no file can
