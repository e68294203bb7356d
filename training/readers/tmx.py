"""Translation memories in TMX 1.4, read as a stream; entities are refused, since they can explode."""

from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from service.errors import InputError
from training.pairs import Line, Wanted
from training.readers.opening import opened

# What stands in these is formatting code; `sub`, within one, is a text of its own, such as a footnote.
_CODES = frozenset(("bpt", "ept", "it", "ph", "ut", "sub"))
_CHUNK = 1 << 16  # bytes


def read_tmx(path: Path, wanted: Wanted) -> Iterator[Line]:
    """One line a translation unit; units that lack a side, or whose side is empty, are skipped."""
    units, number = _Units(), 0
    with opened(path) as stream:
        for chunk in iter(lambda: stream.read(_CHUNK), b""):
            _parse(units, path, chunk)
            for sides in units.taken():
                number += 1
                source, target = _side(sides, wanted.source), _side(sides, wanted.target)
                if source and target:
                    yield Line(f"{path.name}#{number}", source, target)
    _parse(units, path, b"")


def _parse(units: "_Units", path: Path, chunk: bytes) -> None:
    """An empty chunk is the end of the file."""
    try:
        units.parser.Parse(chunk, not chunk)
    except expat.ExpatError as error:
        raise InputError(f"{path.name} is not well-formed XML: {error}", "export the memory again") from None


def _side(sides: dict[str, str], tag: str) -> str | None:
    """The text in a language: `en` also takes `en-US`, and `pt-BR` takes `pt` where nothing is closer."""
    tag = tag.lower()
    language = tag.partition("-")[0]
    near = (text for name, text in sides.items() if name.partition("-")[0] == language)
    return sides.get(tag) or sides.get(language) or ("-" not in tag and next(near, None)) or None


class _Units:
    """Collects `{language: text}` of each unit while expat reads; several may end in one chunk."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = _refuse
        self._whole: list[dict[str, str]] = []
        self._sides: dict[str, str] = {}
        self._language = ""
        self._segment: list[str] | None = None
        self._codes = 0  # elements of code that are open

    def taken(self) -> list[dict[str, str]]:
        """The units that ended since the last call."""
        whole, self._whole = self._whole, []
        return whole

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tu":
            self._sides = {}
        elif name == "tuv":
            self._language = (attributes.get("xml:lang") or attributes.get("lang") or "").lower()
            self._language = self._language.replace("_", "-")
        elif name == "seg":
            self._segment = []
        elif name in _CODES:
            self._codes += 1

    def _end(self, name: str) -> None:
        if name == "tu":
            self._whole.append(self._sides)
        elif name == "seg" and self._segment is not None:
            self._sides.setdefault(self._language, "".join(self._segment))
            self._segment = None
        elif name in _CODES:
            self._codes -= 1

    def _text(self, text: str) -> None:
        if self._segment is not None and not self._codes:
            self._segment.append(text)


def _refuse(*_declaration: object) -> None:
    raise InputError("the TMX file declares XML entities", "export the memory without them")
