"""Bytes to text: UTF-8, and a sentence on what to do about anything else."""

import codecs
import re

from service.errors import InputError


def decode(content: bytes, title: str) -> str:
    """UTF-8 with or without its mark; offsets count from behind the mark."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError(
            f"{title} is UTF-16", "save it as UTF-8, for example with `iconv -f UTF-16 -t UTF-8`"
        )
    if b"\0" in content:
        what = f"{title} is a binary file (byte {content.index(0)} is NUL)"
        raise InputError(what, "save the story as plain text in UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "save it as UTF-8, for example with `iconv -f WINDOWS-1256 -t UTF-8`"
        raise InputError(f"{title} is not UTF-8 (byte {error.start})", hint) from None


def decode_page(content: bytes, title: str) -> str:
    """UTF-8, or else the older encoding that an HTML page says it is in."""
    declared = _DECLARED.search(content[:1024])
    codec = _OLDER.get(declared["name"].decode("ascii").lower()) if declared else None
    try:
        return decode(content, title)
    except InputError:
        if codec is None or b"\0" in content:
            raise
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        what = f"{title} is not in the encoding that it names (byte {error.start})"
        raise InputError(what, "save the page anew, in UTF-8") from None


_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*(?P<name>[A-Za-z0-9_-]+)""", re.IGNORECASE)
_OLDER = {
    "windows-1256": "cp1256",
    "cp1256": "cp1256",
    "x-cp1256": "cp1256",
    "iso-8859-6": "iso-8859-6",
    "arabic": "iso-8859-6",
    "x-mac-arabic": "mac_arabic",
}
"""What Arabic pages were written in before UTF-8: the names they give it, and Python's."""
