"""One model on the same stories in every distortion: what is lost, and what the checks notice."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from random import Random

from evaluation.datasets.bitext import Bitext
from evaluation.metrics.metric import Measurement, Metric
from evaluation.metrics.significance import paired_bootstrap
from evaluation.runs.system import Progress
from evaluation.stress.distortions import DISTORTIONS, UNTOUCHED
from service.languages import Language
from service.story import Translation
from service.text.segments import read_story
from service.translation import Translator

SEED = 20_261_126


@dataclass(frozen=True, slots=True)
class Trial:
    """A model's translations of all stories in one distortion; a story is a segment of the measurements.

    Beside the untouched stories each measurement has its significance.
    """

    distortion: str
    changed: int  # stories that the distortion made any difference to
    measurements: Mapping[str, Measurement]  # by the metric's name
    findings: Mapping[str, int]  # by the check's name


@dataclass(frozen=True, slots=True)
class Stress:
    """Stories, each with its lines and the lines of its reference, and what they are measured by."""

    stories: Sequence[tuple[Sequence[str], Sequence[str]]]
    target: Language
    metrics: Sequence[Metric]

    def run(
        self, translator: Translator, distortions: Sequence[str], progress: Callable[[str], Progress]
    ) -> list[Trial]:
        """The untouched stories first; `progress` gives what hears of one distortion's work."""
        names = list(dict.fromkeys((UNTOUCHED, *distortions)))
        trials = [self._trial(name, translator, progress(name)) for name in names]
        return [trials[0], *(self._beside(trial, trials[0]) for trial in trials[1:])]

    def _trial(self, name: str, translator: Translator, progress: Progress) -> Trial:
        lines = [source for source, _ in self.stories]
        distorted = [distort(name, story, number) for number, story in enumerate(lines)]
        stories = [read_story("\n".join(story)) for story in distorted]
        translations = translator.translate_all(stories, self.target, progress)
        hypotheses = [_whole(translation) for translation in translations]
        return Trial(
            distortion=name,
            changed=sum(new != list(old) for new, old in zip(distorted, lines, strict=True)),
            measurements={each.name: each.measure(hypotheses, self._bitext()) for each in self.metrics},
            findings=Counter(finding.check for each in translations for finding in each.findings),
        )

    def _bitext(self) -> Bitext:
        """Whole stories, since a distortion may join lines; the sources as they were before."""
        sources, references = zip(*self.stories, strict=True)
        return Bitext(
            tuple(map(" ".join, sources)), tuple(map(" ".join, references)), tuple(range(len(self.stories)))
        )

    def _beside(self, trial: Trial, untouched: Trial) -> Trial:
        measurements = dict(trial.measurements)
        for metric in self.metrics:
            ours, theirs = measurements[metric.name], untouched.measurements[metric.name]
            told = paired_bootstrap(metric, ours.statistics, theirs.statistics, UNTOUCHED)
            measurements[metric.name] = replace(ours, significance=told)
        return replace(trial, measurements=measurements)


def distort(name: str, lines: Sequence[str], number: int) -> list[str]:
    """The story of that number in a distortion: the same in every run, whatever else is asked for."""
    return DISTORTIONS[name](lines, Random(f"{SEED} {name} {number}"))


def stories(bitext: Bitext) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """A set's documents: the lines of the source, and of the reference."""
    rows = zip(bitext.documents, bitext.sources, bitext.references, strict=True)
    for _, group in groupby(rows, key=itemgetter(0)):
        _, sources, references = zip(*group, strict=True)
        yield sources, references


def _whole(translation: Translation) -> str:
    return " ".join(paragraph.target for paragraph in translation.paragraphs)
