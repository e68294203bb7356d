"""JSON Lines, and a list of objects in one JSON text."""

import codecs
import json
from collections.abc import Iterator

from service.digest.feeds.fault import Fault
from service.digest.feeds.rows import read_row
from service.digest.items import Item
from service.errors import InputError
from service.formats.reading.decoding import decode

_OBJECT = "give each story as an object with id, title and text"


def read_json_lines(content: bytes, name: str, stem: str) -> Iterator[Item | Fault]:
    """A story a line; lines that are empty are passed over, a damaged one is a fault."""
    for place, line in enumerate(content.removeprefix(codecs.BOM_UTF8).split(b"\n")):
        if line.strip():
            yield from _read(line, f"{name}, line {place + 1}", place, f"{stem}-{place + 1}")


def read_json_list(text: str, name: str, stem: str) -> Iterator[Item | Fault]:
    """A story an object of the list; all of it is one fault where it is no JSON."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        yield Fault(name, InputError("it is no valid JSON", "check that it is whole"))
        return
    for place, row in enumerate(rows if isinstance(rows, list) else [rows]):
        yield from _row(row, f"{name}, entry {place + 1}", place, f"{stem}-{place + 1}")


def _read(line: bytes, where: str, place: int, own_id: str) -> Iterator[Item | Fault]:
    try:
        row = json.loads(decode(line, "it"))
    except InputError as error:
        yield Fault(where, error)
        return
    except (ValueError, RecursionError):
        yield Fault(where, InputError("it is no valid JSON", _OBJECT))
        return
    yield from _row(row, where, place, own_id)


def _row(row: object, where: str, place: int, own_id: str) -> Iterator[Item | Fault]:
    if isinstance(row, dict):
        yield from read_row(row, where, place, own_id)
    else:
        yield Fault(where, InputError("it is no JSON object", _OBJECT))
