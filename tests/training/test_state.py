from pathlib import Path

import pytest
import torch

from training.errors import TrainingError
from training.network import Shape, build
from training.state import (
    PIECE_BYTES,
    Average,
    fill,
    load_average,
    load_state,
    read_facts,
    save_average,
    save_state,
)

SHAPE = Shape(16, 32, 2, 1, 1)


def test_averaged_weights_travel_in_pieces_that_are_small_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.state.PIECE_BYTES", 2000)
    weights = {f"w{number}": torch.randn(30, 10) for number in range(9)}
    save_average(tmp_path, weights)
    files = sorted(tmp_path.glob("average-*.safetensors"))
    assert len(files) == 3
    assert all(file.stat().st_size < 2500 for file in files)
    loaded = load_average(tmp_path)
    assert loaded.keys() == weights.keys()
    assert all(torch.equal(loaded[name], weights[name].half().float()) for name in weights)
    save_average(tmp_path, {"w0": weights["w0"]})
    assert load_average(tmp_path).keys() == {"w0"}
    assert PIECE_BYTES < 16 << 20


def test_weights_fit_only_a_model_of_their_shape(tmp_path: Path) -> None:
    torch.manual_seed(1)
    model = build(SHAPE, 40, 0)
    save_average(tmp_path, Average(model, 0.9).weights)
    torch.manual_seed(2)
    other = build(SHAPE, 40, 0)
    fill(other, load_average(tmp_path), "x")
    assert torch.allclose(other.lm_head.weight, model.lm_head.weight, atol=1e-2)
    for wrong in (
        build(SHAPE, 41, 0),
        build(Shape(16, 32, 2, 2, 1), 40, 0),
        build(Shape(16, 64, 2, 1, 1), 40, 0),
    ):
        with pytest.raises(TrainingError, match="of another shape or vocabulary"):
            fill(wrong, load_average(tmp_path), "x")


def test_missing_and_damaged_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="holds no averaged weights"):
        load_average(tmp_path)
    with pytest.raises(TrainingError, match="holds no run"):
        read_facts(tmp_path)
    (tmp_path / "average-00.safetensors").write_bytes(b"none")
    with pytest.raises(TrainingError, match="are damaged"):
        load_average(tmp_path)
    (tmp_path / "state.pt").write_bytes(b"none")
    with pytest.raises(TrainingError, match="is damaged: delete it"):
        load_state(tmp_path / "state.pt")


def test_a_state_is_whole_or_not_there(tmp_path: Path) -> None:
    save_state(tmp_path / "state.pt", {"a": torch.ones(2), "b": {"step": 3}})
    state = load_state(tmp_path / "state.pt")
    assert state["b"] == {"step": 3}
    assert torch.equal(state["a"], torch.ones(2))
    assert [path.name for path in tmp_path.iterdir()] == ["state.pt"]


def test_an_average_moves_slowly_and_can_be_swapped_in_and_out() -> None:
    model = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.constant_(model.weight, 0.0)
    average = Average(model, 0.9)
    torch.nn.init.constant_(model.weight, 1.0)
    average.update(model, step=10_000)
    assert float(average.weights["weight"]) == pytest.approx(0.1)
    average.swap(model)
    assert model.weight.item() == pytest.approx(0.1)
    average.swap(model)
    assert model.weight.item() == pytest.approx(1.0)
    assert float(average.weights["weight"]) == pytest.approx(0.1)


def test_a_young_average_forgets_its_beginning() -> None:
    model = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.constant_(model.weight, 0.0)
    average = Average(model, 0.999)
    torch.nn.init.constant_(model.weight, 1.0)
    for step in range(1, 30):
        average.update(model, step)
    assert float(average.weights["weight"]) > 0.99
