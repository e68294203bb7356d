"""`python -m training export`."""

import argparse
import json

from service.errors import InputError
from training.commands.console import note
from training.export import ExportPlan, export


def run(options: argparse.Namespace) -> None:
    """Writes the directory and says how large it is."""
    try:
        scores = json.loads(options.scores.read_text(encoding="utf-8")) if options.scores else {}
    except (OSError, ValueError):
        raise InputError(
            f"{options.scores} holds no scores", "give what `python -m evaluation run` printed as JSON"
        ) from None
    plan = ExportPlan(
        run=options.run,
        data=options.data,
        out=options.out,
        name=options.name,
        targets=options.targets,
        scores=scores,
        doubt_below=options.doubt_below,
        summarizes=options.summarizes,
    )
    release = export(plan)
    note(
        f"{options.out}: {release.parameters / 1e6:.1f} M parameters, {release.weight_bytes / 1e6:.1f} MB, "
        f"{release.target_tokens / 1e6:.1f} M target tokens"
    )
