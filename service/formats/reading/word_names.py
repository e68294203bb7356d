"""Names of WordprocessingML, ISO/IEC 29500-1."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def is_on(element: "_Element | None") -> bool:
    """Whether a property is set: it is there, and does not say that it is not (17.17.4)."""
    return element is not None and element.get(f"{WORD}val") not in ("0", "false", "off", "none")


def value(element: "_Element", path: str) -> str | None:
    """The `w:val` of an element below, its path written without prefixes."""
    found = element.find("/".join(f"{WORD}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{WORD}val")
