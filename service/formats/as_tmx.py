"""Remembered wordings as TMX 1.4b, which every translation tool reads: a unit a sentence.

https://www.gala-global.org/tmx-14b
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from service.formats.controls import printable
from service.memory import Entry, Key

_HEADER = {
    "creationtool": "Barqiya",
    "creationtoolversion": "0.1.0",
    "segtype": "sentence",
    "o-tmf": "barqiya",
    "adminlang": "en",
    "srclang": "ar",
    "datatype": "plaintext",
}


def memory_tmx(entries: Mapping[Key, Entry]) -> bytes:
    """Each wording once, the oldest first; several systems may have had it for the same sentence."""
    root = Element("tmx", {"version": "1.4"})
    SubElement(root, "header", _HEADER)
    body = SubElement(root, "body")
    for key, entry in different(entries):
        changed = datetime.fromtimestamp(entry.created, UTC).strftime("%Y%m%dT%H%M%SZ")
        unit = SubElement(body, "tu", {"changedate": changed})
        SubElement(unit, "prop", {"type": "x-model"}).text = printable(key.model)
        for tag, text in ((key.source_tag, key.source), (key.target_tag, entry.text)):
            variant = SubElement(unit, "tuv", {"xml:lang": tag})
            SubElement(variant, "seg").text = printable(text)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def different(entries: Mapping[Key, Entry]) -> list[tuple[Key, Entry]]:
    """The last of those that say the same."""
    last = {
        (key.source_tag, key.source, key.target_tag, entry.text): (key, entry)
        for key, entry in sorted(entries.items(), key=lambda each: each[1].created)
    }
    return sorted(last.values(), key=lambda each: each[1].created)
