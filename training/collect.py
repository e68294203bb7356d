"""From a recipe to clean sentence pairs, with a count of what every filter took."""

import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from service.languages import language
from training.augment import AUGMENTERS, Augmenter
from training.contamination import Contamination
from training.duplicates import Duplicates
from training.filters import Filter, filters, tidy
from training.name_tables import name_swaps
from training.pairs import Pair, Wanted
from training.placeholders import masked_figures, masked_names
from training.recipe import CorpusRecipe, Recipe, files_of, reader_of, tag_of
from training.stretches import shifted
from training.swaps import NameSwaps


@dataclass(slots=True)
class Report:
    """Counts for each corpus and tag: `read`, one for each filter, `kept`, `augmented`."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def of(self, corpus: str, tag: str) -> "Counter[str]":
        """The counter of one corpus and tag."""
        return self.counts.setdefault(f"{corpus} {tag}", Counter())

    def lines(self) -> Iterator[str]:
        """The report as text, a line for each corpus and tag."""
        for name, counts in self.counts.items():
            rest = ", ".join(f"{k} {v:,}" for k, v in counts.items() if k not in ("read", "kept"))
            yield f"{name}: {counts['read']:,} read, {counts['kept']:,} kept" + (f" ({rest})" if rest else "")


class Collector:
    """Reads corpora through one set of filters; duplicates are found across all of them."""

    def __init__(self, recipe: Recipe, root: Path, evaluation: Iterable[str]) -> None:
        self._recipe = recipe
        self._root = root
        self._shared: dict[str, Filter] = {
            "duplicate": Duplicates().fresh,
            "evaluation": Contamination(evaluation, recipe.filters.near_overlap).clean,
        }
        self._swaps: dict[Wanted, NameSwaps] = {}
        self.report = Report()

    def pairs(self, corpus: CorpusRecipe, target: str) -> list[Pair]:
        """The clean pairs of one corpus for one target, augmented, in an order that a rerun repeats."""
        wanted = self._recipe.wanted(corpus, target)
        tag = tag_of(wanted)
        counts = self.report.of(corpus.name, tag)
        own = filters(self._recipe.filters, wanted)
        lines = list(self._read(corpus, wanted, tag))
        counts["read"] = len(lines)
        clean = self._clean(corpus, lines, self._shared | own, counts)
        counts["kept"] = len(clean)
        randomness = random.Random(f"{self._recipe.seed} {corpus.name} {tag}")
        augmenters = [self._augmenter(name, wanted) for name in corpus.augment]
        made = [m for p in clean for augmenter in augmenters for m in augmenter(p, randomness)]
        further = [m for m in made if _taken_by(m, own) is None]
        if corpus.augment:
            counts["augmented"] = len(further)
        randomness = random.Random(f"{self._recipe.seed} {corpus.name} {tag} placeholders")
        return [self._with_slots(pair, wanted, randomness) for pair in clean + further]

    def _augmenter(self, name: str, wanted: Wanted) -> Augmenter:
        return self._names(wanted).swap if name == "names" else AUGMENTERS[name]

    def _names(self, wanted: Wanted) -> NameSwaps:
        if wanted not in self._swaps:
            assert self._recipe.names
            self._swaps[wanted] = name_swaps(self._recipe.names, self._root, wanted)
        return self._swaps[wanted]

    def _with_slots(self, pair: Pair, wanted: Wanted, randomness: random.Random) -> Pair:
        """In as many pairs as the recipe asks for; a headline or summary need not tell all."""
        shares = self._recipe.placeholders
        if shares is None or wanted.task:
            return pair
        if randomness.random() < shares.figures:
            pair = masked_figures(pair, language(wanted.target), randomness)
        if self._recipe.names and randomness.random() < shares.names:
            pair = masked_names(pair, self._names(wanted), randomness)
        return pair

    def _read(self, corpus: CorpusRecipe, wanted: Wanted, tag: str) -> Iterator[Pair]:
        read = reader_of(corpus)
        for path in files_of(corpus, self._root, wanted.target):
            for place, source, target in read(path, wanted):
                yield Pair(tidy(source), tidy(target), tag, corpus.name, place)

    def _clean(
        self, corpus: CorpusRecipe, lines: list[Pair], tried: Mapping[str, Filter], counts: "Counter[str]"
    ) -> list[Pair]:
        """In file order; of a corpus that is sampled, lines are looked at until there are enough."""
        order = list(range(len(lines)))
        if corpus.lines is not None:
            order.sort(key=lambda number: _stable(lines[number]))
        kept: list[int] = []
        disagreeing: list[int] = []
        for number in order:
            if len(kept) == corpus.lines:
                counts["spare"] = len(lines) - sum(counts[n] for n in (*tried, "words")) - len(kept)
                break
            taken_by = _taken_by(lines[number], tried, corpus.max_words)
            if taken_by is None:
                kept.append(number)
            else:
                counts[taken_by] += 1
                if taken_by == "numbers":
                    disagreeing.append(number)
        if corpus.lines is None:
            kept = _in_step(kept, disagreeing, counts)
        return [lines[number] for number in sorted(kept)]


def _in_step(kept: list[int], disagreeing: list[int], counts: "Counter[str]") -> list[int]:
    """Without the lines of stretches that are shifted."""
    out = {number for stretch in shifted(disagreeing) for number in stretch}
    left = [number for number in kept if number not in out]
    if len(left) < len(kept):
        counts["shifted"] = len(kept) - len(left)
    return left


def _taken_by(pair: Pair, tried: Mapping[str, Filter], max_words: int | None = None) -> str | None:
    """The name of the first filter that a pair does not pass."""
    if max_words is not None and len(pair.source.split()) > max_words:
        return "words"
    return next((name for name, keeps in tried.items() if not keeps(pair)), None)


def _stable(pair: Pair) -> bytes:
    return hashlib.sha256(f"{pair.place}\0{pair.source}".encode()).digest()
