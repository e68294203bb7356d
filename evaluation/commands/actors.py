"""`actors`: a batch by Ray's actors held against the same batch by one process."""

import argparse
import os
from importlib.util import find_spec

from evaluation.console import show
from evaluation.reports.many_machines import ManyMachinesReport
from evaluation.speed.machine import machine
from evaluation.speed.many_machines import compare
from evaluation.speed.workload import passages, sentences
from service.desk import open_desk
from service.errors import EngineError, InputError
from service.languages import language
from service.settings import load_settings

_LONGEST = 400  # characters of a sentence that every model takes whole


def run(options: argparse.Namespace) -> None:
    """Ray runs on this machine, an actor a core."""
    if find_spec("ray") is None:
        raise EngineError("Ray is not installed", "run `pip install -r requirements-ray.txt`")
    for name in ("actors", "sentences", "rounds"):
        if getattr(options, name) < 1:
            raise InputError(f"--{name} has to be 1 or more", f"for example --{name} 2")
    settings = load_settings(os.environ, model=options.model, memory=False, device="cpu")
    target = language(options.to)
    model = open_desk(settings).model_for(target).profile.name
    once = passages(options.sentences, lambda text: len(text) <= _LONGEST)
    times = -(-options.sentences // len(sentences(once)))  # a window has none of them twice
    chosen = once * times
    described = machine(options.actors)
    runs = compare(chosen, target, settings, options.actors, options.rounds)
    show(ManyMachinesReport(described, model, options.actors, len(sentences(chosen)), runs), options.format)
