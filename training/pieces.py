"""The joint vocabulary as ids: `[tag] source </s>` and `target </s>`."""

import json
from collections.abc import Sequence
from pathlib import Path

import sentencepiece

from service.errors import InputError
from service.placeholders.slots import SLOTS

EOS, PAD = "</s>", "<pad>"


def tag_token(tag: str) -> str:
    """The vocabulary entry that asks for a tag."""
    return f">>{tag}<<"


class Pieces:
    """A trained vocabulary; raises InputError where its files are missing or damaged."""

    def __init__(self, folder: Path) -> None:
        try:
            self._source = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
            self._target = sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm"))
            self._ids: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
        except (OSError, RuntimeError, ValueError):
            raise InputError(f"{folder} holds no vocabulary", "train one with `prepare`") from None

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def has_slots(self) -> bool:
        """Whether it has the slots for what is carried over."""
        return all(slot in self._ids for slot in SLOTS)

    @property
    def end(self) -> int:
        """The id of the end symbol."""
        return self._ids[EOS]

    def tag(self, tag: str) -> int:
        """The id of a tag; raises InputError for one that the vocabulary lacks."""
        try:
            return self._ids[tag_token(tag)]
        except KeyError:
            raise InputError(
                f"the vocabulary has no tag {tag_token(tag)}",
                "train a new one: leave --vocabulary out",
            ) from None

    def sources(self, texts: Sequence[str]) -> list[list[int]]:
        """Ids without tag and end symbol."""
        return self._source.encode(list(texts))  # type: ignore[no-any-return]

    def targets(self, texts: Sequence[str]) -> list[list[int]]:
        """Ids without the end symbol."""
        return self._target.encode(list(texts))  # type: ignore[no-any-return]
