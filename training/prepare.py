"""`prepare`: corpora in; a vocabulary, token shards and held-out sets out."""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.errors import InputError
from service.languages import language
from service.placeholders.masking import filled, masked
from service.placeholders.slots import SLOTS
from training.align import Links, align, can_align
from training.collect import Collector
from training.contamination import evaluation_sentences
from training.filters import tidy
from training.pairs import Pair
from training.pieces import Pieces
from training.recipe import CorpusRecipe, DevRecipe, Recipe, files_of, reader_of, tag_of
from training.shard_writing import Example, write_json, write_shards
from training.shards import Corpus
from training.vocabulary import train_vocabulary

MAX_POSITION = 255  # links are written in single bytes

Say = Callable[[str], None]
Row = tuple[list[int], list[int]]
"""Source and target as ids, without tag and end symbols."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """What to prepare, and from where; `vocabulary` is a trained one, None: a new one is trained."""

    recipe: Recipe
    corpora: Path
    evaluation: Path
    out: Path
    targets: tuple[str, ...]  # BCP-47
    vocabulary: Path | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The pairs of one corpus with one tag; they become one row of the manifest."""

    corpus: CorpusRecipe
    tag: str
    pairs: list[Pair]


def prepare(job: Preparation, say: Say) -> None:
    """Writes `vocabulary/`, `shard-*.npz`, `dev.json`, `report.txt` and `manifest.json` under `job.out`.

    Raises InputError where a corpus is missing or damaged.
    """
    _check(job)
    recipe = job.recipe
    heldout = {path for dev in recipe.dev for t in dev.targets for path in files_of(dev, job.corpora, t)}
    collector = Collector(recipe, job.corpora, evaluation_sentences(job.evaluation, sorted(heldout)))
    groups = list(_groups(job, collector, say))
    _provide_vocabulary(job, groups, say)
    pieces = Pieces(job.out / "vocabulary")
    limit = min(recipe.filters.max_pieces, MAX_POSITION)
    rows = [list(_encoded(group, pieces, limit, collector)) for group in groups]
    if not can_align():
        say("eflomal is not installed: the shards hold no alignments and training will be unguided")
    corpora = [_corpus(group, each) for group, each in zip(groups, rows, strict=True)]
    examples = _examples(groups, rows, _links(groups, rows, say), pieces)
    write_shards(job.out, examples, _manifest(recipe, corpora, len(pieces)))
    write_json(job.out / "dev.json", list(_heldout(job, pieces)))
    (job.out / "report.txt").write_text("\n".join(collector.report.lines()) + "\n", encoding="utf-8")
    tokens = sum(corpus.target_tokens for corpus in corpora)
    say(f"{sum(corpus.examples for corpus in corpora):,} examples, {tokens:,} target tokens")


def all_tags(recipe: Recipe) -> list[str]:
    """Every tag that may ever be asked for: a later run can then add targets to the same vocabulary."""
    targets = {language(t).iso639_3 for corpus in recipe.corpora if not corpus.task for t in corpus.targets}
    languages = sorted(targets | set(recipe.further_tags))
    return [*languages, *(f"{task}_{tag}" for task in ("headline", "summary") for tag in ["ara", *languages])]


def _check(job: Preparation) -> None:
    """Before an hour of work, what would be missed after it."""
    for path, option in ((job.corpora, "--corpora"), (job.evaluation, "--evaluation")):
        if not path.is_dir():
            raise InputError(f"there is no folder {path}", f"give {option} the folder's path")
    known = {target for corpus in job.recipe.corpora for target in corpus.targets}
    if unknown := [target for target in job.targets if target not in known]:
        raise InputError(
            f"the recipe has no corpus for {unknown[0]}", f"it has some for {', '.join(sorted(known))}"
        )


def _groups(job: Preparation, collector: Collector, say: Say) -> Iterator[Group]:
    """Translations into the targets that are wanted; headlines and summaries in the source's language too."""
    for corpus in job.recipe.corpora:
        wanted = (*job.targets, job.recipe.source) if corpus.task else job.targets
        for target in corpus.targets:
            if target in wanted:
                tag = tag_of(job.recipe.wanted(corpus, target))
                pairs = collector.pairs(corpus, target)
                say(f"{corpus.name} {tag}: {len(pairs):,} pairs")
                yield Group(corpus, tag, pairs)


def _provide_vocabulary(job: Preparation, groups: Sequence[Group], say: Say) -> None:
    folder = job.out / "vocabulary"
    if job.vocabulary is None:
        size = job.recipe.vocabulary.size
        say(f"training a vocabulary of {size:,} pieces")
        try:
            slots = SLOTS if job.recipe.placeholders else ()
            train_vocabulary(_texts(groups), all_tags(job.recipe), slots, job.recipe.vocabulary, folder)
        except RuntimeError as error:
            most = re.search(r"a value <= (\d+)", str(error))
            reason = f"the text is enough for {most[1]}" if most else str(error).splitlines()[-1]
            raise InputError(
                f"no vocabulary of {size:,} pieces can be trained",
                f"{reason}; see [vocabulary] of the recipe",
            ) from None
    elif job.vocabulary.resolve() != folder.resolve():
        if job.recipe.placeholders and not Pieces(job.vocabulary).has_slots:
            raise InputError(
                f"the vocabulary in {job.vocabulary} has no slots for placeholders",
                "train a new one, leave --vocabulary out; or leave [placeholders] out of the recipe",
            )
        shutil.copytree(job.vocabulary, folder, dirs_exist_ok=True)


