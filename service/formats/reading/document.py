"""The one front through which every file comes in."""

from service.arabic.letters import has_arabic
from service.errors import InputError, NoArabicError
from service.formats.reading.decoding import decode

MOST_BYTES = 5 << 20
"""Of a file, unless the caller says otherwise."""


def read_document(name: str, content: bytes, *, most_bytes: int = MOST_BYTES) -> str:
    """The story that a file holds: a paragraph a line, its headline first; raises InputError.

    `name` is what the user calls the file: its suffix chooses the format, and it stands in every message.
    """
    if len(content) > most_bytes:
        raise InputError(f"{name} is larger than {most_bytes / (1 << 20):.3g} MB", "send one story at a time")
    text = decode(content, name)
    if not text.strip():
        raise InputError(f"{name} is empty", "give it an Arabic story")
    if not has_arabic(text):
        raise NoArabicError(f"there is no Arabic in {name}", "give it an Arabic story")
    return text
