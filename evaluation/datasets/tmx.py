"""Translation memories in TMX 1.4: a unit is a segment."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from xml.etree import ElementTree

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.spoken import spoken
from evaluation.datasets.text_files import provenance, read_bytes, unpack
from service.errors import InputError

_LANGUAGE = ("{http://www.w3.org/XML/1998/namespace}lang", "lang")  # TMX 1.1 had no namespace
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})  # elements whose content is another format's markup


@dataclass(frozen=True, slots=True)
class TranslationMemoryFile:
    """Units that lack one of the two languages are no part of the set."""

    name: str
    path: Path

    @classmethod
    def found(cls, name: str, place: Path) -> Self | None:
        """A file .tmx, .tmx.gz or .tmx.xz; None where it is none."""
        return cls(name, place) if place.is_file() and ".tmx" in place.suffixes else None

    def bitext(self, pair: LanguagePair) -> Bitext:
        data = read_bytes(self.path)
        units = list(self._units(data))
        wanted = (pair.source, pair.target)
        for each in wanted:
            if not any(each.tag in unit for unit in units):
                here = ", ".join(sorted(set().union(*units)))
                hint = f"it has {here}" if here else "it has no units with text"
                raise InputError(f"set {self.name} has no {each.name}", hint)
        rows = [[unit[each.tag] for each in wanted] for unit in units if all(e.tag in unit for e in wanted)]
        if not rows:
            raise InputError(
                f"set {self.name} has no unit in both languages of {pair.name}", "choose another pair"
            )
        sources, references = zip(*rows, strict=True)
        return Bitext(sources, references, tuple(range(len(rows))), files=(provenance(str(self.path), data),))

    def _units(self, data: bytes) -> Iterator[dict[str, str]]:
        """Each unit's texts by BCP-47 tag, the first where a language has several."""
        try:
            # The XML says which encoding it is in; expat refuses entities that expand without end.
            root = ElementTree.fromstring(unpack(str(self.path), data))
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise InputError(f"{self.path} is no TMX", f"its XML cannot be read ({error})") from None
        for unit in root.iter("tu"):
            texts: dict[str, str] = {}
            for variant in unit.iter("tuv"):
                code = next((variant.attrib[each] for each in _LANGUAGE if each in variant.attrib), "")
                language, text = spoken(code) if code else None, _text(variant.find("seg"))
                if language and text:
                    texts.setdefault(language.tag, text)
            yield texts


def _text(element: ElementTree.Element | None) -> str:
    """A segment on one line, without the markup of the document that it came from."""
    return "" if element is None else " ".join("".join(_runs(element)).split())


def _runs(element: ElementTree.Element) -> Iterator[str]:
    if element.tag not in _CODES:
        yield element.text or ""
        for child in element:
            yield from _runs(child)
            yield child.tail or ""
