"""`--model auto`, on depots that are only said to hold a model."""

from pathlib import Path

import pytest

from service.catalogue import Catalogue, Family, ModelProfile, Score, Task, load_catalogue
from service.depot import Depot
from service.errors import PairError
from service.languages import language
from service.selection import Choice, choose

ARABIC = language("ar")


def profile(name: str, *scores: tuple[str, float], **fields: object) -> ModelProfile:
    """A model that turns Arabic into English; `scores` are of that pair."""
    published = tuple(Score("ar", "en", test_set, "BLEU", value, "a paper") for test_set, value in scores)
    values: dict[str, object] = {
        "name": name,
        "title": name,
        "family": Family.NLLB,
        "tasks": (Task.TRANSLATE,),
        "hub_id": f"lab/{name}",
        "path": None,
        "revision": None,
        "licence": "MIT",
        "commercial": True,
        "parameters": 100,
        "download_bytes": 400,
        "sources": ("ar",),
        "targets": ("en",),
        "tagged": False,
        "max_source_tokens": 512,
        "scores": published,
    }
    return ModelProfile(**values | fields)  # type: ignore[arg-type]


class Holding(Depot):
    """A depot that holds the models named."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def directory(self, profile: ModelProfile) -> Path | None:
        return Path(profile.name) if profile.name in self.names else None


def chosen(*models: ModelProfile, to: str = "en", commercial_only: bool = False) -> Choice:
    depot = Holding(*(each.name for each in models))
    return choose(Catalogue(models), depot, ARABIC, language(to), commercial_only=commercial_only)


def real(*names: str, to: str = "en", commercial_only: bool = False) -> Choice:
    return choose(load_catalogue(), Holding(*names), ARABIC, language(to), commercial_only=commercial_only)


def test_the_best_published_score_wins_and_the_reason_says_so():
    assert real("nllb-600m", "m2m100-418m").reason == (
        "nllb-600m: best published FLORES-200 score (BLEU 37.6) of the 2 models on this machine"
        " that translate Arabic to English"
    )


@pytest.mark.parametrize(
    ("to", "names", "name"),
    [
        ("en", ("nllb-3.3b", "opus-mt-tc-big-ar-en", "nllb-600m"), "opus-mt-tc-big-ar-en"),
        ("fr", ("opus-mt-tc-big-ar-itc", "nllb-1.3b-distilled"), "opus-mt-tc-big-ar-itc"),
        ("pt-BR", ("opus-mt-tc-big-ar-itc", "nllb-1.3b-distilled"), "opus-mt-tc-big-ar-itc"),
        ("ru", ("opus-mt-ar-ru", "nllb-600m"), "opus-mt-ar-ru"),
        ("pl", ("opus-mt-ar-pl", "nllb-600m"), "nllb-600m"),
        ("de", ("nllb-600m", "nllb-1.3b-distilled"), "nllb-1.3b-distilled"),
        ("en", ("opus-mt-ar-en", "nllb-600m"), "nllb-600m"),  # measured together on FLORES-200 dev only
    ],
)
def test_what_is_published_decides_between_real_models(to: str, names: tuple[str, ...], name: str):
    assert real(*names, to=to).profile.name == name


def test_the_yardstick_is_the_test_set_that_measures_the_most_models():
    """`c` has the highest figure, but on a set that says nothing about the others."""
    models = (
        profile("a", ("flores200-dev", 30.0)),
        profile("b", ("flores200-dev", 34.0)),
        profile("c", ("flores200-devtest", 50.0)),
    )
    choice = chosen(*models)
    assert choice.profile.name == "b"
    assert choice.reason == (
        "b: best published FLORES-200 dev score (BLEU 34.0) of the 2 that have one,"
        " of the 3 models on this machine that translate Arabic to English"
    )


def test_of_two_test_sets_that_measure_as_many_the_first_named_counts():
    models = profile("a", ("flores200-dev", 60.0)), profile("b", ("flores200-devtest", 20.0))
    assert chosen(*models).profile.name == "b"


def test_figures_under_another_metric_or_for_another_pair_do_not_count():
    other = (
        Score("ar", "en", "flores200-devtest", "chrF++", 70.0, "a paper"),
        Score("ar", "fr", "flores200-devtest", "BLEU", 70.0, "a paper"),
        Score("en", "ar", "flores200-devtest", "BLEU", 70.0, "a paper"),
    )
    models = profile("a", scores=other), profile("b", ("flores200-devtest", 20.0))
    assert chosen(*models).profile.name == "b"


def test_equal_figures_go_to_the_smaller_model():
    models = (
        profile("large", ("flores200-devtest", 40.0), parameters=200),
        profile("small", ("flores200-devtest", 40.0), parameters=100),
    )
    assert chosen(*models).profile.name == "small"


def test_without_figures_family_decides_then_size():
    models = (
        profile("mbart", family=Family.MBART50, parameters=900),
        profile("m2m", family=Family.M2M100, parameters=100),
        profile("m2m-large", family=Family.M2M100, parameters=200),
    )
    choice = chosen(*models)
    assert choice.profile.name == "m2m-large"
    assert choice.reason == (
        "m2m-large: first by family and size of the 3 models on this machine that translate Arabic to"
        " English, which have no published scores to compare"
    )


def test_the_only_one_needs_no_score():
    assert (
        chosen(profile("a")).reason == "a: the only model on this machine that translates Arabic to English"
    )


def test_the_licence_filter_comes_first():
    assert real("nllb-600m", "m2m100-418m", commercial_only=True).profile.name == "m2m100-418m"


def test_a_model_serves_only_the_pairs_that_it_lists():
    embedded = profile("barqiya-base", ("flores200-devtest", 99.0), targets=("en",))
    many = profile("many", targets=("en", "cy"))
    assert chosen(embedded, many, to="cy").profile.name == "many"


def test_a_model_for_summaries_does_not_translate():
    with pytest.raises(PairError):
        chosen(profile("a", tasks=(Task.SUMMARIZE,)))


@pytest.mark.parametrize(
    ("to", "commercial_only", "pull"),
    [
        ("en", False, "opus-mt-tc-big-ar-en` (0.5 GB, CC-BY-4.0)"),
        ("cy", False, "nllb-600m` (2.5 GB, CC-BY-NC-4.0)"),
        ("cy", True, "m2m100-418m` (1.9 GB, MIT)"),
        ("ckb", True, "madlad-3b` (11.8 GB, Apache-2.0)"),  # nothing smaller serves
    ],
)
def test_where_nothing_is_here_a_model_to_pull_is_named(to: str, commercial_only: bool, pull: str):
    with pytest.raises(PairError) as caught:
        real(to=to, commercial_only=commercial_only)
    licence = " and is licensed for commercial use" if commercial_only else ""
    assert (
        caught.value.message == f"no model on this machine translates Arabic to {language(to).name}{licence}"
    )
    assert caught.value.hint == f"run `python -m service models pull {pull}"


def test_where_the_licence_leaves_nothing_the_message_says_so():
    with pytest.raises(PairError) as caught:
        real(to="yue", commercial_only=True)
    assert caught.value.message.startswith(
        "no model in the catalogue translates Arabic to Cantonese and is licensed"
    )
    assert caught.value.hint == "leave out --commercial-only, or choose another language"


def test_a_language_is_not_translated_into_itself():
    with pytest.raises(PairError, match="Arabic is not translated into itself"):
        real("nllb-600m", to="ar")


def test_a_pair_that_nobody_serves_says_so():
    with pytest.raises(
        PairError, match="no model in the catalogue translates Arabic to Welsh: choose another"
    ):
        chosen(profile("a"), to="cy")


def measured(test_set: str, value: float, metric: str = "BLEU") -> Score:
    return Score("ar", "en", test_set, metric, value, "measured", measured=True)


def published(test_set: str, value: float) -> Score:
    return Score("ar", "en", test_set, "BLEU", value, "a paper")


def test_what_was_measured_here_is_said_to_be():
    models = (
        profile("a", scores=(measured("flores200-dev", 30.0),)),
        profile("b", scores=(measured("flores200-dev", 34.0),)),
    )
    assert chosen(*models).reason == (
        "b: best FLORES-200 dev score (BLEU 34.0, measured here) of the 2 models on this machine"
        " that translate Arabic to English"
    )


@pytest.mark.parametrize(
    ("here", "there", "name", "figure"),
    [
        (36.0, 34.0, "a", "BLEU 36.0, measured here, beside others that were published"),
        (30.0, 34.0, "b", "BLEU 34.0, published, beside others that were measured here"),
    ],
)
def test_measured_beside_published_is_said_to_be(here: float, there: float, name: str, figure: str):
    choice = chosen(
        profile("a", scores=(measured("flores200-dev", here),)),
        profile("b", scores=(published("flores200-dev", there),)),
    )
    assert choice.profile.name == name
    assert f"best FLORES-200 dev score ({figure}) of the 2 models" in choice.reason


def test_a_set_of_the_desks_own_decides_where_it_covers_as_many():
    models = (
        profile("a", scores=(published("flores200-devtest", 40.0), measured("our-desk", 20.0))),
        profile("b", scores=(published("flores200-devtest", 30.0), measured("our-desk", 25.0))),
    )
    assert chosen(*models).reason.startswith("b: best our-desk score (BLEU 25.0, measured here) of the 2")


def test_a_set_that_was_measured_for_one_model_alone_does_not_decide():
    models = (
        profile("a", scores=(published("flores200-devtest", 40.0),)),
        profile("b", scores=(published("flores200-devtest", 30.0), measured("our-desk", 90.0))),
    )
    assert chosen(*models).reason.startswith("a: best published FLORES-200 score (BLEU 40.0) of the 2")


def test_a_figure_of_which_less_is_better_is_no_yardstick():
    models = (
        profile("a", scores=(measured("our-desk", 40.0, "TER"), measured("our-desk", 50.0, "chrF++"))),
        profile("b", scores=(measured("our-desk", 60.0, "TER"), measured("our-desk", 45.0, "chrF++"))),
    )
    assert chosen(*models).reason.startswith("a: best our-desk score (chrF++ 50.0, measured here)")
