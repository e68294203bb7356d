"""From a recipe to clean sentence pairs, with a count of what every filter took."""

import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from service.languages import language
from training.augment import AUGMENTERS
from training.filters import Contamination, Duplicates, filters, tidy
from training.pairs import READERS, Pair, open_text, read_stories
from training.recipe import CorpusRecipe, Recipe


@dataclass(slots=True)
class Report:
    """Counts for each corpus and target: `read`, one for each filter, `kept`, `augmented`."""

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
        self._source_language = language(recipe.source).iso639_3
        self._filters = filters(recipe.filters, self._source_language)
        self._filters["duplicate"] = Duplicates().fresh
        self._filters["evaluation"] = Contamination(evaluation, recipe.filters.near_overlap).clean
        self.report = Report()

    def pairs(self, corpus: CorpusRecipe, target: str) -> list[Pair]:
        """The clean pairs of one corpus for one target, augmented, in an order that a rerun repeats."""
        tag = language(target).iso639_3
        counts = self.report.of(corpus.name, tag)
        clean = [p for p in self._read(corpus, target, tag) if self._stays(p, corpus, counts)]
        if corpus.lines is not None and len(clean) > corpus.lines:
            clean = sorted(sorted(clean, key=_stable)[: corpus.lines], key=lambda p: p.place)
        counts["kept"] = len(clean)
        randomness = random.Random(f"{self._recipe.seed} {corpus.name} {tag}")
        extra = [e for p in clean for name in corpus.augment for e in AUGMENTERS[name](p, randomness)]
        if corpus.augment:
            counts["augmented"] = len(extra)
        return clean + extra

    def _read(self, corpus: CorpusRecipe, target: str, tag: str) -> Iterator[Pair]:
        for path in corpus.files(self._root, target):
            for place, left, right in READERS[corpus.reader](path, self._recipe.source, target):
                yield Pair(tidy(left), tidy(right), tag, corpus.name, place)

    def _stays(self, pair: Pair, corpus: CorpusRecipe, counts: "Counter[str]") -> bool:
        counts["read"] += 1
        if corpus.max_words is not None and len(pair.source.split()) > corpus.max_words:
            counts["words"] += 1
            return False
        for name, keeps in self._filters.items():
            if not keeps(pair):
                counts[name] += 1
                return False
        return True


def _stable(pair: Pair) -> bytes:
    return hashlib.sha256(f"{pair.place}\0{pair.source}".encode()).digest()


def evaluation_sentences(folder: Path, heldout: Iterable[Path]) -> Iterator[str]:
    """Every sentence under an evaluation folder, in any language, and every paragraph of held-out stories."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        if path.is_file() and path.suffix not in (".md", ".tsv", ".jsonl"):
            with open_text(path) as lines:
                yield from lines
    for path in heldout:
        for story in read_stories(path):
            parts = [*story["paragraphs"], story["headline"], story["summary"]]
            yield from (text for part in parts for text in part.values())
