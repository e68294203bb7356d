from pathlib import Path

import pytest

from service.errors import InputError
from service.languages import language
from tests.training.newsroom import RECIPE
from training.pairs import Wanted
from training.prepare import all_tags
from training.recipe import CorpusRecipe, Part, files_of, read_recipe, tag_of

SHIPPED = Path(__file__).parents[2] / "training/recipes/barqiya-base.toml"


def recipe_of(folder: Path, text: str) -> Path:
    (folder / "r.toml").write_text(text, encoding="utf-8")
    return folder / "r.toml"


def test_the_shipped_recipe_is_whole_and_asks_for_known_languages() -> None:
    recipe = read_recipe(SHIPPED)
    parts: tuple[Part, ...] = (*recipe.corpora, *recipe.dev)
    for part in parts:
        assert all(language(target).tag == target for target in part.targets)
    assert [tag for tag in recipe.further_tags if language(tag).iso639_3 != tag] == []
    assert len(set(all_tags(recipe))) == len(all_tags(recipe))
    assert {"eng", "headline_ara", "summary_eng", "headline_zho"} <= set(all_tags(recipe))


def test_nothing_of_the_shipped_recipe_trains_on_its_held_out_stories() -> None:
    recipe = read_recipe(SHIPPED)
    held = {path for dev in recipe.dev for path in dev.paths}
    for corpus in recipe.corpora:
        if any("*.jsonl" in path for path in corpus.paths):
            assert held <= set(corpus.exclude)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("seed = 7", "seed = 7\nsed = 8", "r.toml has an unknown key sed: known are"),
        ("seed = 7", "", "r.toml is incomplete: .*seed.*: add the missing key"),
        ("coverage = 1.0", "cover = 1.0", "r.toml has an unknown key cover"),
        ('reader = "tsv"', 'reader = "csv"', "r.toml has an unknown reader csv: known are lexicon, moses"),
        (
            '"noise"',
            '"noize"',
            "r.toml has an unknown augmenter noize: known are bare, noise, sentences",
        ),
        (
            'task = "headline"',
            'task = "title"',
            "r.toml has an unknown task title: known are headline, summary",
        ),
        ("seed = 7", "seed = ", "r.toml is not TOML"),
    ],
)
def test_a_mistake_is_told_by_its_name(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_recipe(recipe_of(tmp_path, RECIPE.replace(old, new, 1)))


def test_a_missing_recipe_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no recipe"):
        read_recipe(tmp_path / "missing.toml")


def corpus(reader: str, *paths: str, exclude: tuple[str, ...] = ()) -> CorpusRecipe:
    return CorpusRecipe("c", paths, reader, ("en",), 1.0, "", "", exclude=exclude)


def test_files_are_found_by_target_each_once_without_the_excluded(tmp_path: Path) -> None:
    for name in ("a/ar-en.tsv", "a/ar-fr.tsv", "b/dev.tsv", "b/x.tsv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = files_of(
        corpus("tsv", "a/ar-{target}.tsv", "b/*.tsv", "b/x.tsv", exclude=("b/dev.tsv",)), tmp_path, "en"
    )
    assert found == [tmp_path / "a/ar-en.tsv", tmp_path / "b/x.tsv"]


def test_a_moses_corpus_is_named_without_its_endings(tmp_path: Path) -> None:
    (tmp_path / "news.ar").touch()
    assert files_of(corpus("moses", "news"), tmp_path, "en") == [tmp_path / "news"]


def test_a_corpus_without_a_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="c has no file for en under"):
        files_of(corpus("tsv", "nothing-*.tsv"), tmp_path, "en")


def test_a_tag_is_the_language_or_the_task_with_it() -> None:
    assert tag_of(Wanted("ar", "pt-BR")) == "por"
    assert tag_of(Wanted("ar", "ar", "headline")) == "headline_ara"