def _texts(groups: Iterable[Group]) -> Iterator[str]:
    """Each text once."""
    seen: set[int] = set()
    for group in groups:
        if group.corpus.in_vocabulary:
            for text in (text for pair in group.pairs for text in (pair.source, pair.target)):
                if hash(text) not in seen:
                    seen.add(hash(text))
                    yield text


def _encoded(group: Group, pieces: Pieces, limit: int, collector: Collector) -> Iterator[Row]:
    """Rows that fit with their tag and end symbols."""
    sources = pieces.sources([pair.source for pair in group.pairs])
    targets = pieces.targets([pair.target for pair in group.pairs])
    for row in zip(sources, targets, strict=True):
        if 0 < len(row[0]) <= limit - 2 and 0 < len(row[1]) <= limit - 1:
            yield row
        else:
            collector.report.of(group.corpus.name, group.tag)["pieces"] += 1


def _links(groups: Sequence[Group], rows: Sequence[Sequence[Row]], say: Say) -> dict[int, list[Links]]:
    """By group: aligned by language, since one language's corpora teach each other; no headlines."""

    def aligned(tag: str) -> dict[int, list[Links]]:
        members = [number for number, group in enumerate(groups) if group.tag == tag]
        together = [row for number in members for row in rows[number]]
        if not together:
            return {}
        say(f"aligning {len(together):,} pairs for {tag}")
        found = iter(align([source for source, _ in together], [target for _, target in together]))
        return {number: [next(found) for _ in rows[number]] for number in members}

    tags = dict.fromkeys(group.tag for group in groups if not group.corpus.task)
    links: dict[int, list[Links]] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # eflomal is a process that uses one core
        for each in pool.map(aligned, tags if can_align() else ()):
            links |= each
    return links


def _examples(
    groups: Sequence[Group],
    rows: Sequence[Sequence[Row]],
    links: Mapping[int, Sequence[Links]],
    pieces: Pieces,
) -> Iterator[Example]:
    """In the manifest's order."""
    for number, (group, members) in enumerate(zip(groups, rows, strict=True)):
        tag = pieces.tag(group.tag)
        none: list[Links] = [[]] * len(members)
        for (source, target), pairs in zip(members, links.get(number, none), strict=True):
            # The tag shifts the source by one; the end symbols belong together.
            ends = [(len(source) + 1, len(target))] if pairs else []
            shifted = [(s + 1, t) for s, t in pairs]
            yield Example(number, [tag, *source, pieces.end], [*target, pieces.end], shifted + ends)


def _corpus(group: Group, rows: Sequence[Row]) -> Corpus:
    corpus = group.corpus
    tokens = sum(len(target) + 1 for _, target in rows)
    return Corpus(corpus.name, group.tag, corpus.weight, len(rows), tokens, corpus.licence, corpus.credit)


def _manifest(recipe: Recipe, corpora: Sequence[Corpus], vocabulary_size: int) -> dict[str, Any]:
    return {
        "recipe": recipe.name,
        "source": recipe.source,
        "temperature": recipe.temperature,
        "seed": recipe.seed,
        "vocabulary_size": vocabulary_size,
        "aligned": can_align(),
        "max_pieces": min(recipe.filters.max_pieces, MAX_POSITION),
        "corpora": list(corpora),
    }


def _heldout(job: Preparation, pieces: Pieces) -> Iterator[dict[str, Any]]:
    """`{set, tag, source: ids, target: ids, reference: text, slots: {slot: text}}` for each held-out line."""
    for dev in job.recipe.dev:
        wanted = (*job.targets, job.recipe.source) if dev.task else job.targets
        for target in [target for target in dev.targets if target in wanted]:
            tag = tag_of(job.recipe.wanted(dev, target))
            for left, right in _spread(job, dev, target):
                source, slots = _as_read(job, dev, left, target)
                yield {
                    "set": dev.name,
                    "tag": tag,
                    "source": [pieces.tag(tag), *pieces.sources([source])[0], pieces.end],
                    "target": [*pieces.targets([right])[0], pieces.end],
                    "reference": right,
                    "slots": slots,
                }


def _as_read(job: Preparation, dev: DevRecipe, source: str, target: str) -> tuple[str, dict[str, str]]:
    """A source as an engine gives it to the model, and what each slot in it becomes in the target."""
    if job.recipe.placeholders is None or dev.task:
        return source, {}
    read = masked(source)
    return read.text, {slot: filled(slot, read.carried, language(target)) for slot in read.carried}


def _spread(job: Preparation, dev: DevRecipe, target: str) -> list[tuple[str, str]]:
    """As many lines as the recipe asks for, evenly spread over the held-out files."""
    wanted = job.recipe.wanted(dev, target)
    read = reader_of(dev)
    lines = [line for path in files_of(dev, job.corpora, target) for line in read(path, wanted)]
    step = max(1, len(lines) // (dev.lines or len(lines) or 1))
    return [(tidy(source), tidy(reference)) for _, source, reference in lines[::step][: dev.lines]]
