"""The catalogue as it ships, and how it is read."""

import re
import tomllib
from pathlib import Path

import pytest

from service import catalogue as module
from service.catalogue import Family, ModelProfile, Task, load_catalogue
from service.errors import UnknownModelError
from service.languages import language, languages

PROFILES = load_catalogue().profiles
each_profile = pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
# Licences under which a newsroom may sell what the model wrote.
COMMERCIAL = {"Apache-2.0", "MIT", "CC-BY-4.0", "LicenseRef-Gemma"}
EXPECTED = """
    opus-mt-tc-big-ar-en opus-mt-tc-big-ar-itc opus-mt-ar-en opus-mt-ar-fr opus-mt-ar-es opus-mt-ar-de
    opus-mt-ar-ru opus-mt-ar-tr nllb-600m nllb-1.3b nllb-3.3b m2m100-418m m2m100-1.2b mbart50 madlad-3b
    madlad-7b mt5-xlsum arabart-xlsum mt0-large aya-101 t5gemma-2b-2b
"""


def test_the_models_that_the_readme_promises_are_there():
    assert set(EXPECTED.split()) <= {profile.name for profile in PROFILES}


def test_no_name_stands_for_two_models():
    names = [profile.name for profile in PROFILES]
    assert len(names) == len(set(names))


@each_profile
def test_a_profile_holds_together(profile: ModelProfile):
    known = {each.tag for each in languages()}
    assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*", profile.name)  # a directory's name on any system
    assert (profile.hub_id is None) == (profile.path is not None)
    assert profile.revision is None or profile.path or re.fullmatch(r"[0-9a-f]{40}", profile.revision)
    assert profile.tasks
    assert set(profile.sources) | set(profile.targets) <= known
    assert len(set(profile.sources)) == len(profile.sources) > 0
    assert len(set(profile.targets)) == len(profile.targets) > 0
    assert 1_000_000 < profile.parameters < 20_000_000_000
    assert (
        profile.parameters < profile.download_bytes < 6 * profile.parameters
    )  # half to whole floats, and more
    assert profile.max_source_tokens >= 64
    assert profile.beam_size >= 1
    assert profile.path or profile.commercial == (profile.licence in COMMERCIAL)
    assert not profile.tagged or profile.family is Family.MARIAN
    assert profile.tagged or profile.family is not Family.MARIAN or len(profile.targets) == 1


@each_profile
def test_a_score_is_of_a_pair_that_the_model_serves_and_says_where_it_was_published(profile: ModelProfile):
    for score in profile.scores:
        assert profile.speaks(language(score.source), language(score.target))
        assert score.metric in {"BLEU", "chrF2", "chrF++", "ROUGE-2", "ROUGE-L"}
        assert 0 < score.value < 100
        assert score.test_set
        assert score.reference
    keys = [(score.source, score.target, score.test_set, score.metric) for score in profile.scores]
    assert len(keys) == len(set(keys))


def test_nllb_speaks_every_language_of_the_registry():
    nllb = load_catalogue().find("nllb-600m")
    assert set(nllb.targets) == {each.tag for each in languages()}


def test_every_language_has_a_model_from_arabic_and_nearly_every_one_a_commercial_one():
    arabic = language("ar")
    translators = [profile for profile in PROFILES if Task.TRANSLATE in profile.tasks]
    others = [each for each in languages() if each.tag != "ar"]
    assert all(any(profile.speaks(arabic, each) for profile in translators) for each in others)
    free = [profile for profile in translators if profile.commercial]
    assert {each.tag for each in others if not any(profile.speaks(arabic, each) for profile in free)} == {
        "yue"
    }


def test_speaks_asks_for_both_sides():
    opus = load_catalogue().find("opus-mt-ar-fr")
    assert opus.speaks(language("ar"), language("fr"))
    assert not opus.speaks(language("fr"), language("ar"))
    assert not opus.speaks(language("ar"), language("en"))


