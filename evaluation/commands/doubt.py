"""`doubt`: the score under which a model's sentences are to be doubted, measured on wire stories."""

import argparse
import os
from bisect import bisect_left
from contextlib import closing

from evaluation.console import counter, show
from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.wire import WireStories
from evaluation.doubt import JudgedParagraph, least_score, paired_stories
from evaluation.metrics.registry import find_metric
from evaluation.reports.doubt import DoubtReport
from service.desk import Desk, open_desk
from service.errors import InputError
from service.settings import load_settings


def run(options: argparse.Namespace) -> None:
    """Nothing is printed before all of it is measured."""
    pair = LanguagePair.parse(f"ar-{options.to}")
    dataset = WireStories(options.data.stem, options.data) if options.data else WireStories()
    bitext = _beginning(dataset.bitext(pair), options.stories)
    chosen = {name: getattr(options, name) for name in ("beam_size", "device", "threads")}
    settings = load_settings(os.environ, model=options.model, memory=False, **chosen)
    with closing(open_desk(settings)) as desk:
        report = _measured(desk, bitext, pair)
    show(report, options.format)


def _beginning(bitext: Bitext, stories: int | None) -> Bitext:
    if stories is not None and stories < 1:
        raise InputError("--stories has to be 1 or more", "for example --stories 20")
    return bitext if stories is None else bitext.first(bisect_left(bitext.documents, stories))


def _measured(desk: Desk, bitext: Bitext, pair: LanguagePair) -> DoubtReport:
    profile = desk.model_for(pair.target).profile
    stories = list(paired_stories(bitext))
    with desk.translator(profile) as translator:
        translations = translator.translate_all(
            [story for story, _ in stories], pair.target, counter(f"{profile.name} {pair.name}")
        )
    scored = [
        (score, paragraph.target, reference)
        for translation, (_, references) in zip(translations, stories, strict=True)
        for paragraph, reference in zip(translation.paragraphs, references, strict=True)
        if (score := least_score(paragraph)) is not None
    ]
    if not scored:
        raise InputError("no paragraph has both a score and a reference", "give --data other stories")
    scores, targets, references = zip(*scored, strict=True)
    chrf = find_metric("chrf", pair.target)
    judged = Bitext(("",) * len(references), references, tuple(range(len(references))))
    measurement = chrf.measure(targets, judged)
    figures = (chrf.aggregate([row]) for row in measurement.statistics)
    return DoubtReport(
        model=profile.name,
        target=pair.target.tag,
        paragraphs=[JudgedParagraph(*each) for each in zip(scores, figures, strict=True)],
        left_out=len(bitext.sources) - len(scored),
        signature=measurement.signature,
    )
