"""Text files of an evaluation: read with one sentence for each way in which they cannot be used."""

import gzip
import lzma
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

from evaluation.datasets.bitext import Provenance
from service.errors import InputError

_UNPACK: Mapping[str, Callable[[bytes], bytes]] = {".gz": gzip.decompress, ".xz": lzma.decompress}


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text in UTF-8, and what its bytes are known by; those of a packed file as they lie there."""

    text: str
    provenance: Provenance

    @classmethod
    def read(cls, path: Path) -> Self:
        """A file, plain, .gz or .xz; raises InputError."""
        return cls.decode(str(path), read_bytes(path))

    @classmethod
    def decode(cls, name: str, data: bytes) -> Self:
        """The bytes of a file or of an archive's member, with or without UTF-8's mark; raises InputError."""
        try:
            text = unpack(name, data).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError(f"{name} is not UTF-8 (byte {error.start})", "save it as UTF-8") from None
        return cls(text, provenance(name, data))

    @property
    def lines(self) -> list[str]:
        """Only a line feed ends a line: U+2028 and the like are part of a sentence."""
        lines = [line.removesuffix("\r") for line in self.text.split("\n")]
        return lines[:-1] if self.text.endswith("\n") or not self.text else lines


def read_bytes(path: Path) -> bytes:
    """A file as it lies there; raises InputError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"there is no file {path}", "check the name") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read", error.strerror or str(error)) from None


def unpack(name: str, data: bytes) -> bytes:
    """What a file holds whose name ends with .gz or .xz, any other as it is; raises InputError."""
    try:
        return _UNPACK.get(Path(name).suffix, bytes)(data)
    except (OSError, EOFError, zlib.error, lzma.LZMAError):
        raise InputError(f"{name} cannot be unpacked", "it is damaged: fetch it once more") from None


def provenance(name: str, data: bytes) -> Provenance:
    """A file, without the folder that it lies in, by the SHA-256 of its bytes."""
    return Provenance(Path(name).name, sha256(data).hexdigest())
