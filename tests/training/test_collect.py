from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from service.placeholders.slots import SLOT
from tests.training.newsroom import sentences
from training.collect import Collector
from training.contamination import evaluation_sentences
from training.pairs import Pair
from training.recipe import CorpusRecipe, PlaceholderRecipe, Recipe, read_recipe


@pytest.fixture
def recipe(newsroom: Path) -> Recipe:
    return read_recipe(newsroom / "recipe.toml")


def collected(newsroom: Path, recipe: Recipe, name: str, target: str) -> tuple[list[Pair], str]:
    collector = Collector(recipe, newsroom / "corpora", evaluation_sentences(newsroom / "evaluation", []))
    corpus = next(each for each in recipe.corpora if each.name == name)
    return collector.pairs(corpus, target), "\n".join(collector.report.lines())


def test_the_same_pairs_come_on_every_run(newsroom: Path, recipe: Recipe) -> None:
    assert collected(newsroom, recipe, "wire", "en") == collected(newsroom, recipe, "wire", "en")


def test_a_sample_has_its_size_and_looks_at_no_more_than_it_needs(newsroom: Path, recipe: Recipe) -> None:
    pairs, report = collected(newsroom, recipe, "news", "en")
    assert len(pairs) == 100
    assert report.startswith("news eng: 144 read, 100 kept (")
    assert "spare" in report


def test_planted_evaluation_sentences_are_taken_out(newsroom: Path, recipe: Recipe) -> None:
    whole = replace(recipe, corpora=(everything(recipe),), placeholders=None)
    pairs, report = collected(newsroom, whole, "news", "en")
    texts = {text for pair in pairs for text in (pair.source, pair.target)}
    rows = sentences()
    assert rows[1]["ar"] not in texts
    assert rows[40]["en"] not in texts
    assert rows[2]["ar"] in texts
    assert "evaluation 2" in report


def test_further_pairs_follow_the_clean_ones_and_pass_the_filters(newsroom: Path, recipe: Recipe) -> None:
    pairs, report = collected(newsroom, recipe, "wire", "en")
    clean = [pair for pair in pairs if pair.source.startswith("عدن (برقية)")]
    bare = [pair for pair in pairs if "برقية" not in pair.source and "Barqiya" in pair.target]
    assert clean
    assert not bare
    assert "augmented" in report


def test_slots_stand_for_figures_in_as_many_pairs_as_asked(newsroom: Path, recipe: Recipe) -> None:
    some = replace(recipe, placeholders=PlaceholderRecipe(figures=0.5, names=0.0))
    for asked, least, most in ((recipe, 1.0, 1.0), (some, 0.3, 0.7)):
        pairs, _ = collected(newsroom, asked, "news", "en")
        dated = [pair for pair in pairs if "March" in pair.target]
        masked = [pair for pair in dated if SLOT.search(pair.source) and SLOT.search(pair.target)]
        assert least <= len(masked) / len(dated) <= most
        assert all("14" in pair.source and "14" in pair.target for pair in dated if pair not in masked)


def test_lines_that_are_shifted_are_taken_out(tmp_path: Path, recipe: Recipe) -> None:
    rows = sentences()
    clean = [f"{row['ar']}\t{row['en']}" for row in rows[:30]]
    told = [
        (f"{row['ar']} {n} {n + 7}", f"{row['en']} {n} {n + 7}") for n, row in enumerate(rows[30:70], 300)
    ]
    shifted = [f"{ar}\t{en}" for (ar, _), (_, en) in pairwise(told)]
    shifted[1::2] = clean[10 : 10 + len(shifted[1::2])]
    (tmp_path / "news").mkdir()
    text = "\n".join([*clean[:5], *shifted, *clean[5:10]]) + "\n"
    (tmp_path / "news/ar-en.tsv").write_text(text, encoding="utf-8")
    whole = replace(recipe, corpora=(everything(recipe),), placeholders=None)
    collector = Collector(whole, tmp_path, [])
    kept = collector.pairs(whole.corpora[0], "en")
    assert [f"{pair.source}\t{pair.target}" for pair in kept] == clean[:10]
    assert collector.report.of("news", "eng")["shifted"] == len(shifted) // 2


def everything(recipe: Recipe) -> CorpusRecipe:
    """The corpus of news, not sampled."""
    news = next(each for each in recipe.corpora if each.name == "news")
    return replace(news, lines=None)
