"""From a command's options to the machines that work on a batch."""

import argparse
from importlib.util import find_spec

from service.batch.executor import Executor
from service.batch.run import Hire, here
from service.batch.work import Work
from service.commands.console import note
from service.errors import EngineError, InputError

_OF_RAY = ("address", "actors", "gpus_per_actor")


def executor(options: argparse.Namespace) -> tuple[Hire, dict[str, object]]:
    """Who does the work, and the settings that this decides."""
    if options.executor == "ray":
        return _ray(options)
    for name in _OF_RAY:
        if getattr(options, name) is not None:
            option = f"--{name.replace('_', '-')}"
            raise InputError(f"{option} is for many machines", f"add --executor ray, or leave out {option}")
    return here, {}


def _ray(options: argparse.Namespace) -> tuple[Hire, dict[str, object]]:
    gpus = options.gpus_per_actor or 0.0
    if options.device is not None:
        raise InputError(
            "--device is not for --executor ray",
            "--gpus-per-actor 1 gives each actor a GPU; without it, none",
        )
    if gpus < 0 or (gpus > 1 and not gpus.is_integer()):
        raise InputError(f"--gpus-per-actor {gpus:g} cannot be had", "give a part of one, or a whole number")
    if options.actors is not None and options.actors < 1:
        raise InputError(f"--actors {options.actors} would do nothing", "give 1 or more")
    if (options.address or "").startswith("ray://"):
        raise InputError(
            "an address with ray:// is of a client outside the cluster",
            "run this on a machine of the cluster, with --address auto",
        )
    if find_spec("ray") is None:
        raise EngineError("Ray is not installed", "run `pip install -r requirements-ray.txt`")

    def hire(work: Work) -> Executor:
        what = f"joining the Ray cluster at {options.address}" if options.address else "starting Ray"
        note(f"{what}: the first rows can take a minute or two", options.quiet)
        from service.batch.ray_executor import Cluster, RayExecutor

        return RayExecutor(work, Cluster(options.address, options.actors, gpus))

    return hire, {"device": "cuda" if gpus else "cpu"}
