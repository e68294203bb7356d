import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from service.errors import InputError
from training.pieces import Pieces
from training.prepare import Preparation, prepare
from training.recipe import read_recipe
from training.shards import Shards


@pytest.fixture
def job(newsroom: Path, tmp_path: Path) -> Preparation:
    recipe = read_recipe(newsroom / "recipe.toml")
    return Preparation(recipe, newsroom / "corpora", newsroom / "evaluation", tmp_path / "out", ("en",))


def manifest(data: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((data / "manifest.json").read_text(encoding="utf-8"))
    return document


def test_every_corpus_and_tag_has_its_row_and_its_examples(data: Path, tmp_path: Path) -> None:
    shards = Shards(data, tmp_path)
    names = [(corpus.name, corpus.tag) for corpus in shards.corpora]
    assert names == [
        ("wire", "eng"),
        ("wire", "fra"),
        ("news", "eng"),
        ("news", "fra"),
        ("headlines", "headline_ara"),
        ("headlines", "headline_eng"),
    ]
    counts = np.bincount(shards.corpus_of, minlength=len(names)).tolist()
    assert counts == [corpus.examples for corpus in shards.corpora]
    assert all(counts)


def test_examples_begin_with_their_tag_end_with_the_end_and_link_both_ends(
    data: Path, tmp_path: Path
) -> None:
    shards, pieces = Shards(data, tmp_path), Pieces(data / "vocabulary")
    everything = np.arange(len(shards))
    sources, targets, links = (shards.rows(name, everything).each() for name in ("source", "target", "links"))
    for corpus, source, target, flat in zip(shards.corpus_of, sources, targets, links, strict=True):
        tag = shards.corpora[corpus].tag
        assert source[0] == pieces.tag(tag)
        assert source[-1] == target[-1] == pieces.end
        pairs = set(zip(flat[::2], flat[1::2], strict=True))
        if tag.startswith("headline"):
            assert not pairs
        else:
            # The diagonal of the plain pieces, shifted by the tag, and the ends.
            assert {(1, 0), (len(source) - 1, len(target) - 1)} <= pairs
            assert all(s < len(source) and t < len(target) for s, t in pairs)


def test_a_report_says_what_every_filter_took(data: Path) -> None:
    lines = (data / "report.txt").read_text(encoding="utf-8").splitlines()
    assert lines[2].startswith("news eng: 144 read, 100 kept (")
    assert len(lines) == 6


def test_held_out_lines_are_written_with_their_references(data: Path) -> None:
    rows = json.loads((data / "dev.json").read_text(encoding="utf-8"))
    assert {row["tag"] for row in rows} == {"eng", "fra"}
    assert all(row["reference"] and row["source"] and row["target"] for row in rows)


def test_what_is_held_out_is_not_in_the_shards(data: Path, tmp_path: Path) -> None:
    shards = Shards(data, tmp_path)
    sources = {tuple(row[1:]) for row in shards.rows("source", np.arange(len(shards))).each()}
    held = {tuple(row["source"][1:]) for row in json.loads((data / "dev.json").read_text(encoding="utf-8"))}
    assert not sources & held


def test_a_given_vocabulary_is_taken_over_and_headlines_of_the_source_are_kept(
    job: Preparation, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.prepare.can_align", lambda: False)
    said: list[str] = []
    prepare(replace(job, vocabulary=data / "vocabulary"), said.append)
    for name in ("source.spm", "target.spm", "vocab.json"):
        assert (job.out / "vocabulary" / name).read_bytes() == (data / "vocabulary" / name).read_bytes()
    tags = [row["tag"] for row in manifest(job.out)["corpora"]]
    assert tags == ["eng", "eng", "headline_ara", "headline_eng"]
    assert not manifest(job.out)["aligned"]
    assert any("eflomal is not installed" in line for line in said)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"targets": ("en", "ja")}, "the recipe has no corpus for ja: it has some for ar, en, fr"),
        ({"corpora": Path("/nowhere")}, "there is no folder /nowhere: give --corpora the folder's path"),
        ({"evaluation": Path("/nowhere")}, "give --evaluation the folder's path"),
        ({"vocabulary": Path("/nowhere")}, "/nowhere holds no vocabulary"),
    ],
)
def test_what_cannot_be_prepared_is_told_in_one_sentence(
    job: Preparation, change: dict[str, Any], says: str
) -> None:
    with pytest.raises(InputError, match=says):
        prepare(replace(job, **change), lambda _line: None)


def test_too_little_text_for_the_vocabulary_is_told_with_what_it_is_enough_for(job: Preparation) -> None:
    large = replace(job.recipe, vocabulary=replace(job.recipe.vocabulary, size=5000))
    with pytest.raises(
        InputError, match=r"no vocabulary of 5,000 pieces can be trained: the text is enough for \d+"
    ):
        prepare(replace(job, recipe=large), lambda _line: None)
