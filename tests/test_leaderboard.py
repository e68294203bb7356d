"""Scores measured here: their file, and what they do to the catalogue."""

import json
import logging
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from service.catalogue import Catalogue, Score, load_catalogue
from service.desk import open_desk
from service.errors import SettingsError
from service.leaderboard import Leaderboard, Row, with_measured
from service.settings import Settings

ROW = Row("nllb-600m", None, "ar", "en", "flores200-dev", 997, "BLEU", 38.25, 37.0, 39.5, "nrefs:1|tok:13a")
SCORE = Score("ar", "en", "flores200-dev", "BLEU", 38.25, "measured 2026-11-26", measured=True)


def scores(catalogue: Catalogue, name: str) -> list[Score]:
    return list(catalogue.find(name).scores)


def test_what_is_written_is_read_back(tmp_path: Path):
    written = Leaderboard((ROW, replace(ROW, revision="a" * 40, target="fr")), "2026-11-26")
    path = tmp_path / "leaderboard.json"
    path.write_text(written.dumps(), encoding="utf-8")
    assert Leaderboard.read(path) == written
    assert len(path.read_text(encoding="utf-8").splitlines()) == 7


def test_a_measured_score_takes_the_place_of_the_published_one():
    before = load_catalogue()
    after = with_measured(before, Leaderboard((ROW,), "2026-11-26"))
    assert SCORE in scores(after, "nllb-600m")
    assert len(scores(after, "nllb-600m")) == len(scores(before, "nllb-600m"))
    assert [each for each in scores(after, "nllb-600m") if each != SCORE] == [
        each
        for each in scores(before, "nllb-600m")
        if (each.target, each.test_set, each.metric) != ("en", "flores200-dev", "BLEU")
    ]


def test_a_set_that_nobody_published_is_added():
    row = replace(ROW, test_set="our-desk", metric="chrF++")
    after = with_measured(load_catalogue(), Leaderboard((row,)))
    assert scores(after, "nllb-600m")[-1] == Score(
        "ar", "en", "our-desk", "chrF++", 38.25, "measured", measured=True
    )


def test_the_catalogue_itself_stays_as_it_was():
    before = load_catalogue()
    with_measured(before, Leaderboard((ROW,)))
    assert not any(each.measured for profile in load_catalogue().profiles for each in profile.scores)


@pytest.mark.parametrize(
    ("row", "warning"),
    [
        (replace(ROW, model="nllb-9b"), "model nllb-9b, which is not in the catalogue"),
        (replace(ROW, model="barqiya-base", revision="0" * 40), "another revision of barqiya-base"),
    ],
)
def test_scores_of_another_model_are_left_out_with_a_warning(
    caplog: pytest.LogCaptureFixture, row: Row, warning: str
):
    with caplog.at_level(logging.WARNING):
        assert with_measured(load_catalogue(), Leaderboard((row,))) == load_catalogue()
    assert warning in caplog.text


@pytest.mark.parametrize(
    "change",
    [
        {"scores": 3},
        {"scores": [3]},
        {"scores": [asdict(ROW) | {"value": "38"}]},
        {"scores": [asdict(ROW) | {"segments": True}]},
        {"scores": [asdict(ROW) | {"low": float("nan")}]},
        {"scores": [asdict(ROW) | {"note": "x"}]},
        {"scores": [{"model": "nllb-600m"}]},
        {"date": 3},
        {"note": "x"},
    ],
)
def test_a_file_that_is_not_in_order_gets_one_sentence(tmp_path: Path, change: dict[str, object]):
    path = tmp_path / "leaderboard.json"
    path.write_text(json.dumps({"date": None, "scores": []} | change), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"leaderboard\.json is not in order .*make it again"):
        Leaderboard.read(path)


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"{}", b"null"])
def test_a_file_of_another_kind_gets_one_sentence(tmp_path: Path, data: bytes):
    path = tmp_path / "leaderboard.json"
    path.write_bytes(data)
    with pytest.raises(SettingsError, match="is not in order"):
        Leaderboard.read(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(SettingsError, match=r"absent\.json cannot be read"):
        Leaderboard.read(tmp_path / "absent.json")


def test_a_desk_goes_by_the_leaderboard_of_its_settings(tmp_path: Path):
    path = tmp_path / "leaderboard.json"
    path.write_text(Leaderboard((ROW,), "2026-11-26").dumps(), encoding="utf-8")
    plain = Settings(data_dir=tmp_path, cache_dir=tmp_path, models_dir=tmp_path)
    assert SCORE in scores(open_desk(replace(plain, leaderboard=path)).catalogue, "nllb-600m")
    assert SCORE not in scores(open_desk(plain).catalogue, "nllb-600m")
