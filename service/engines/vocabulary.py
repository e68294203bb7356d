"""What a model's directory says of its symbols, read without transformers: both engines stand on it."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.catalogue import Family
from service.engines.language_codes import following_symbols
from service.engines.tokenization import (
    JsonTokenization,
    PieceTokenization,
    SentencePieceTokenization,
    Tokenization,
)
from service.placeholders.slots import SLOTS

_SENTENCEPIECE = ("sentencepiece.bpe.model", "spiece.model", "tokenizer.model")
_TURNS = ("<start_of_turn>", "<end_of_turn>")
_FAIRSEQ = frozenset({Family.NLLB, Family.MBART50, Family.BART})
# Published with a tokenizer.json that says more than a SentencePiece model: its ids, its splitting.
_JSON_FIRST = frozenset({Family.BART, Family.T5GEMMA})

# How a family writes the code of a language.
_LANGUAGE: Mapping[Family, re.Pattern[str]] = {
    Family.MARIAN: re.compile(r">>(.+)<<"),
    Family.M2M100: re.compile(r"__(.+)__"),
    Family.NLLB: re.compile(r"([a-z]{3}_[A-Z][a-z]{3})"),
    Family.MBART50: re.compile(r"([a-z]{2})_[A-Z]{2}"),
    Family.MADLAD: re.compile(r"<2(.+)>"),
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A model's symbols; all but `tokenization` and `positions` are ids."""

    tokenization: Tokenization
    symbols: Sequence[str]  # a name for each id of the model, no two alike
    languages: Mapping[str, int]  # "fra_Latn", "fr", in lower case, to the symbol that names the language
    start: int  # what the decoder starts from
    ends: tuple[int, ...]
    padding: int
    begin: int | None  # <s>, where the family puts it before the source
    forced: int | None  # what the target has to begin with, whatever the language
    positions: int | None  # how many tokens the model can tell apart by place
    turns: tuple[int, int] | None  # what opens and what closes a turn, for a family that takes turns

    @property
    def has_slots(self) -> bool:
        """Whether the model has learnt to carry slots over, which stand for figures."""
        return not set(SLOTS).difference(self.symbols)

    @property
    def end(self) -> int:
        """The end symbol of a source."""
        return self.ends[0]

    @property
    def never_written(self) -> tuple[int, ...]:
        """Padding, and the unknown symbol, which would be a hole in the target."""
        return tuple(sorted({self.padding, self.tokenization.unknown} - set(self.ends)))


def read_vocabulary(directory: Path, family: Family) -> Vocabulary:
    """Raises OSError, ValueError, KeyError or RuntimeError where a file is missing or damaged."""
    settings = _settings(directory)
    tokenizer = _json(directory / "tokenizer_config.json")
    if tokenizer.get("separate_vocabs"):
        raise ValueError("a vocabulary for each side is not supported")
    tokenization = _tokenization(directory, family)
    symbols = _symbols(tokenization, following_symbols(family), settings["vocab_size"])
    turns = _turns(symbols, family)
    begins = family is Family.BART or (family is Family.T5GEMMA and tokenizer.get("add_bos_token", True))
    return Vocabulary(
        tokenization=tokenization,
        symbols=symbols,
        languages=_languages(symbols, tokenization, family),
        start=settings["decoder_start_token_id"],
        ends=_ends(settings["eos_token_id"], turns),
        padding=settings["pad_token_id"],
        begin=settings["bos_token_id"] if begins else None,
        forced=settings.get("forced_bos_token_id") if family is Family.BART else None,
        positions=settings.get("max_position_embeddings"),
        turns=turns,
    )


def _settings(directory: Path) -> dict[str, Any]:
    """The configuration, over that of a decoder of its own, and under the generation configuration."""
    configuration = _json(directory / "config.json")
    layers = configuration.get("decoder") or {}, configuration, _json(directory / "generation_config.json")
    merged = {key: value for layer in layers for key, value in layer.items() if value is not None}
    merged.setdefault("decoder_start_token_id", merged.get("bos_token_id"))
    return merged


def _json(path: Path) -> dict[str, Any]:
    document = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if not isinstance(document, dict):
        raise ValueError(f"{path.name} is no table")
    return document


def _tokenization(directory: Path, family: Family) -> Tokenization:
    if family is Family.MARIAN:
        sides = directory / "source.spm", directory / "target.spm"
        return PieceTokenization(*sides, directory / "vocab.json")
    pieces = next((path for name in _SENTENCEPIECE if (path := directory / name).exists()), None)
    table = directory / "tokenizer.json"
    if pieces is None or (family in _JSON_FIRST and table.exists()):
        return JsonTokenization(table)
    if family is Family.M2M100:
        return PieceTokenization(pieces, pieces, directory / "vocab.json")
    return SentencePieceTokenization(pieces, fairseq=family in _FAIRSEQ)


def _symbols(tokenization: Tokenization, following: Iterable[str], size: int) -> list[str]:
    """`size` is the model's; some models have more rows than symbols."""
    pieces = tokenization.pieces
    known = set(pieces)
    names = [*pieces, *(symbol for symbol in following if symbol not in known)]
    if len(names) > size:
        raise ValueError(f"the tokenizer has {len(names)} symbols, the model {size}")
    names += [f"<row_{number}>" for number in range(len(names), size)]
    if len(set(names)) < size:
        raise ValueError("two symbols have the same name")
    return names


def _turns(symbols: Sequence[str], family: Family) -> tuple[int, int] | None:
    if family is not Family.T5GEMMA or not set(_TURNS).issubset(symbols):
        return None
    return symbols.index(_TURNS[0]), symbols.index(_TURNS[1])


def _ends(published: int | list[int], turns: tuple[int, int] | None) -> tuple[int, ...]:
    """A model that closes its turn has ended, whether its files say so or not."""
    ends = tuple(published) if isinstance(published, list) else (published,)
    return ends if turns is None or turns[1] in ends else (*ends, turns[1])


def _languages(symbols: Sequence[str], tokenization: Tokenization, family: Family) -> dict[str, int]:
    pattern = _LANGUAGE.get(family)
    if pattern is None:
        return {}
    matches = ((number, pattern.fullmatch(symbol)) for number, symbol in enumerate(symbols))
    return {
        match[1].lower(): number for number, match in matches if match and not tokenization.is_text(number)
    }