def test_figures_that_were_published_are_carried_over_exactly():
    figures = {
        (profile.name, score.target, score.test_set): score.value
        for profile in PROFILES
        for score in profile.scores
    }
    assert figures["opus-mt-tc-big-ar-en", "en", "flores200-devtest"] == 42.8
    assert figures["nllb-3.3b", "en", "flores200-devtest"] == 41.3
    assert figures["nllb-600m", "en", "flores200-dev"] == 37.5
    assert figures["opus-mt-tc-big-ar-itc", "fr", "flores200-devtest"] == 33.4
    assert figures["mt5-xlsum", "ar", "xlsum-test"] == 14.79


def test_figures_agree_with_the_leaderboard_s_table():
    table = (
        Path(__file__).parents[1].parent / "shared" / "eval" / "flores200_devtest_ara-X_public_systems.tsv"
    )
    if not table.exists():
        pytest.skip("the leaderboard's table is not here")
    names = {
        "nllb-200-3.3B": "nllb-3.3b",
        "nllb-200-1.3B": "nllb-1.3b",
        "nllb-200-distilled-1.3B": "nllb-1.3b-distilled",
        "nllb-200-distilled-600M": "nllb-600m",
        "m2m100_1.2B": "m2m100-1.2b",
        "m2m100_418M": "m2m100-418m",
        "Tatoeba-MT ara-itc transformer-big_2022-07-28": "opus-mt-tc-big-ar-itc",
        "Tatoeba-MT opusTCv20210807+bt_transformer-big_2022-03-09": "opus-mt-tc-big-ar-en",
    }
    compared = 0
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        pair, bleu, system, _ = line.split("\t")
        if system in names:
            scores = load_catalogue().find(names[system]).scores
            target = language(pair.split("-")[1]).tag
            assert float(bleu) in {
                s.value for s in scores if (s.target, s.test_set) == (target, "flores200-devtest")
            }
            compared += 1
    assert compared > 25


def test_an_unknown_model_gets_the_closest_name():
    with pytest.raises(UnknownModelError) as caught:
        load_catalogue().find("nllb600m")
    assert str(caught.value) == "model nllb600m is not in the catalogue: did you mean nllb-600m?"
    with pytest.raises(UnknownModelError, match="models list"):
        load_catalogue().find("gpt-9")


def test_a_model_that_ships_is_read_from_its_own_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    home = tmp_path / "models" / "barqiya-base"
    home.mkdir(parents=True)
    (tmp_path / "catalogue.toml").write_text(
        '[groups]\nromance = ["fr", "es"]\n[[model]]\n' + ROW.format("other")
    )
    (home / "profile.toml").write_text(ROW.format("barqiya-base"), encoding="utf-8")
    monkeypatch.setattr(module, "_HERE", tmp_path)
    shipped, other = load_catalogue.__wrapped__().profiles
    assert (shipped.name, shipped.path, shipped.hub_id) == ("barqiya-base", home, None)
    assert (shipped.family, shipped.tasks) == (Family.MARIAN, (Task.TRANSLATE,))
    assert shipped.targets == ("en", "fr", "es")
    assert [(score.target, score.value) for score in shipped.scores] == [("en", 30.0), ("fr", 20.5)]
    assert other.path is None


ROW = """
name = "{}"
title = "Our own"
family = "marian"
tasks = ["translate"]
licence = "Apache-2.0"
commercial = true
parameters = 50_000_000
download_bytes = 200_000_000
sources = ["ar"]
targets = ["en", "@romance"]
tagged = true
max_source_tokens = 256
beam_size = 2

[[scores]]
source = "ar"
test_set = "flores200-dev"
metric = "BLEU"
reference = "measured at export"
values = {{ en = 30.0, fr = 20.5 }}
"""


def test_an_unknown_field_is_no_silent_typo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "catalogue.toml").write_text("[[model]]\n" + ROW.replace("tagged", "taged").format("other"))
    monkeypatch.setattr(module, "_HERE", tmp_path)
    with pytest.raises((TypeError, KeyError), match=r"taged|romance"):
        load_catalogue.__wrapped__()


def test_the_file_has_no_long_lists_twice():
    document = tomllib.loads((Path(module.__file__).parent / "catalogue.toml").read_text(encoding="utf-8"))
    for row in document["model"]:
        assert len(row["targets"]) <= 10, "a long list of languages belongs into [groups]"
