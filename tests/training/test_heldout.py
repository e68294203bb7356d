import json
from pathlib import Path

import pytest
import torch

from tests.training.conftest import SHAPE
from training.errors import TrainingError
from training.heldout import greedy, read_heldout, watch
from training.network import build
from training.pieces import Pieces
from training.start import marian


def test_sets_are_grouped_by_name_and_tag(data: Path) -> None:
    sets = read_heldout(data / "dev.json")
    assert [(each.name, each.tag, len(each.rows)) for each in sets] == [
        ("wire-dev eng", "eng", 4),
        ("wire-dev fra", "fra", 4),
    ]
    pieces = Pieces(data / "vocabulary")
    assert {row["source"][0] for row in sets[1].rows} == {pieces.tag("fra")}


def test_watching_changes_nothing_and_repeats(data: Path) -> None:
    start = marian(data, SHAPE, seed=1)
    heldout = read_heldout(data / "dev.json")[0]
    before = {name: weight.clone() for name, weight in start.model.state_dict().items()}
    assert watch(start.model, heldout, start.decode) == watch(start.model, heldout, start.decode)
    assert start.model.training
    assert all(torch.equal(before[name], weight) for name, weight in start.model.state_dict().items())


def test_a_model_that_knows_nothing_loses_the_logarithm_of_its_vocabulary(data: Path) -> None:
    start = marian(data, SHAPE, seed=1)
    torch.nn.init.zeros_(start.model.lm_head.weight)
    scores = watch(start.model, read_heldout(data / "dev.json")[0], start.decode)
    assert scores["loss"] == pytest.approx(torch.log(torch.tensor(460.0)).item(), abs=1e-3)


def test_greedy_targets_end_begin_as_asked_and_hold_no_control_symbol() -> None:
    torch.manual_seed(4)
    model = build(SHAPE, 40, 0).eval()
    rows = [{"source": [3, 9, 8, 0]}, {"source": [3, 7, 0]}]
    plain = list(greedy(model, rows))
    assert all(len(ids) <= 2 * 4 + 20 and not {0, 39} & set(ids) for ids in plain)
    begun = list(greedy(model, [{**row, "begin": 5} for row in rows]))
    assert all(5 not in ids for ids in begun)
    assert begun != plain


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dev.json").write_text("[", encoding="utf-8")
    with pytest.raises(TrainingError, match="is missing or damaged"):
        read_heldout(tmp_path / "dev.json")
    (tmp_path / "dev.json").write_text(json.dumps([]), encoding="utf-8")
    assert read_heldout(tmp_path / "dev.json") == []
