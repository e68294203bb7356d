import sys
from types import ModuleType, SimpleNamespace

import pytest

from evaluation.datasets.bitext import Bitext
from evaluation.metrics.comet import comet
from service.errors import EngineError, InputError
from service.languages import language

SET = Bitext(("س", "ع"), ("a", "b"), (0, 1))


class Model:
    def predict(self, samples, batch_size, gpus, progress_bar):
        return SimpleNamespace(scores=[1.0 if each["mt"] == each["ref"] else 0.5 for each in samples])


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    made = ModuleType("comet")
    monkeypatch.setattr(made, "download_model", lambda name: f"cache/{name}", raising=False)
    monkeypatch.setattr(made, "load_from_checkpoint", lambda path: Model(), raising=False)
    monkeypatch.setitem(sys.modules, "comet", made)
    monkeypatch.setattr("evaluation.metrics.comet.find_spec", lambda name: name)
    return made


def test_it_is_the_mean_of_the_segments_scores(package: ModuleType):
    metric = comet(language("en"))
    measured = metric.measure(["a", "x"], SET)
    assert measured.score == 75
    assert metric.aggregate(measured.statistics[1:]) == 50
    assert measured.signature == "model:Unbabel/wmt22-comet-da|version:unknown"


def test_a_model_that_cannot_be_had(package: ModuleType, monkeypatch: pytest.MonkeyPatch):
    def fail(name: str) -> str:
        raise ConnectionError("no network")

    monkeypatch.setattr(package, "download_model", fail)
    with pytest.raises(EngineError, match="cannot be loaded: no network"):
        comet(language("en")).measure(["a", "x"], SET)


def test_without_its_package(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("evaluation.metrics.comet.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"needs package unbabel-comet, .* `pip install unbabel-comet`"):
        comet(language("en"))
