"""Bytes to text: UTF-8, and a sentence on what to do about anything else."""

import codecs
import re

from service.errors import InputError
from service.refusals import refused


def decode(content: bytes, title: str) -> str:
    """UTF-8 with or without its mark; offsets count from behind the mark."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise refused(InputError, "encoding.utf16", name=title)
    if b"\0" in content:
        raise refused(InputError, "encoding.binary", name=title, byte=str(content.index(0)))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(InputError, "encoding.not_utf8", name=title, byte=str(error.start)) from None


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
        raise refused(InputError, "encoding.other", name=title, byte=str(error.start)) from None


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
