"""Pairs of one's own, and a replay beside them, as prepared data for `Trainer`."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.errors import InputError
from service.languages import Language
from training.base_ids import BaseIds, Ids
from training.duplicates import Duplicates
from training.filters import Filter, filters, tidy
from training.pairs import Pair, Wanted
from training.placeholders import masked_figures
from training.readers.registry import reader_for
from training.recipe import FilterRecipe
from training.replay import Replayed, replayed
from training.shard_writing import Example, write_json, write_shards
from training.shards import Corpus

NAME = "pairs"
_FILTERS = FilterRecipe(max_pieces=512, max_ratio=3.0, min_script_share=0.5, near_overlap=1.0)
_HELD_OUT = 100  # pairs at most, and one in ten, that the run is watched on

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Lessons:
    """What to teach; `share` is that of the replay among all examples."""

    pairs: Path
    source: Language
    target: Language
    replay: Path | None
    share: float


def write_data(lessons: Lessons, base: BaseIds, out: Path, say: Say) -> int:
    """Writes shards and `dev.json` for a base; returns how many pairs are taught.

    Raises InputError where no pair is left, PairError where the base does not speak the target.
    """
    pairs = _clean(lessons, say)
    symbols = base.frame(lessons.target)
    read = list(_as_read(pairs, lessons, base))
    rows = base.encoded([pair.source for pair in read], [pair.target for pair in read], symbols)
    fitting = [
        number for number, row in enumerate(rows) if max(len(row.source), len(row.target)) <= base.longest
    ]
    if len(fitting) < len(pairs):
        say(f"{len(pairs) - len(fitting):,} pairs are longer than the model can read")
    step = max(10, len(fitting) // _HELD_OUT)
    watched = fitting[step - 1 :: step]
    taught = [rows[number] for number in fitting if number not in set(watched)]
    if not taught:
        raise InputError(f"no pair of {lessons.pairs} is left to learn from", "see the counts above")
    mix = []
    if lessons.replay is not None:
        mix = list(replayed(lessons.replay, out / "mapped", base, lessons.target, lessons.share))
    own = 1.0 - lessons.share if mix else 1.0
    manifest = _manifest(lessons, base, _own(lessons, taught, own), mix)
    write_shards(out, _examples(taught, mix), manifest)
    begin = symbols.target[0] if symbols.target else None
    write_json(
        out / "dev.json",
        [
            {
                "set": NAME,
                "tag": lessons.target.iso639_3,
                "source": rows[number].source,
                "target": rows[number].target,
                "reference": read[number].target,
                "begin": begin,
            }
            for number in watched
        ],
    )
    return len(taught)


def _clean(lessons: Lessons, say: Say) -> list[Pair]:
    wanted = Wanted(lessons.source.tag, lessons.target.tag)
    tried: Mapping[str, Filter] = {"duplicate": Duplicates().fresh} | filters(_FILTERS, wanted)
    counts: Counter[str] = Counter()
    kept = []
    for place, source, target in reader_for(lessons.pairs)(lessons.pairs, wanted):
        pair = Pair(tidy(source), tidy(target), lessons.target.iso639_3, NAME, place)
        taken_by = next((name for name, keeps in tried.items() if not keeps(pair)), None)
        counts[taken_by or "kept"] += 1
        if taken_by is None:
            kept.append(pair)
    say(f"{lessons.pairs.name}: " + ", ".join(f"{name} {number:,}" for name, number in counts.items()))
    return kept


def _as_read(pairs: Sequence[Pair], lessons: Lessons, base: BaseIds) -> Iterator[Pair]:
    """As the engines show them to the base: with slots for figures, where it has some."""
    randomness = random.Random(0)
    for pair in pairs:
        yield masked_figures(pair, lessons.target, randomness) if base.has_slots else pair


def _own(lessons: Lessons, taught: Sequence[Ids], share: float) -> Corpus:
    tokens = sum(len(row.target) for row in taught)
    weight = share / len(taught)
    return Corpus(NAME, lessons.target.iso639_3, weight, len(taught), tokens, "", lessons.pairs.name)


def _manifest(lessons: Lessons, base: BaseIds, own: Corpus, mix: Sequence[Replayed]) -> dict[str, Any]:
    return {
        "recipe": NAME,
        "source": lessons.source.tag,
        "temperature": 1.0,  # a corpus is drawn by weight * examples
        "vocabulary_size": base.size,
        "aligned": False,
        "corpora": [own, *(each.corpus for each in mix)],
    }


def _examples(taught: Sequence[Ids], mix: Sequence[Replayed]) -> Iterator[Example]:
    for number, rows in enumerate((taught, *(each.examples for each in mix))):
        for row in rows:
            yield Example(number, row.source, row.target, ())
