"""`prepare`: corpora in; a vocabulary, token shards and held-out sets out."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import sentencepiece

from service.errors import InputError
from service.languages import language
from training.align import Links, align, can_align
from training.collect import Collector, evaluation_sentences
from training.filters import tidy
from training.pairs import READERS, Pair
from training.recipe import Recipe
from training.shards import Corpus, Example, write_json, write_shards
from training.vocabulary import EOS, tag_token, train_vocabulary

MAX_POSITION = 255  # links are written in single bytes
Say = Callable[[str], None]


class Pieces:
    """The joint vocabulary as ids: `[tag] source </s>` and `target </s>`."""

    def __init__(self, folder: Path) -> None:
        self._source = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self._target = sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm"))
        self._ids: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))

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
                f"the vocabulary has no tag {tag_token(tag)}", "train a new vocabulary"
            ) from None

    def sources(self, texts: Sequence[str]) -> list[list[int]]:
        """Ids without tag and end symbol."""
        return self._source.encode(list(texts))  # type: ignore[no-any-return]

    def targets(self, texts: Sequence[str]) -> list[list[int]]:
        """Ids without the end symbol."""
        return self._target.encode(list(texts))  # type: ignore[no-any-return]


def prepare(
    recipe: Recipe,
    corpora: Path,
    evaluation: Path,
    out: Path,
    targets: Sequence[str],
    vocabulary: Path | None,
    say: Say,
) -> None:
    """Writes `out/vocabulary`, `out/shard-*.npz`, `out/dev.json`, `out/report.txt` and `out/manifest.json`."""
    heldout = [p for dev in recipe.dev for p in dev.files(corpora, recipe.source)]
    collector = Collector(recipe, corpora, evaluation_sentences(evaluation, heldout))
    groups: dict[tuple[str, str], list[Pair]] = {}
    for corpus in recipe.corpora:
        for target in [t for t in targets if t in corpus.targets]:
            tag = language(target).iso639_3
            groups[corpus.name, tag] = collector.pairs(corpus, target)
            say(f"{corpus.name} {tag}: {len(groups[corpus.name, tag]):,} pairs")
    _vocabulary(recipe, groups, vocabulary, out, say)
    pieces = Pieces(out / "vocabulary")
    encoded = {
        key: list(_encode(pairs, pieces, recipe.filters.max_pieces, collector, key))
        for key, pairs in groups.items()
    }
    if not can_align():
        say("eflomal is not installed: the shards hold no alignments and training will be unguided")
    corpus_rows = [_row(recipe, key, rows) for key, rows in encoded.items()]
    write_shards(out, _examples(encoded, pieces, say), _manifest(recipe, corpus_rows, out))
    write_json(out / "dev.json", list(_heldout(recipe, corpora, targets, pieces)))
    (out / "report.txt").write_text("\n".join(collector.report.lines()) + "\n", encoding="utf-8")
    say(
        f"{sum(c.examples for c in corpus_rows):,} examples, {sum(c.target_tokens for c in corpus_rows):,} target tokens"
    )


def _vocabulary(
    recipe: Recipe, groups: dict[tuple[str, str], list[Pair]], given: Path | None, out: Path, say: Say
) -> None:
    folder = out / "vocabulary"
    if given is not None:
        if given.resolve() != folder.resolve():
            shutil.copytree(given, folder, dirs_exist_ok=True)
        return
    say(f"training a vocabulary of {recipe.vocabulary.size:,} pieces")
    train_vocabulary(_texts(groups), all_tags(recipe), recipe.vocabulary, folder)


def all_tags(recipe: Recipe) -> list[str]:
    """Every tag that the recipe may ever ask for, so that a later run can add targets to the same vocabulary."""
    languages = sorted(
        {language(t).iso639_3 for c in recipe.corpora for t in c.targets} | set(recipe.further_tags)
    )
    return [*languages, *(f"{task}_{tag}" for task in ("headline", "summary") for tag in ["ara", *languages])]


def _texts(groups: dict[tuple[str, str], list[Pair]]) -> Iterator[str]:
    """Sources once, targets once; names are spelled too freely to shape a vocabulary."""
    seen: set[int] = set()
    for (corpus, _), pairs in groups.items():
        for text in (t for p in pairs for t in (p.source, p.target)):
            if corpus != "names" and hash(text) not in seen:
                seen.add(hash(text))
                yield text


Row = tuple[list[int], list[int]]


def _encode(
    pairs: Sequence[Pair], pieces: Pieces, limit: int, collector: Collector, key: tuple[str, str]
) -> Iterator[Row]:
    limit = min(limit, MAX_POSITION)
    for row in zip(
        pieces.sources([p.source for p in pairs]), pieces.targets([p.target for p in pairs]), strict=True
    ):
        if 0 < len(row[0]) <= limit - 2 and 0 < len(row[1]) <= limit - 1:
            yield row
        else:
            collector.report.of(*key)["pieces"] += 1


def _examples(encoded: dict[tuple[str, str], list[Row]], pieces: Pieces, say: Say) -> Iterator[Example]:
    """Aligned by tag, since one language's corpora teach each other; written in the manifest's order."""
    links: dict[tuple[str, str], list[Links]] = {}
    for tag in dict.fromkeys(tag for _, tag in encoded):
        keys = [k for k in encoded if k[1] == tag]
        rows = [r for k in keys for r in encoded[k]]
        if can_align():
            say(f"aligning {len(rows):,} pairs for {tag}")
            found = iter(align([r[0] for r in rows], [r[1] for r in rows]))
            links |= {k: [next(found) for _ in encoded[k]] for k in keys}
        else:
            links |= {k: [[] for _ in encoded[k]] for k in keys}
    end = pieces.end
    for number, (key, rows) in enumerate(encoded.items()):
        tag_id = pieces.tag(key[1])
        for (source, target), pair_links in zip(rows, links[key], strict=True):
            # The tag shifts the source by one; the end symbols belong together.
            shifted = [(s + 1, t) for s, t in pair_links]
            shifted += [(len(source) + 1, len(target))] if pair_links else []
            yield Example(number, [tag_id, *source, end], [*target, end], shifted)


def _row(recipe: Recipe, key: tuple[str, str], rows: Sequence[Row]) -> Corpus:
    corpus = next(c for c in recipe.corpora if c.name == key[0])
    tokens = sum(len(target) + 1 for _, target in rows)
    return Corpus(key[0], key[1], corpus.weight, len(rows), tokens, corpus.licence, corpus.credit)


def _manifest(recipe: Recipe, corpora: Sequence[Corpus], out: Path) -> dict[str, Any]:
    ids = json.loads((out / "vocabulary" / "vocab.json").read_text(encoding="utf-8"))
    return {
        "recipe": recipe.name,
        "source": recipe.source,
        "temperature": recipe.temperature,
        "seed": recipe.seed,
        "vocabulary_size": len(ids),
        "aligned": can_align(),
        "corpora": list(corpora),
    }


def _heldout(recipe: Recipe, root: Path, targets: Iterable[str], pieces: Pieces) -> Iterator[dict[str, Any]]:
    """`{set, tag, source: ids, target: ids, reference: text}`, evenly spread over each held-out file."""
    for dev in recipe.dev:
        for target in [t for t in targets if t in dev.targets]:
            tag = language(target).iso639_3
            rows = [r for f in dev.files(root, target) for r in READERS[dev.reader](f, recipe.source, target)]
            step = max(1, len(rows) // (dev.lines or len(rows)))
            for _, left, right in rows[::step][: dev.lines]:
                source, reference = pieces.sources([tidy(left)])[0], tidy(right)
                yield {
                    "set": dev.name,
                    "tag": tag,
                    "source": [pieces.tag(tag), *source, pieces.end],
                    "target": [*pieces.targets([reference])[0], pieces.end],
                    "reference": reference,
                }
