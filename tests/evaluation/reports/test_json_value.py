import json

from evaluation.reports.json_value import report_value
from tests.evaluation.reports.reporting import BITEXT, HYPOTHESES, small_report


def test_the_value_has_all_that_the_page_shows():
    value = report_value(small_report(date="2026-11-26"))
    (part,) = json.loads(json.dumps(value))["sets"]
    assert value["date"] == "2026-11-26"
    assert value["bootstrap"] == "bs:1000|seed:12345"
    assert value["run"]["sets"]["tiny"]["ar-en"]["files"][0]["name"] == "tiny.jsonl"
    assert (part["set"], part["pair"]) == ("tiny", "ar-en")
    assert part["signatures"]["bleu"].startswith("nrefs:1|")
    assert part["systems"]["first"]["chrf"]["low"] <= part["systems"]["first"]["chrf"]["score"]
    assert {row["system"] for row in part["significance"]} == {"second"}
    assert part["findings"]["numbers"] == {"first": 0, "second": 1, "reference": 0}
    assert {row["name"] for row in part["topics"]} == {"police", "talks"}


def test_segments_stand_in_the_order_of_their_set():
    (part,) = report_value(small_report())["sets"]
    assert [row["source"] for row in part["segments"]] == list(BITEXT.sources)
    assert [row["reference"] for row in part["segments"]] == list(BITEXT.references)
    for name, hypotheses in HYPOTHESES.items():
        assert [row["systems"][name]["hypothesis"] for row in part["segments"]] == list(hypotheses)
    assert part["segments"][0]["systems"]["second"]["findings"][0]["check"] == "numbers"
