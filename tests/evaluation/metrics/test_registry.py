import pytest

from evaluation.metrics.registry import (
    GROUPS,
    LESS_IS_BETTER,
    METRICS,
    NEITHER_IS_BETTER,
    find_metric,
    find_metrics,
)
from service.errors import InputError
from service.languages import language

EN = language("en")


@pytest.mark.parametrize("name", sorted(METRICS.keys() - {"comet", "spbleu"}))
def test_a_metric_has_the_name_that_it_is_asked_for_by(name: str):
    target = "ar" if name in GROUPS["summary"] else "en"
    assert find_metric(name, language(target)).name == name


def test_a_group_stands_for_its_metrics_and_each_comes_once():
    names = [each.name for each in find_metrics(["length", "bleu", "editorial"], EN)]
    assert names[:2] == ["length", "bleu"]
    assert sorted(names) == sorted([*GROUPS["editorial"], "bleu"])


def test_an_unknown_metric_gets_the_closest_name():
    with pytest.raises(InputError, match="metric belu is not known: did you mean bleu"):
        find_metric("belu", EN)
    with pytest.raises(InputError, match=r"use bleu, chrf, .*editorial, summary"):
        find_metrics(["bleu", "accuracy"], EN)


def test_directions_are_of_metrics_that_exist():
    assert METRICS.keys() > LESS_IS_BETTER | NEITHER_IS_BETTER
