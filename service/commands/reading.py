"""A story from a file or standard input, with one sentence for each way in which it can be none."""

import codecs
import sys
from pathlib import Path

from service.arabic.letters import has_arabic
from service.errors import InputError, NoArabicError
from service.story import Story
from service.text.segments import read_story


def read_source(name: str) -> Story:
    """The story of a file, or of standard input for `-`; raises InputError."""
    content = _standard_input() if name == "-" else _content(Path(name))
    title = "standard input" if name == "-" else name
    text = decode(content, title)
    if not text.strip():
        raise InputError(f"{title} is empty", "give it an Arabic story")
    if not has_arabic(text):
        raise NoArabicError(f"there is no Arabic in {title}", "give it an Arabic story")
    return read_story(text, id="" if name == "-" else Path(name).stem)


def _standard_input() -> bytes:
    if sys.stdin is None:  # a caller closed it
        raise InputError("standard input is closed", "name a file, or send a story through a pipe")
    return sys.stdin.buffer.read()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"there is no file {path}", "check the name, or use - for standard input") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a directory", "name a file in it") from None
    except PermissionError:
        raise InputError(f"{path} cannot be read", "check its permissions") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read", error.strerror or str(error)) from None


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
