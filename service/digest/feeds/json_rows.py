"""JSON Lines, a list of objects in one JSON text, and one object: rows of our own or ninjs."""

import codecs
import json
from collections.abc import Iterator

from service.digest.feeds.fault import Fault, Part, Unit, Where
from service.digest.feeds.ninjs import as_row
from service.digest.feeds.rows import read_row
from service.digest.items import Item
from service.errors import InputError
from service.formats.reading.decoding import decode
from service.refusals import ITSELF, refused


def read_json_lines(content: bytes, name: str, stem: str) -> Iterator[Item | Fault]:
    """A story a line; lines that are empty are passed over, a damaged one is a fault."""
    for place, line in enumerate(content.removeprefix(codecs.BOM_UTF8).split(b"\n")):
        if line.strip():
            yield from _read(line, Part(name, Unit.LINE, place + 1), place, f"{stem}-{place + 1}")


def read_json_values(values: list[object], name: str, stem: str) -> Iterator[Item | Fault]:
    """A story an object of a list."""
    for place, value in enumerate(values):
        yield from read_json_value(value, Part(name, Unit.ENTRY, place + 1), place, f"{stem}-{place + 1}")


def read_json_value(value: object, where: Where, place: int, own_id: str) -> Iterator[Item | Fault]:
    """The story of one object."""
    if not isinstance(value, dict):
        yield Fault(where, refused(InputError, "row.no_object"))
        return
    try:
        row = as_row(value)
    except InputError as error:
        yield Fault(where, error)
        return
    yield from read_row(row, where, place, own_id)


def _read(line: bytes, where: Where, place: int, own_id: str) -> Iterator[Item | Fault]:
    try:
        value = json.loads(decode(line, ITSELF))
    except InputError as error:
        yield Fault(where, error)
        return
    except (ValueError, RecursionError):
        yield Fault(where, refused(InputError, "row.json"))
        return
    yield from read_json_value(value, where, place, own_id)
