"""A small comparison to report on: two systems, four segments of two stories."""

from evaluation.datasets.bitext import Bitext, LanguagePair, Provenance
from evaluation.metrics.metric import Metric
from evaluation.metrics.registry import find_metrics
from evaluation.reports.report import Report, build_report
from evaluation.runs.baseline import against
from evaluation.runs.comparison import Result
from service.languages import Language

PAIR = LanguagePair.parse("ar-en")
BITEXT = Bitext(
    sources=("قتل ثلاثة أشخاص في القاهرة.", "عاد الوزير إلى عمان يوم الأحد.", "قال إنه متفائل.", "نعم."),
    references=(
        "Three people were killed in Cairo.",
        "The minister returned to Amman on Sunday.",
        "He said he was optimistic.",
        "Yes.",
    ),
    documents=(0, 0, 1, 1),
    topics=("police", "police", "talks", "talks"),
    files=(Provenance("tiny.jsonl", "0123456789abcdef" * 4),),
)
HYPOTHESES = {
    "first": (
        "Three people were killed in Cairo.",
        "The minister came back to Amman on Sunday.",
        "He said he was an optimist.",
        "",
    ),
    "second": (
        "Thirteen people were killed in Cairo.",
        "A minister was in Oman.",
        "He said that.",
        "Yes.",
    ),
}


def metrics(target: Language) -> list[Metric]:
    return find_metrics(["bleu", "chrf", "ter", "numbers"], target)


def results(*systems: str, bitext: Bitext = BITEXT) -> list[Result]:
    measured = metrics(PAIR.target)
    return [
        Result(
            "tiny",
            PAIR,
            name,
            bitext,
            HYPOTHESES[name],
            {each.name: each.measure(HYPOTHESES[name], bitext) for each in measured},
        )
        for name in systems
    ]


def small_report(*systems: str, date: str | None = None, bitext: Bitext = BITEXT) -> Report:
    made = results(*(systems or HYPOTHESES), bitext=bitext)
    beside = against(made, made[0].system, metrics) if len(made) > 1 else made
    return build_report(beside, metrics, date)
