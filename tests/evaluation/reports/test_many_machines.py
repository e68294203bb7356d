import pytest

from evaluation.reports.many_machines import ManyMachinesReport
from evaluation.speed.many_machines import Run, _run
from evaluation.speed.workload import Passage
from service.errors import EngineError

RUNS = (
    Run("local", 1.0, 10.0, 400),
    Run("ray", 9.0, 10.0, 360),
    Run("local", 3.0, 20.0, 400),
    Run("ray", 11.0, 20.0, 340),
)


def test_the_share_is_the_median_of_rounds_and_rates_are_per_core_too():
    report = ManyMachinesReport({"processor": "Any", "gpu": None}, "base", 2, 450, RUNS)
    value = report.value()
    assert value["executors"]["local"] == {
        "sentences_per_second": 30.0,
        "sentences_per_second_and_core": 15.0,
        "startup_seconds": 2.0,
    }
    assert value["ray_to_local"] == pytest.approx(0.875)
    assert list(report.table().columns[0].cells) == ["local", "ray"]
    assert report.notes()[0].startswith("Ray does 88%")


def test_a_rate_is_of_what_came_after_the_first_rows():
    passages = [Passage("", ("one", "two"))] * 10
    run = _run("ray", [(100.0, 0), (109.0, 4), (110.0, 7), (112.0, 10)], passages)
    assert (run.startup_seconds, run.seconds, run.sentences, run.rate) == (9.0, 3.0, 12, 4.0)
    with pytest.raises(EngineError, match="too few sentences"):
        _run("ray", [(100.0, 0), (109.0, 10)], passages)
