"""`python -m training finetune`."""

import argparse

from service.languages import language
from training.commands.console import note
from training.commands.planning import plan_of
from training.finetune import FinetunePlan, finetune
from training.finetune_data import Lessons


def run(options: argparse.Namespace) -> None:
    """Tunes a slice."""
    lessons = Lessons(
        pairs=options.pairs,
        source=language(options.source),
        target=language(options.target),
        replay=options.replay,
        share=options.replay_share,
    )
    job = FinetunePlan(
        base=options.base,
        lessons=lessons,
        out=options.out,
        name=options.name or options.out.name,
        dropout=options.dropout,
        plan=plan_of(options, guidance=0.0),
    )
    finetune(job, note)
