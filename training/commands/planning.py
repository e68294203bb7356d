"""A plan from the options that `train` and `finetune` share."""

import argparse
from collections.abc import Mapping

from training.plan import Plan
from training.schedule import Budget, Schedule


def plan_of(
    options: argparse.Namespace, tags: Mapping[str, float] | None = None, guidance: float = 1.0
) -> Plan:
    """Also sets the number of threads."""
    if options.threads:
        import torch

        torch.set_num_threads(options.threads)
    return Plan(
        budget=Budget(options.steps, options.minutes),
        schedule=Schedule(options.rate, options.warmup, options.decay),
        batch_tokens=options.batch_tokens,
        guidance=guidance,
        recorded=options.recorded,
        consistency=options.consistency,
        consistency_after=options.consistency_after,
        seed=options.seed,
        tags=tags,
        slice_minutes=options.slice_minutes,
        slice_steps=options.slice_steps,
        save_minutes=options.save_minutes,
        watch_minutes=options.watch_minutes,
        log_steps=options.log_steps,
    )
