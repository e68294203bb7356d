"""`--model auto`: the model for a pair of languages, out of those on this machine.

Figures compare only on one test set under one metric. A pair's yardstick is the test set that most of the
models at hand were measured on; where two measure as many, the one that more of them were measured on here,
which may be a set of the desk's own; then the earlier in `_YARDSTICKS`. Models go by their figure on it, the
highest first, then those that it does not cover, by family and size. Equal figures: the smaller model.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.catalogue import Catalogue, Family, ModelProfile, Score, Task
from service.depot import Depot
from service.errors import PairError
from service.languages import Language

_YARDSTICKS = (
    ("flores200-devtest", "BLEU"),
    ("flores200-dev", "BLEU"),
    ("ntrex-128", "BLEU"),
    ("tatoeba-test-v2020-07-28", "BLEU"),
)
_METRICS = ("BLEU", "chrF++", "chrF2")  # under which a set that was measured here may be a yardstick
_NAMES = {"flores200-devtest": "FLORES-200", "flores200-dev": "FLORES-200 dev", "ntrex-128": "NTREX-128"}
# Without figures: models of one direction first, then the newer family; a prompted model never translates.
_FAMILIES = (Family.MARIAN, Family.MADLAD, Family.NLLB, Family.M2M100, Family.MBART50, Family.ECHO)
_HANDY_BYTES = 4_000_000_000  # what is suggested for a pull fits a laptop, or is the smallest that serves

_Figures = Mapping[tuple[str, str], Score]
"""By test set and metric, for one pair."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A model, and in one sentence why it is this one."""

    profile: ModelProfile
    reason: str


def choose(
    catalogue: Catalogue, depot: Depot, source: Language, target: Language, *, commercial_only: bool
) -> Choice:
    """Raises PairError, naming a model to pull, where none on this machine serves the pair."""
    if source.tag == target.tag:
        raise PairError(f"{source.name} is not translated into itself", "choose another target language")
    serving = [
        each
        for each in catalogue.profiles
        if translates(each, source, target) and (each.commercial or not commercial_only)
    ]
    here = [each for each in serving if depot.directory(each) is not None]
    if not here:
        raise _none_here(serving, source, target, commercial_only)
    return _best(here, source, target)


def translates(profile: ModelProfile, source: Language, target: Language) -> bool:
    """Whether a model translates the pair; one that only summarises may speak both of its languages."""
    return Task.TRANSLATE in profile.tasks and profile.family in _FAMILIES and profile.speaks(source, target)


def _best(models: Sequence[ModelProfile], source: Language, target: Language) -> Choice:
    figures = [_figures(each, source, target) for each in models]
    yardstick = _yardstick(figures)

    def rank(place: int) -> tuple[float, int, int]:
        profile, figure = models[place], figures[place].get(yardstick)
        if figure is not None:
            return (-figure.value, 0, profile.parameters)
        return (1.0, _FAMILIES.index(profile.family), -profile.parameters)

    first = min(range(len(models)), key=rank)
    scores = [each[yardstick] for each in figures if yardstick in each]
    reason = _why(f"{source.name} to {target.name}", len(models), scores, figures[first].get(yardstick))
    return Choice(models[first], f"{models[first].name}: {reason}")


def _figures(profile: ModelProfile, source: Language, target: Language) -> _Figures:
    return {
        (each.test_set, each.metric): each
        for each in profile.scores
        if (each.source, each.target) == (source.tag, target.tag)
    }


def _yardstick(figures: Sequence[_Figures]) -> tuple[str, str]:
    here = {key for each in figures for key, score in each.items() if score.measured and key[1] in _METRICS}
    own = sorted(here, key=lambda key: (_METRICS.index(key[1]), key[0]))

    def covered(key: tuple[str, str]) -> tuple[int, int]:
        scores = [each[key] for each in figures if key in each]
        return len(scores), sum(score.measured for score in scores)

    return max((*_YARDSTICKS, *own), key=covered)


def _why(pair: str, models: int, scores: Sequence[Score], best: Score | None) -> str:
    if models == 1:
        return f"the only model on this machine that translates {pair}"
    field = f"the {models} models on this machine that translate {pair}"
    if best is None:
        return f"first by family and size of {field}, which have no published scores to compare"
    name = f"{_NAMES.get(best.test_set, best.test_set)} score ({best.metric} {best.value:.1f}"
    if all(score.measured for score in scores):
        score = f"best {name}, measured here) of"
    elif any(score.measured for score in scores):
        own, others = ("measured here", "published") if best.measured else ("published", "measured here")
        score = f"best {name}, {own}, beside others that were {others}) of"
    else:
        score = f"best published {name}) of"
    return (
        f"{score} {field}"
        if len(scores) == models
        else f"{score} the {len(scores)} that have one, of {field}"
    )


def _none_here(
    serving: Sequence[ModelProfile], source: Language, target: Language, commercial_only: bool
) -> PairError:
    pair = f"{source.name} to {target.name}"
    licence = " and is licensed for commercial use" if commercial_only else ""
    if not serving:
        hint = (
            "leave out --commercial-only, or choose another language"
            if licence
            else "choose another language"
        )
        return PairError(f"no model in the catalogue translates {pair}{licence}", hint)
    least = min(each.download_bytes for each in serving)
    handy = [each for each in serving if each.download_bytes <= max(least, _HANDY_BYTES)]
    model = _best(handy, source, target).profile
    size = f"{model.download_bytes / 1e9:.1f} GB, {model.licence}"
    return PairError(
        f"no model on this machine translates {pair}{licence}",
        f"run `python -m service models pull {model.name}` ({size})",
    )
