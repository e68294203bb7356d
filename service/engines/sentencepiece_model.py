"""A SentencePiece model's own file format, as far as it takes to disarm its control symbols."""

import re
from collections.abc import Iterator

# Symbols that models list among their pieces of text: «<2fr>» of MADLAD, «<extra_id_0>» of T5 and mT5,
# «<start_of_turn>» of Gemma; some with the mark of a word's start.
CONTROL = re.compile(r"▁?<(?:2[A-Za-z_]+|extra_id_\d+|unused\d+|start_of_turn|end_of_turn|mask|pad)>")
_ANYWHERE = re.compile(CONTROL.pattern.removeprefix("▁?").encode())
_PIECE_FIELD, _NAME_FIELD = b"\x0a", b"\x0a"
_TYPE_IS_CONTROL = b"\x18\x03"


def disarmed(model: bytes) -> bytes:
    """The same model, but no text can spell its control symbols: «<2fr>» is then six characters.

    A ModelProto is a row of length-delimited fields; those numbered 1 are pieces, whose first field is the
    name and whose field 3 is the type. Of a scalar written twice, protobuf takes the last.
    """
    if not _ANYWHERE.search(model):
        return model
    return b"".join(_disarmed_field(tag, body) for tag, body in _fields(model))


def _disarmed_field(tag: bytes, body: bytes) -> bytes:
    if tag == _PIECE_FIELD and body.startswith(_NAME_FIELD):
        length, start = _varint(body, 1)
        if CONTROL.fullmatch(body[start : start + length].decode()):
            body += _TYPE_IS_CONTROL
    return tag + _encoded(len(body)) + body


def _fields(model: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 0
    while position < len(model):
        length, start = _varint(model, position + 1)
        yield model[position : position + 1], model[start : start + length]
        position = start + length


def _varint(data: bytes, position: int) -> tuple[int, int]:
    """The number at `position`, and where it ends."""
    value = shift = 0
    while True:
        byte = data[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, position
        shift += 7


def _encoded(value: int) -> bytes:
    encoded = bytearray()
    while value > 0x7F:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)
