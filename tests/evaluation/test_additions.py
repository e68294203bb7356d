"""Weights of a second sentence, fitted to summaries."""

import json
import tomllib
from pathlib import Path

import pytest

from evaluation.__main__ import main
from evaluation.additions import fit
from service.errors import InputError
from service.summaries.additions import weights

WIRE = Path(__file__).parents[2] / "evaluation/data/wire-dev.jsonl"
LISTS = frozenset({"G-023", "G-049"})  # short news


def stories(folder: Path, names: frozenset[str] = frozenset()) -> Path:
    lines = WIRE.read_text(encoding="utf-8").splitlines()
    chosen = [line for line in lines if json.loads(line)["id"] in names] if names else lines[:12]
    folder.joinpath("some.jsonl").write_text("\n".join(chosen) + "\n", encoding="utf-8")
    return folder


def test_it_is_what_the_product_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["summaries", "--fit", str(stories(tmp_path))]) == 0
    value = tomllib.loads(capsys.readouterr().out)
    assert set(value) == {"intercept", "features"}
    assert set(value["features"]) == set(weights().features)


def test_it_counts_stories_and_is_the_same_every_time(tmp_path: Path):
    folder = stories(tmp_path)
    assert 0 < fit(folder).stories <= 12
    assert fit(folder) == fit(folder)


def test_lists_of_short_news_are_no_stories(tmp_path: Path):
    with pytest.raises(InputError, match="no stories with summaries"):
        fit(stories(tmp_path, LISTS))


def test_a_folder_without_stories_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["summaries", "--fit", str(tmp_path)]) == 2
    assert "has no stories with summaries" in capsys.readouterr().err
