from evaluation.metrics.metric import Measurement, Significance
from evaluation.reports.stress import StressReport
from evaluation.stress.trial import Trial

SURE = Significance("none", 0.01, 40.0, 1.0)
REPORT = StressReport(
    model="base",
    dataset="wire-dev",
    target="en",
    stories=5,
    trials=[
        Trial("none", 0, {"chrf": Measurement(45.84, "nc:6", [])}, {"numbers": 4, "length": 1}),
        Trial("hamza", 5, {"chrf": Measurement(43.21, "nc:6", [], SURE)}, {"numbers": 7, "residue": 2}),
    ],
)


def test_the_json_value_has_changes_beside_the_untouched_stories():
    value = REPORT.value()
    assert value["metrics"] == {"chrf": "nc:6"}
    assert value["distortions"]["none"]["scores"] == {"chrf": {"score": 45.8}}
    assert value["distortions"]["hamza"] == {
        "changed": 5,
        "scores": {"chrf": {"score": 43.2, "change": -2.6, "p_value": 0.01}},
        "findings": {
            "length": {"count": 0, "change": -1},
            "numbers": {"count": 7, "change": 3},
            "residue": {"count": 2, "change": 2},
        },
    }


def test_the_table_has_a_line_a_distortion():
    columns = {str(column.header): list(column.cells) for column in REPORT.table().columns}
    assert columns["distortion"] == ["none", "hamza"]
    assert columns["chrf"] == ["45.8", "43.2 -2.6*"]
    assert columns["findings"] == ["length 1, numbers 4", "length 0 (-1), numbers 7 (+3), residue 2 (+2)"]


def test_the_notes_say_what_it_is_of():
    first, *signatures = REPORT.notes()
    assert "base to en: 5 stories of wire-dev" in first
    assert signatures == ["chrf: nc:6"]
