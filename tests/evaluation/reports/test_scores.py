from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.metrics.metric import Measurement
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
