"""Bytes to text: UTF-8, and a sentence on what to do about anything else."""

import codecs

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
