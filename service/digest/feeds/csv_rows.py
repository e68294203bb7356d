"""CSV with a header; a comma, a semicolon or a tab stands between the cells."""

import csv
import io
from collections.abc import Iterator

from service.digest.feeds.fault import Fault, Part, Unit
from service.digest.feeds.rows import has_story, read_row
from service.digest.items import Item
from service.errors import InputError
from service.refusals import refused


def read_csv(text: str, name: str, stem: str) -> Iterator[Item | Fault]:
    """A story a row; a row that has more cells than the header is a fault, one that has fewer is not."""
    delimiter = delimiter_of(text)
    if delimiter is None:
        yield Fault(name, refused(InputError, "feed.columns"))
        return
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = next(rows)
    place = 0
    while True:
        begin = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Fault(Part(name, Unit.LINE, begin), refused(InputError, "row.broken", error=str(error)))
            continue
        if row is None:
            return
        if row:
            yield from _row(header, row, Part(name, Unit.LINE, begin), place, f"{stem}-{place + 1}")
            place += 1


def delimiter_of(text: str) -> str | None:
    """What stands between the columns of a header that names a title or a text; None where there is none."""
    header = text.lstrip("\ufeff").split("\n", 1)[0]
    for delimiter in ",;\t":
        try:
            cells = next(csv.reader([header.strip()], delimiter=delimiter), [])
        except csv.Error:  # too long, as no header is
            return None
        if has_story(frozenset(cell.strip().lower() for cell in cells)):
            return delimiter
    return None


def _row(header: list[str], row: list[str], where: Part, place: int, own_id: str) -> Iterator[Item | Fault]:
    if len(row) > len(header):
        counts = {"cells": str(len(row)), "columns": str(len(header))}
        yield Fault(where, refused(InputError, "row.cells", **counts))
        return
    yield from read_row(dict(zip(header, row, strict=False)), where, place, own_id)
