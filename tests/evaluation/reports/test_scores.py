from dataclasses import replace

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.metrics.metric import Measurement, Significance
from evaluation.reports.scores import scores_table, scores_value, signatures
from evaluation.runs.comparison import Result

RESULTS = [
    Result(
        "flores-dev",
        LanguagePair.parse(pair),
        system,
        Bitext(("س",), ("x",), (0,)),
        ("x",),
        {"bleu": Measurement(score, f"tok:{pair}", [])},
    )
    for pair, system, score in [("ar-en", "a", 45.951), ("ar-en", "b", 37.04), ("ar-zh", "a", 0.0)]
]


def test_the_json_value_files_scores_by_set_pair_system_and_metric():
    assert scores_value(RESULTS) == {
        "flores-dev": {
            "ar-en": {
                "a": {"bleu": {"score": 46.0, "signature": "tok:ar-en"}},
                "b": {"bleu": {"score": 37.0, "signature": "tok:ar-en"}},
            },
            "ar-zh": {"a": {"bleu": {"score": 0.0, "signature": "tok:ar-zh"}}},
        }
    }


def test_the_table_has_a_line_for_each_result_and_a_column_for_each_metric():
    table = scores_table(RESULTS)
    assert [column.header for column in table.columns] == ["set", "pair", "system", "bleu"]
    assert list(table.columns[2].cells) == ["a", "b", "a"]
    assert list(table.columns[3].cells) == ["46.0", "37.0", "0.0"]


def test_each_signature_is_told_once():
    assert signatures(RESULTS) == ["bleu: tok:ar-en", "bleu: tok:ar-zh"]


def test_beside_a_baseline_a_difference_has_its_p_value():
    sure, unsure = Significance("b", 0.001, 45.9, 1.1), Significance("b", 0.4, 45.9, 1.1)
    shown = []
    for told in (sure, unsure, Significance("b", 1.0, 45.9, 0.0)):
        measured = replace(RESULTS[0].measurements["bleu"], significance=told)
        shown.append(replace(RESULTS[0], measurements={"bleu": measured}))
    assert list(scores_table(shown).columns[3].cells) == ["46.0 p=.001*", "46.0 p=.400 ", "46.0 p=1.000 "]
    assert scores_value(shown[:1])["flores-dev"]["ar-en"]["a"]["bleu"]["significance"] == {
        "baseline": "b",
        "p_value": 0.001,
        "mean": 45.9,
        "interval": 1.1,
        "signature": "bs:1000|seed:12345",
    }
    assert signatures(shown)[-1] == "p: against b, paired bootstrap, bs:1000|seed:12345"
