"""A sentence pair, and the readers that make pairs of every corpus format."""

import gzip
import json
import lzma
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from service.errors import InputError


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text with its translation, headline or summary.

    `tag` is what the model is asked for, without its brackets: `eng`, `headline_ara`. `place` is file and
    line, for reports.
    """

    source: str
    target: str
    tag: str
    corpus: str
    place: str


Reader = Callable[[Path, str, str], Iterator[tuple[str, str, str]]]
"""From (path, source tag, target tag) to (place, source, target) triples, in the file's order."""


def open_text(path: Path) -> TextIO:
    """A text file, plain, .gz or .xz."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def read_tsv(path: Path, _source: str, _target: str) -> Iterator[tuple[str, str, str]]:
    """`source TAB target` on each line; further columns are left alone, a line without a tab is an error."""
    with open_text(path) as lines:
        for number, line in enumerate(lines, 1):
            columns = line.rstrip("\n").split("\t")
            if len(columns) < 2:
                raise InputError(
                    f"{path.name} line {number} has no tab",
                    "a TSV corpus is `source TAB target` on each line",
                )
            yield f"{path.name}:{number}", columns[0], columns[1]


def read_moses(path: Path, source: str, target: str) -> Iterator[tuple[str, str, str]]:
    """Two parallel files `NAME.ar` and `NAME.en`; `path` is NAME, the endings are the BCP-47 tags."""
    sides = [_moses_side(path, source), _moses_side(path, target)]
    with open_text(sides[0]) as sources, open_text(sides[1]) as targets:
        try:
            for number, (left, right) in enumerate(zip(sources, targets, strict=True), 1):
                yield f"{path.name}:{number}", left.rstrip("\n"), right.rstrip("\n")
        except ValueError:
            raise InputError(
                f"{sides[0].name} and {sides[1].name} differ in length",
                "parallel files need the same number of lines",
            ) from None


def _moses_side(path: Path, tag: str) -> Path:
    for ending in ("", ".gz", ".xz"):
        side = path.with_name(f"{path.name}.{tag}{ending}")
        if side.is_file():
            return side
    raise InputError(f"there is no {path.name}.{tag} in {path.parent}", "name the corpus without its ending")


_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_tmx(path: Path, source: str, target: str) -> Iterator[tuple[str, str, str]]:
    """A translation memory in TMX 1.4; inline elements give their text, units that lack a side are skipped."""
    with open_text(path) as stream:
        try:
            for number, (_, unit) in enumerate(_units(stream), 1):
                sides = {
                    (v.get(_XML_LANG) or v.get("lang") or "").lower(): "".join(v.find("seg").itertext())  # type: ignore[union-attr]
                    for v in unit.iter("tuv")
                    if v.find("seg") is not None
                }
                left, right = _side(sides, source), _side(sides, target)
                unit.clear()
                if left and right:
                    yield f"{path.name}#{number}", left, right
        except ET.ParseError as error:
            raise InputError(
                f"{path.name} is not well-formed XML: {error}", "export the memory again"
            ) from None


def _units(stream: TextIO) -> Iterator[tuple[str, ET.Element]]:
    """The `tu` elements; a document type declaration is refused, since an entity in it could expand without end."""
    parser = ET.XMLPullParser(["end"])
    for chunk in iter(lambda: stream.read(1 << 16), ""):
        if "<!ENTITY" in chunk:
            raise InputError("the TMX file declares XML entities", "export the memory without them")
        parser.feed(chunk)
        for event, element in parser.read_events():
            if isinstance(element, ET.Element) and element.tag == "tu":
                yield str(event), element


def _side(sides: dict[str, str], tag: str) -> str | None:
    """The side for a tag: `en` also takes `en-us`."""
    tag = tag.lower()
    return sides.get(tag) or next((t for k, t in sides.items() if k.split("-")[0] == tag), None)


def read_wire(path: Path, source: str, target: str) -> Iterator[tuple[str, str, str]]:
    """The paragraphs of wire stories: JSON Lines with `paragraphs`, each a text per language."""
    for story in read_stories(path):
        for number, paragraph in enumerate(story["paragraphs"], 1):
            yield f"{path.name}:{story['id']}:{number}", paragraph[source], paragraph[target]


def read_wire_heads(path: Path, source: str, target: str) -> Iterator[tuple[str, str, str]]:
    """The headlines and the digest summaries of wire stories, as translations of each other."""
    for story in read_stories(path):
        for part in ("headline", "summary"):
            yield f"{path.name}:{story['id']}:{part}", story[part][source], story[part][target]


def read_stories(path: Path) -> Iterator[dict[str, object]]:  # type: ignore[misc]
    """One wire story after another."""
    with open_text(path) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield json.loads(line)
            except json.JSONDecodeError:
                raise InputError(
                    f"{path.name} line {number} is not JSON", "each line holds one story"
                ) from None


def read_lexicon(path: Path, source: str, target: str) -> Iterator[tuple[str, str, str]]:
    """A table of terms whose first line names its columns by language."""
    with open_text(path) as lines:
        header = next(lines, "").rstrip("\n").split("\t")
        try:
            left, right = header.index(source), header.index(target)
        except ValueError:
            raise InputError(
                f"{path.name} has no column {source} or {target}", "name the columns in line 1"
            ) from None
        for number, line in enumerate(lines, 2):
            row = line.rstrip("\n").split("\t")
            if len(row) > max(left, right) and row[left] and row[right]:
                yield f"{path.name}:{number}", row[left], row[right]


READERS: dict[str, Reader] = {
    "tsv": read_tsv,
    "moses": read_moses,
    "tmx": read_tmx,
    "lexicon": read_lexicon,
    "wire": read_wire,
    "wire-heads": read_wire_heads,
}
