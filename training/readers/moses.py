"""Parallel files: NAME.ar and NAME.en, line by line."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from service.errors import InputError
from training.pairs import Line, Wanted
from training.readers.opening import numbered_lines


def read_moses(path: Path, wanted: Wanted) -> Iterator[Line]:
    """`path` is NAME without its ending; the endings are BCP-47 tags, and may have .gz or .xz behind them."""
    left, right = _side(path, wanted.source), _side(path, wanted.target)
    for a, b in zip_longest(numbered_lines(left), numbered_lines(right)):
        if a is None or b is None:
            raise InputError(
                f"{left.name} and {right.name} differ in length",
                "parallel files need the same number of lines",
            )
        yield Line(f"{path.name}:{a[0]}", a[1], b[1])


def _side(path: Path, tag: str) -> Path:
    for ending in ("", ".gz", ".xz"):
        side = path.with_name(f"{path.name}.{tag}{ending}")
        if side.is_file():
            return side
    raise InputError(
        f"there is no {path.name}.{tag} in {path.parent}", "name a Moses corpus without the endings"
    )
