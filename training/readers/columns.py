"""Tables: pairs in two columns, and terms in a column for each language."""

from collections.abc import Iterator
from pathlib import Path

from service.errors import InputError
from training.pairs import Line, Wanted
from training.readers.opening import numbered_lines


def read_tsv(path: Path, _wanted: Wanted) -> Iterator[Line]:
    """`source TAB target` on each line; further columns are left alone, a line without a tab is an error."""
    for number, line in numbered_lines(path):
        columns = line.split("\t")
        if len(columns) < 2:
            raise InputError(
                f"{path.name} line {number} has no tab", "a TSV corpus is `source TAB target` on each line"
            )
        yield Line(f"{path.name}:{number}", columns[0], columns[1])


def read_lexicon(path: Path, wanted: Wanted) -> Iterator[Line]:
    """A table of terms whose first line names its columns by language; a term without either is skipped."""
    return (line for line, _ in read_terms(path, wanted))


def read_terms(path: Path, wanted: Wanted) -> Iterator[tuple[Line, str]]:
    """The same with each term's class, the last column; raises InputError."""
    lines = numbered_lines(path)
    header = next(lines, (1, ""))[1].split("\t")
    for tag in (wanted.source, wanted.target):
        if tag not in header:
            raise InputError(f"{path.name} has no column {tag}", "line 1 has to name the columns by language")
    left, right = header.index(wanted.source), header.index(wanted.target)
    for number, line in lines:
        row = line.split("\t")
        if len(row) > max(left, right) and row[left] and row[right]:
            yield Line(f"{path.name}:{number}", row[left], row[right]), row[-1]
