"""The readers by the name that a recipe calls them by."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from service.errors import InputError
from training.pairs import Reader
from training.readers.columns import read_lexicon, read_tsv
from training.readers.moses import read_moses
from training.readers.tmx import read_tmx
from training.readers.wire import read_wire, read_wire_heads, read_wire_lead

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "tsv": read_tsv,
        "moses": read_moses,
        "tmx": read_tmx,
        "lexicon": read_lexicon,
        "wire": read_wire,
        "wire-heads": read_wire_heads,
        "wire-lead": read_wire_lead,
    }
)

_BY_ENDING = {".tmx": "tmx", ".tsv": "tsv", ".txt": "tsv", ".jsonl": "wire"}


def reader_for(path: Path) -> Reader:
    """The reader that a file's ending asks for; a path without one is a Moses corpus. Raises InputError."""
    endings = [ending for ending in path.suffixes if ending not in (".gz", ".xz")]
    if path.is_file() and endings and endings[-1].lower() in _BY_ENDING:
        return READERS[_BY_ENDING[endings[-1].lower()]]
    if not path.is_file() and any(path.parent.glob(f"{path.name}.*")):
        return READERS["moses"]
    if not path.exists():
        raise InputError(f"there is no file {path}", "check the path")
    raise InputError(
        f"{path.name} is of no known kind", "give .tmx, .tsv, .jsonl or the name of a Moses corpus"
    )
