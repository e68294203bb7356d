"""What a desk asks of a translation, measured with the checks that the product itself uses.

All are shares from 0 to 100, and more is better; a perfect translation has 100. Checks are wrong at times: on
human translations most of these lie a little under 100.
"""

from collections.abc import Callable, Mapping

from evaluation.metrics.metric import Metric
from evaluation.metrics.names import name_fidelity, names_method
from evaluation.metrics.share import Segment, Share, ShareMetric
from service.checks.check import Check, Pair
from service.checks.length import LengthCheck
from service.checks.numbers import NumberCheck
from service.checks.quotations import QuotationCheck
from service.checks.repetition import RepetitionCheck
from service.checks.residue import ResidueCheck
from service.checks.script import ScriptCheck
from service.errors import InputError
from service.languages import Language

_VERSION = "version:1"  # of the definitions below; a change that moves scores makes it 2


def coverage(segment: Segment) -> Share:
    """Letters of the reference that the hypothesis has room for: what is too long makes up for nothing."""
    wanted = _letters(segment.reference)
    return min(_letters(segment.hypothesis), wanted), wanted


def numbers(segment: Segment, target: Language) -> Share:
    """Segments that state a number or a date on either side: those where both sides state the same."""
    check = NumberCheck()
    value = check.score(Pair(segment.source, segment.hypothesis, target))
    return float(value.stated and check.accept(value)), float(value.stated)


def quotations(segment: Segment, target: Language) -> Share:
    """Quotations of some length in the source: as many as the hypothesis has."""
    score = QuotationCheck().score(Pair(segment.source, segment.hypothesis, target))
    return min(score.target, len(score.source)), len(score.source)


def passing(check: Check) -> Callable[[Segment, Language], Share]:
    """All segments: those that a check has nothing to say of."""

    def share(segment: Segment, target: Language) -> Share:
        return float(not check.findings(Pair(segment.source, segment.hypothesis, target))), 1.0

    return share


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _metric(
    name: str, unit: str, share: Callable[[Segment, Language], Share]
) -> Callable[[Language], Metric]:
    def build(target: Language) -> Metric:
        if target.tag == "ar":
            hint = "use a pair such as ar-en, or the metrics of summaries"
            raise InputError(f"metric {name} compares translations with their sources", hint)
        unit_of_names = f"{unit} by {names_method(target)}" if name == "names" else unit
        signature = f"share:{unit_of_names}|trg:{target.tag}|{_VERSION}"
        return ShareMetric(name, signature, lambda segment: share(segment, target))

    return build


METRICS: Mapping[str, Callable[[Language], Metric]] = {
    "coverage": _metric("coverage", "letters of references", lambda segment, _: coverage(segment)),
    "numbers": _metric("numbers", "segments with numbers", numbers),
    "names": _metric("names", "names of references", name_fidelity),
    "quotations": _metric("quotations", "quotations of sources", quotations),
    "repetition": _metric("repetition", "segments without loops", passing(RepetitionCheck())),
    "residue": _metric("residue", "segments without untranslated text", passing(ResidueCheck())),
    "script": _metric("script", "segments in the target's script", passing(ScriptCheck())),
    "length": _metric("length", "segments of usual length", passing(LengthCheck())),
}
