"""Text to ids and back, with the light libraries alone; no text can spell a control symbol.

The classes of transformers find «</s>» or «>>eng<<» in a text and make control symbols of them, and some
of them are slow to load. These read the same files and give the same ids for all other text.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from service.engines.sentencepiece_model import CONTROL, disarmed

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

_RESERVED = re.compile(r"</?s>|<(?:unk|pad|mask|eop|eod)>|<0x[0-9A-F]{2}>|>>.+<<|__\w+__|madeupword\d+")
_WORD_START = "▁"


class Tokenization(Protocol):
    """Safe to call from several threads."""

    @property
    def pieces(self) -> Sequence[str]:
        """The name of each id."""

    @property
    def unknown(self) -> int:
        """The id of what the vocabulary cannot spell."""

    def is_text(self, symbol: int) -> bool:
        """Whether the id stands for text, and not for a control symbol."""

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """The ids of each text, without any control symbol."""

    def decode(self, ids: Sequence[int]) -> str:
        """The text of the ids; control symbols are left out."""


class SentencePieceTokenization:
    """A SentencePiece model whose ids are the neural model's, or differ by fairseq's shift."""

    def __init__(self, path: Path, fairseq: bool = False) -> None:
        """`fairseq`: its four control symbols come first: <s>, <pad>, </s>, <unk>."""
        self._processor = _processor(path)
        # A model whose own ids are laid out in that way needs no shift.
        self._shift = 1 if fairseq and self._processor.unk_id() == 0 else 0
        self.unknown: int = 3 if fairseq else self._processor.unk_id()

    @cached_property
    def pieces(self) -> Sequence[str]:
        names: list[str] = self._processor.id_to_piece(list(range(self._processor.get_piece_size())))
        return ["<s>", "<pad>", "</s>", "<unk>", *names[3:]] if self._shift else names

    def is_text(self, symbol: int) -> bool:
        own = symbol - self._shift
        if symbol == self.unknown or not self._shift <= own < self._processor.get_piece_size():
            return False
        processor = self._processor
        return not (processor.is_control(own) or processor.is_unknown(own) or processor.is_unused(own))

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        rows: list[list[int]] = _encoded(self._processor, texts, int)
        if not self._shift:
            return rows
        unknown = self._processor.unk_id()
        return [[self.unknown if own == unknown else own + self._shift for own in row] for row in rows]

    def decode(self, ids: Sequence[int]) -> str:
        text: str = self._processor.decode([each - self._shift for each in ids if self.is_text(each)])
        return text.strip()


class PieceTokenization:
    """SentencePiece models that cut, and a vocabulary of its own that numbers the pieces: Marian, M2M100."""

    def __init__(self, source: Path, target: Path, vocabulary: Path) -> None:
        self._source, self._target = _processor(source), _processor(target)
        numbered: dict[str, int] = json.loads(vocabulary.read_text(encoding="utf-8"))
        self.unknown = numbered["<unk>"]
        self.pieces: Sequence[str] = _by_id(numbered)
        # A run of characters that SentencePiece does not know comes back as it is, «</s>» included. Where it
        # spells all by bytes there is no such run, and «<0x0A>» can only be a byte.
        bytes_are_text = self._source.piece_to_id("<0x0A>") != self._source.unk_id()
        self._ids = {
            piece: number
            for piece, number in numbered.items()
            if not _RESERVED.fullmatch(piece) or (bytes_are_text and piece.startswith("<0x"))
        }
        self._text = {number: piece for piece, number in self._ids.items()}

    def is_text(self, symbol: int) -> bool:
        return symbol in self._text

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        number, unknown = self._ids.get, self.unknown
        rows: list[list[str]] = _encoded(self._source, texts, str)
        return [[number(piece, unknown) for piece in row] for row in rows]

    def decode(self, ids: Sequence[int]) -> str:
        pieces = [self._text[each] for each in ids if each in self._text]
        text: str = self._target.decode_pieces(pieces)
        # Pieces of the source side, such as a name that is copied, keep their mark.
        return text.replace(_WORD_START, " ").strip()


class JsonTokenization:
    """A tokenizer.json of the `tokenizers` library, read without its control symbols."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        document = json.loads(path.read_text(encoding="utf-8"))
        numbered = _numbered(document)
        self.pieces: Sequence[str] = _by_id(numbered)
        self.unknown = _unknown(document, numbered)
        controls = _controls(document, numbered)
        self._controls = {numbered[name] for name in controls}
        self._tokenizer = Tokenizer.from_str(json.dumps(_disarmed(document, controls), ensure_ascii=False))

    def is_text(self, symbol: int) -> bool:
        return symbol not in self._controls and symbol != self.unknown and symbol < len(self.pieces)

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [encoding.ids for encoding in encodings]

    def decode(self, ids: Sequence[int]) -> str:
        text: str = self._tokenizer.decode([each for each in ids if self.is_text(each)])
        return text.strip()


def _encoded(processor: "SentencePieceProcessor", texts: Sequence[str], kind: type) -> list[Any]:
    """Of a list SentencePiece makes a thread, which for one text takes longer than the text."""
    if len(texts) == 1:
        return [processor.encode(texts[0], out_type=kind)]
    return list(processor.encode(list(texts), out_type=kind, num_threads=1))


def _processor(path: Path) -> "SentencePieceProcessor":
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_proto=disarmed(path.read_bytes()))


def _by_id(numbered: Mapping[str, int]) -> list[str]:
    names = [f"<unused_{number}>" for number in range(max(numbered.values()) + 1)]
    for name, number in numbered.items():
        names[number] = name
    return names


def _numbered(document: Mapping[str, Any]) -> dict[str, int]:
    added: dict[str, int] = {each["content"]: each["id"] for each in document["added_tokens"]}
    vocabulary = document["model"]["vocab"]
    if isinstance(vocabulary, list):  # Unigram: pairs of piece and score
        vocabulary = {piece: number for number, (piece, _) in enumerate(vocabulary)}
    return dict(vocabulary) | added


def _unknown(document: Mapping[str, Any], numbered: Mapping[str, int]) -> int:
    model = document["model"]
    if model.get("unk_id") is not None:
        return int(model["unk_id"])
    return numbered[model.get("unk_token") or "<unk>"]


def _controls(document: Mapping[str, Any], numbered: Mapping[str, int]) -> set[str]:
    special = {each["content"] for each in document["added_tokens"] if each["special"]}
    return special | {name for name in numbered if CONTROL.fullmatch(name)}


def _disarmed(document: dict[str, Any], controls: set[str]) -> dict[str, Any]:
    """The same tokenizer, but it adds no control symbols, finds none in a text and cuts nothing off.

    A Unigram vocabulary lists its control symbols among the pieces, with the best of scores: there they get
    a name with a space in it, which no piece of text has. Byte-pair merges never build one.
    """
    model = dict(document["model"])
    if isinstance(model["vocab"], list):
        model["vocab"] = [
            [f" {piece}" if piece in controls else piece, score] for piece, score in model["vocab"]
        ]
    added = [each for each in document["added_tokens"] if each["content"] not in controls]
    unused = {"post_processor": None, "truncation": None, "padding": None}
    return document | unused | {"model": model, "added_tokens": added}
