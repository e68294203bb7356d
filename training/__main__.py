"""`python -m training`: prepare, train, finetune, export, evaluate."""

import argparse
import sys
from pathlib import Path

RECIPE = Path(__file__).parent / "recipes" / "barqiya-base.toml"


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m training")
    commands = parser.add_subparsers(dest="command", required=True)
    p = commands.add_parser("prepare")
    p.add_argument("--recipe", type=Path, default=RECIPE)
    p.add_argument("--corpora", type=Path, required=True)
    p.add_argument("--evaluation", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--targets", default="en,fr,es,de")
    p.add_argument("--vocabulary", type=Path)
    t = commands.add_parser("train")
    t.add_argument("--data", type=Path, required=True)
    t.add_argument("--out", type=Path, required=True)
    t.add_argument("--minutes", type=float)
    t.add_argument("--steps", type=int)
    t.add_argument("--rate", type=float, default=1.5e-3)
    t.add_argument("--warmup", type=int, default=300)
    t.add_argument("--decay", type=float, default=1 / 3)
    t.add_argument("--batch-tokens", type=int, default=5000)
    t.add_argument("--shape", default="256,1024,4,3,2")
    t.add_argument("--dropout", type=float, default=0.1)
    t.add_argument("--watch-minutes", type=float, default=15)
    t.add_argument("--tags")
    t.add_argument("--warm-start", type=Path)
    t.add_argument("--threads", type=int)
    x = commands.add_parser("export")
    x.add_argument("--data", type=Path, required=True)
    x.add_argument("--run", type=Path, required=True)
    x.add_argument("--out", type=Path, required=True)
    x.add_argument("--name", default="barqiya-base")
    x.add_argument("--targets", required=True)
    x.add_argument("--scores", type=Path)
    a = parser.parse_args(argv)
    if a.command == "export":
        import json
        from training.export import export

        export(
            a.run,
            a.data,
            a.out,
            a.name,
            tuple(a.targets.split(",")),
            json.loads(a.scores.read_text()) if a.scores else {},
        )
        return 0
    if a.command == "train":
        import torch
        from training.train import Trainer, Plan, Budget, Schedule, Shape

        if a.threads:
            torch.set_num_threads(a.threads)
        tags = (
            {k: float(v or 1) for k, _, v in (x.partition(":") for x in a.tags.split(","))}
            if a.tags
            else None
        )
        plan = Plan(
            Budget(a.steps, a.minutes),
            Schedule(a.rate, a.warmup, a.decay),
            Shape(*map(int, a.shape.split(",")), dropout=a.dropout),
            batch_tokens=a.batch_tokens,
            watch_minutes=a.watch_minutes,
            tags=tags,
        )
        Trainer(a.data, a.out, plan, a.warm_start, lambda s: print(s, file=sys.stderr, flush=True)).run()
        return 0
    from training.prepare import prepare
    from training.recipe import read_recipe

    prepare(
        read_recipe(a.recipe),
        a.corpora,
        a.evaluation,
        a.out,
        a.targets.split(","),
        a.vocabulary,
        lambda s: print(s, file=sys.stderr, flush=True),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
