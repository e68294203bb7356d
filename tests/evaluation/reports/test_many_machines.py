import pytest

from evaluation.reports.many_machines import ManyMachinesReport
from evaluation.speed.many_machines import Run

RUNS = (
    Run("local", (11.0, 41.0), (400, 1600)),
    Run("ray", (19.0, 49.0), (400, 1480)),
    Run("local", (21.0, 41.0), (400, 800)),
    Run("ray", (29.0, 49.0), (400, 740)),
)


def test_the_share_is_the_median_of_rounds_and_rates_are_per_core_too():
    report = ManyMachinesReport({"processor": "Any", "gpu": None}, "base", 2, 450, RUNS)
    value = report.value()
    assert value["executors"]["local"] == {
        "sentences_per_second": 30.0,
        "sentences_per_second_and_core": 15.0,
        "startup_seconds": 1.0,
    }
    assert value["ray_to_local"] == pytest.approx(0.875)
    assert list(report.table().columns[0].cells) == ["local", "ray"]
    assert report.notes()[0].startswith("Ray does 88%")


def test_a_rate_has_no_start_in_it():
    run = Run("ray", (19.0, 49.0), (400, 1600))
    assert run.rate == 40.0
    assert run.startup_seconds == 9.0
