from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.metrics.registry import find_metrics
from evaluation.runs.baseline import against
from evaluation.runs.comparison import Result

REFERENCES = tuple(f"The minister said on day {number} that it was calm." for number in range(30))
HYPOTHESES = {
    "good": REFERENCES,
    "poor": tuple(text.replace("minister said", "man told us") for text in REFERENCES),
    "same": tuple(text.replace("minister said", "man told us") for text in REFERENCES),
}


def metrics(target):
    return find_metrics(["chrf"], target)


def results(pair: str):
    parsed = LanguagePair.parse(pair)
    bitext = Bitext(REFERENCES, REFERENCES, tuple(range(30)))
    for name, hypotheses in HYPOTHESES.items():
        measured = {each.name: each.measure(hypotheses, bitext) for each in metrics(parsed.target)}
        yield Result("x", parsed, name, bitext, hypotheses, measured)


def test_each_system_is_held_against_the_baseline_of_its_set_and_pair():
    compared = against([*results("ar-en"), *results("ar-fr")], "poor", metrics)
    told = [each.measurements["chrf"].significance for each in compared]
    assert [each is None for each in told] == [False, True, False] * 2
    good, same = told[0], told[2]
    assert good is not None
    assert (good.baseline, good.is_significant) == ("poor", True)
    assert same is not None
    assert (same.p_value, same.is_significant) == (1, False)
