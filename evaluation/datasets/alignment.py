"""Two files of one sentence a line, whose line numbers agree."""

from collections.abc import Iterator, Sequence

from evaluation.datasets.bitext import Bitext
from evaluation.datasets.text_files import TextFile
from service.errors import InputError


def aligned(
    source: TextFile, target: TextFile, *, documents: Sequence[int] | None = None, topics: Sequence[str] = ()
) -> Bitext:
    """The set that two files are; without `documents` each line is one of its own. Raises InputError."""
    sources, references = source.lines, target.lines
    ours, theirs = source.provenance, target.provenance
    if not sources:
        raise InputError(f"{ours.name} is empty", "give it one sentence a line")
    if len(sources) != len(references):
        raise InputError(
            f"{ours.name} has {len(sources)} lines and {theirs.name} has {len(references)}",
            "line numbers have to agree across the languages of a set",
        )
    return Bitext(
        sources=tuple(sources),
        references=tuple(references),
        documents=tuple(documents or range(len(sources))),
        topics=tuple(topics),
        files=(ours, theirs),
    )


def numbered(names: Sequence[str]) -> Iterator[int]:
    """The number of each line's document, by the names of all: a new one begins where the name changes."""
    number = -1
    for index, name in enumerate(names):
        number += index == 0 or name != names[index - 1]
        yield number
