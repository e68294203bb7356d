"""The original mix, replayed beside new pairs so that a model does not forget what it learned from it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import sentencepiece

from service.errors import InputError
from service.languages import Language, language
from service.placeholders.slots import SLOT
from training.base_ids import BaseIds, Ids
from training.sampler import Sampler
from training.shards import Corpus, Shards

_AT_ONCE = 1000  # examples that are decoded together


@dataclass(frozen=True, slots=True)
class Replayed:
    """A corpus of the original mix; its weight makes it as large a share of the mix as it was."""

    corpus: Corpus
    examples: list[Ids]


def replayed(data: Path, mapped: Path, base: BaseIds, target: Language, share: float) -> Iterator[Replayed]:
    """The corpora of prepared data that the base can be told to write, but for headlines and summaries.

    The text is that of the shards: of a source, what `source.spm` leaves of it. A base that has no slots is
    not shown the pairs that have some. `share` is that of all
    examples which the mix is to have. Raises InputError where the base speaks none of it.
    """
    shards = Shards(data, mapped)
    text = _Text(data / "vocabulary")
    spoken = {
        tag: tongue for tag in {c.tag for c in shards.corpora} if (tongue := _spoken(tag, base, target))
    }
    if not spoken:
        raise InputError(
            f"the base speaks no language of {data}", "leave --replay out, or choose another base"
        )
    temperature = shards.manifest["temperature"]
    mix = Sampler(shards, temperature=temperature, seed=0, batch_tokens=1, tags=dict.fromkeys(spoken, 1.0))
    for number, corpus in enumerate(shards.corpora):
        members = np.flatnonzero(shards.corpus_of == number)
        if corpus.tag in spoken and len(members):
            examples = list(_encoded(shards, members, text, base, spoken[corpus.tag]))
            weight = share * float(mix.shares[number]) / len(examples)
            tokens = sum(len(each.target) for each in examples)
            yield Replayed(
                replace(corpus, weight=weight, examples=len(examples), target_tokens=tokens), examples
            )


def _encoded(
    shards: Shards,
    members: "np.ndarray[tuple[int], np.dtype[np.int64]]",
    text: "_Text",
    base: BaseIds,
    target: Language,
) -> Iterator[Ids]:
    symbols = base.frame(target)
    for start in range(0, len(members), _AT_ONCE):
        part = members[start : start + _AT_ONCE]
        sources = [text.source(ids) for ids in shards.rows("source", part).each()]
        targets = [text.target(ids) for ids in shards.rows("target", part).each()]
        pairs = zip(sources, targets, strict=True)
        known = [pair for pair in pairs if base.has_slots or not any(map(SLOT.search, pair))]
        yield from base.encoded([source for source, _ in known], [target for _, target in known], symbols)


class _Text:
    """From ids of the shards back to text."""

    def __init__(self, vocabulary: Path) -> None:
        self._source = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary / "source.spm"))
        self._target = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary / "target.spm"))

    def source(self, ids: list[int]) -> str:
        """Without the tag and the end symbol."""
        return str(self._source.decode(ids[1:-1]))

    def target(self, ids: list[int]) -> str:
        """Without the end symbol."""
        return str(self._target.decode(ids[:-1]))


def _spoken(tag: str, base: BaseIds, target: Language) -> Language | None:
    """The language of a translation's tag, where it is the one that is taught, or the base knows it."""
    if "_" in tag:
        return None
    tongue = language(tag)
    return tongue if tongue == target or base.writes(tongue) else None
