from pathlib import Path

import pytest
from sacrebleu.metrics.base import Metric as SacreMetric
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.significance import PairedTest

from evaluation.datasets.bitext import Bitext
from evaluation.datasets.text_files import TextFile
from evaluation.metrics.metric import Significance
from evaluation.metrics.registry import find_metric
from evaluation.metrics.significance import paired_bootstrap
from service.languages import language

EN = language("en")
FLORES = Path(__file__).parents[3].parent / "shared/eval/flores-dev"
REFERENCES = [f"The price of {name} rose by {n} percent on Monday." for n, name in enumerate("abcdefghijkl")]
BASELINE = [text.replace("rose", "grew") if n % 3 else text for n, text in enumerate(REFERENCES)]
SYSTEM = [text.replace("price", "cost") if n % 4 == 0 else text for n, text in enumerate(REFERENCES)]


def ours(name: str, system: list[str], baseline: list[str], references: list[str]) -> Significance:
    metric = find_metric(name, EN)
    bitext = Bitext(("",) * len(references), tuple(references), tuple(range(len(references))))
    rows = [metric.measure(hypotheses, bitext).statistics for hypotheses in (system, baseline)]
    return paired_bootstrap(metric, rows[0], rows[1], "baseline")


def theirs(metric: SacreMetric, system: list[str], baseline: list[str], references: list[str]):
    named = [("baseline", baseline), ("system", system)]
    _, scores = PairedTest(named, {"it": metric}, [references], test_type="bs")()
    return next(column[1] for name, column in scores.items() if name != "System")


def check(name: str, metric: SacreMetric, *texts: list[str]) -> None:
    """The p-value to the last digit; sacreBLEU takes means of chrF in single precision."""
    mine, sacre = ours(name, *texts), theirs(metric, *texts)
    assert mine.p_value == sacre.p_value
    assert (mine.mean, mine.interval) == pytest.approx((float(sacre.mean), float(sacre.ci)), rel=1e-5)


@pytest.mark.parametrize(("name", "metric"), [("bleu", BLEU(trg_lang="en")), ("chrf", CHRF())])
def test_it_is_sacrebleus_own_figure_for_figure(name: str, metric: SacreMetric):
    check(name, metric, SYSTEM, BASELINE, REFERENCES)


@pytest.mark.skipif(not FLORES.is_dir(), reason="../shared is not here")
@pytest.mark.parametrize(("name", "metric"), [("bleu", BLEU(trg_lang="en")), ("chrf", CHRF())])
def test_it_is_sacrebleus_own_on_real_systems(name: str, metric: SacreMetric):
    files = ["systems/nllb.en", "systems/bergamot-base-memory.en", "flores-dev.en"]
    check(name, metric, *(TextFile.read(FLORES / file).lines for file in files))


@pytest.mark.parametrize("name", ["coverage", "rougeL"])
def test_any_metric_will_do(name: str):
    empty = [""] * len(REFERENCES)
    sure = ours(name, REFERENCES, empty, REFERENCES)
    assert sure.is_significant
    assert (sure.mean, sure.interval) == (100, 0)
    same = ours(name, SYSTEM, SYSTEM, REFERENCES)
    assert (same.p_value, same.is_significant) == (1, False)


def test_it_is_the_same_every_time_and_may_be_unsure():
    told = ours("bleu", SYSTEM, BASELINE, REFERENCES)
    assert told == ours("bleu", SYSTEM, BASELINE, REFERENCES)
    close = [*BASELINE[:-1], SYSTEM[-1]]
    assert not ours("chrf", close, BASELINE, REFERENCES).is_significant
