"""What the bytes of a file say that it is, whatever its name says."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from service.errors import InputError
from service.refusals import refused


def refuse_foreign(content: bytes, title: str) -> None:
    """Raises InputError for a file of a kind that is known, and is not read here."""
    for kind in _kinds():
        if content.startswith(kind.begins):
            raise refused(InputError, f"kind.{kind.name}", name=title)


def refuse_archive(names: Collection[str], title: str) -> None:
    """The same for a ZIP archive with these members, unless they are those of a Word file."""
    if any(name.startswith("word/") for name in names):
        return
    for kind in _kinds():
        if kind.holds is not None and any(name.startswith(kind.holds) for name in (*names, "")):
            raise refused(InputError, f"kind.{kind.name}", name=title)


def is_archive(content: bytes) -> bool:
    """Whether it is a ZIP archive, as a Word file is."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_html(content: bytes) -> bool:
    """Whether it begins as a page does, or as a part of one."""
    return _HTML.match(content, 0, _HEAD) is not None


def is_xml(content: bytes) -> bool:
    """Whether it says that it is XML."""
    return content.startswith((b"<?xml", b"\xef\xbb\xbf<?xml"))


def is_json(content: bytes) -> bool:
    """Whether it begins with a JSON object, or a list of some."""
    return _JSON.match(content, 0, _HEAD) is not None


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str  # of a refusal
    begins: tuple[bytes, ...]
    holds: str | None


@cache
def _kinds() -> tuple[_Kind, ...]:
    raw = tomllib.loads(Path(__file__).with_name("signatures.toml").read_text(encoding="utf-8"))
    return tuple(
        _Kind(each["name"], tuple(map(bytes.fromhex, each.get("begins", []))), each.get("holds"))
        for each in raw["kind"]
    )


_HEAD = 2048  # bytes
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+)*+(?:<!--(?:(?!-->).)*+-->\s*+)*+"
    rb"<(?:!doctype\s+html|html|head|meta|title|body|script|style|main|article|section|header|div|p|h[1-6]|table|[ou]l)"
    rb"(?:\s[^>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"")
