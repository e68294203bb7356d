"""A ZIP archive from a stranger: looked at before anything in it is unpacked."""

import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from service.errors import InputError
from service.refusals import refused

MOST_UNPACKED = 32 << 20
"""Bytes of all members together."""


def members(content: bytes, title: str) -> tuple[str, ...]:
    """The names of what an archive holds; raises InputError where it would be unsafe to unpack them.

    Python unpacks no member beyond the size that it states, and refuses members that overlap, so that the
    stated sizes can be trusted.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            found = archive.infolist()
    except (BadZipFile, EOFError, NotImplementedError, UnicodeDecodeError, ValueError, OverflowError):
        raise refused(InputError, "archive.damaged", name=title) from None
    if any(member.flag_bits & _LOCKED for member in found):
        raise refused(InputError, "archive.locked", name=title)
    if any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in found):
        raise refused(InputError, "archive.packed", name=title)
    unpacked = sum(member.file_size for member in found)
    if unpacked > MOST_UNPACKED or any(map(_is_bomb, found)):
        raise refused(InputError, "archive.bomb", name=title, size=f"{unpacked / (1 << 20):,.1f}")
    return tuple(member.filename for member in found)


def _is_bomb(member: ZipInfo) -> bool:
    """Deflate packs Word's own XML to a tenth or a thirtieth, and a run of one byte to a thousandth."""
    return member.file_size > _SMALL and member.file_size > _MOST_RATIO * max(member.compress_size, 1)


_LOCKED = 0x1  # of a member's flags
_SMALL = 8 << 20  # bytes, which do no harm
_MOST_RATIO = 100
