"""A translation as XLIFF 2.1, for a translator's own tool: a group a paragraph, a unit a segment.

https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from service.formats.controls import printable
from service.formats.label import label_of
from service.languages import language
from service.story import Origin, SegmentTranslation, Translation

SOURCE = "ar"
_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_STATES = {Origin.NONE: "initial", Origin.HUMAN: "reviewed"}  # all others are "translated"
_DOUBT = {"appliesTo": "target", "priority": "1"}  # the highest of 1 to 10


def translation_xliff(translation: Translation, *, label: bool = True) -> bytes:
    """Findings are notes about a unit's target; what nothing was made of has none."""
    story, target = translation.story, language(translation.language)
    versions = {"version": "2.1", "srcLang": SOURCE, "trgLang": target.tag}
    root = Element("xliff", {"xmlns": _NAMESPACE} | versions)
    file = SubElement(root, "file", {"id": "f1", "canResegment": "no", "xml:space": "preserve"})
    file.attrib |= {"srcDir": "rtl", "trgDir": target.direction}
    if story.id:
        file.set("original", printable(story.id))
    if label:
        _add_notes(file, [("label", label_of(translation).text)])
    units = 0
    for number, paragraph in enumerate(translation.paragraphs, start=1):
        group = SubElement(file, "group", {"id": f"p{number}", "type": _ours(paragraph.paragraph.kind)})
        for part in paragraph.segments:
            units += 1
            unit = SubElement(group, "unit", {"id": f"s{units}", "type": _ours(part.segment.role)})
            _fill(unit, story.source(part.segment), part)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _fill(unit: Element, source: str, part: SegmentTranslation) -> None:
    """`subState` tells where a target came from: a model, its second try, the memory, a rule, an editor."""
    _add_notes(unit, [(finding.check, finding.reason) for finding in part.findings], _DOUBT)
    state = {"state": _STATES.get(part.origin, "translated"), "subState": _ours(part.origin)}
    segment = SubElement(unit, "segment", state)
    SubElement(segment, "source").text = printable(source)
    if part.target:
        SubElement(segment, "target").text = printable(part.target)


def _add_notes(
    parent: Element, notes: Iterable[tuple[str, str]], about: dict[str, str] | None = None
) -> None:
    """Of (category, text); XLIFF wants no empty list of them."""
    made = [_note(number, *note, about or {}) for number, note in enumerate(notes, start=1)]
    if made:
        SubElement(parent, "notes").extend(made)


def _note(number: int, category: str, text: str, about: dict[str, str]) -> Element:
    made = Element("note", {"id": f"n{number}", "category": category} | about)
    made.text = printable(text)
    return made


def _ours(value: str) -> str:
    """XLIFF leaves some values to a tool, behind its name."""
    return f"barqiya:{value}"
