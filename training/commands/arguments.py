"""The command line's words. Imports nothing but argparse, so that `--help` is instant."""

import argparse
import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_HERE = Path(__file__).parent.parent
EXIT_CODES = """exit codes:
  0    all went well; a run that was stopped has left its checkpoint
  1    something failed while it worked
  2    the input, an option or a model that was asked for cannot be used"""
_SHAPES = {"small": (256, 1024, 4, 3, 2), "base": (384, 1536, 8, 6, 2)}


def parser() -> argparse.ArgumentParser:
    """The whole grammar."""
    top = argparse.ArgumentParser(
        prog="python -m training",
        description="Barqiya's own model: corpora in, weights out.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _prepare(commands)
    _train(commands)
    _finetune(commands)
    _export(commands)
    _evaluate(commands)
    _plot(commands)
    return top


def _add(
    commands: "Commands", name: str, text: str, *parts: Callable[[argparse.ArgumentParser], None]
) -> argparse.ArgumentParser:
    made = commands.add_parser(
        name,
        help=text,
        description=f"{text[0].upper()}{text[1:]}.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for part in parts:
        part(made)
    return made


def _prepare(commands: "Commands") -> None:
    made = _add(commands, "prepare", "make a vocabulary, token shards and held-out sets of corpora")
    recipe = _HERE / "recipes" / "barqiya-base.toml"
    made.add_argument("--recipe", type=Path, default=recipe, metavar="FILE", help="default: barqiya-base")
    made.add_argument("--corpora", type=Path, required=True, metavar="DIR", help="where its paths begin")
    made.add_argument(
        "--evaluation", type=Path, required=True, metavar="DIR", help="sets that are kept out of training"
    )
    made.add_argument("--out", type=Path, required=True, metavar="DIR", help="the prepared data")
    made.add_argument("--targets", type=_names, default="en,fr,es,de", metavar="TAGS", help="such as en,fr")
    made.add_argument("--without", type=_names, default="", metavar="NAMES", help="corpora to leave out")
    made.add_argument("--vocabulary", type=Path, metavar="DIR", help="a trained one, instead of a new one")


def _train(commands: "Commands") -> None:
    made = _add(commands, "train", "train a model on prepared data, or go on with it", _run, _slices)
    made.add_argument("--data", type=Path, required=True, metavar="DIR", help="what `prepare` wrote")
    size = made.add_mutually_exclusive_group()
    size.add_argument("--size", dest="shape", type=_size, metavar="NAME", help="base or small; default: base")
    size.add_argument(
        "--shape",
        type=_shape,
        metavar="W,F,H,E,D",
        help="width, feed-forward, heads, layers of encoder and decoder",
    )
    made.set_defaults(shape=_SHAPES["base"])
    made.add_argument(
        "--tags", type=_shares, metavar="TAG:SHARE,...", help="eng:1,fra:0.5; default: all alike"
    )
    made.add_argument(
        "--warm-start", type=Path, metavar="DIR", help="begin with the averaged weights of another run"
    )
    _tune(made, rate=1.5e-3, warmup=300, batch_tokens=5000)


def _finetune(commands: "Commands") -> None:
    made = _add(commands, "finetune", "teach a published model with pairs of your own", _run, _slices)
    made.add_argument("--base", required=True, metavar="MODEL", help="a catalogue name, or a directory")
    made.add_argument("--pairs", type=Path, required=True, metavar="FILE", help=".tmx, .tsv, or Moses files")
    made.add_argument("--source", default="ar", metavar="LANGUAGE", help="default: ar")
    made.add_argument("--target", required=True, metavar="LANGUAGE")
    made.add_argument("--replay", type=Path, metavar="DIR", help="prepared data of the original mix")
    made.add_argument(
        "--replay-share", type=_share, default=0.5, metavar="SHARE", help="of the examples; default: 0.5"
    )
    made.add_argument("--name", metavar="NAME", help="of the new model; default: that of --out")
    _tune(made, rate=1e-4, warmup=50, batch_tokens=2500)


def _export(commands: "Commands") -> None:
    made = _add(commands, "export", "write a model's directory from a run")
    made.add_argument("--data", type=Path, required=True, metavar="DIR", help="what it was trained on")
    made.add_argument("--run", type=Path, required=True, metavar="DIR", help="what `train --out` wrote")
    made.add_argument("--out", type=Path, required=True, metavar="DIR")
    made.add_argument("--name", default="barqiya-base", metavar="NAME", help="default: barqiya-base")
    made.add_argument(
        "--targets", type=_names, default="", metavar="TAGS", help="default: all it was trained on"
    )
    made.add_argument("--scores", type=Path, metavar="FILE", help="what `python -m evaluation run` printed")
    made.add_argument(
        "--doubt-below", type=float, metavar="X", help="what `python -m evaluation doubt` recommends"
    )
    made.add_argument("--summarizes", action="store_true", help="offer its headlines and summaries too")


def _evaluate(commands: "Commands") -> None:
    made = _add(commands, "evaluate", "score a model on test sets, by `python -m evaluation run`")
    made.add_argument("model", metavar="MODEL", help="a catalogue name, or its directory")
    made.add_argument("--sets", default="wire-dev", metavar="SETS", help="default: wire-dev")
    made.add_argument("--pairs", default="ar-en", metavar="PAIRS", help="default: ar-en")
    made.add_argument("--data", type=Path, metavar="DIR", help="where the sets are")
    made.add_argument("--threads", type=_whole, metavar="N", help="default: all cores")
    made.add_argument("--format", default="table", choices=["table", "json"], help="default: table")


def _plot(commands: "Commands") -> None:
    made = _add(commands, "plot", "draw loss and chrF of a run")
    made.add_argument("log", type=Path, metavar="LOG", help="a log.jsonl")
    made.add_argument("--out", type=Path, required=True, metavar="FILE", help=".svg or .png")


def _run(made: argparse.ArgumentParser) -> None:
    made.add_argument("--out", type=Path, required=True, metavar="DIR", help="checkpoints, weights and log")
    budget = made.add_mutually_exclusive_group(required=True)
    budget.add_argument("--minutes", type=_positive, metavar="N", help="the budget of all slices together")
    budget.add_argument("--steps", type=_whole, metavar="N", help="the same in steps: repeats exactly")


def _slices(made: argparse.ArgumentParser) -> None:
    made.add_argument("--slice-minutes", type=_positive, metavar="N", help="then stop, to go on later")
    made.add_argument("--slice-steps", type=_whole, metavar="N", help="the same in steps")
    made.add_argument("--save-minutes", type=_positive, default=5.0, metavar="N", help="default: 5")
    made.add_argument("--watch-minutes", type=_positive, default=15.0, metavar="N", help="default: 15")
    made.add_argument("--log-steps", type=_whole, default=50, metavar="N", help="default: 50")
    made.add_argument("--threads", type=_whole, metavar="N", help="default: all cores")
    made.add_argument(
        "--recorded", action="store_true", help="on one GPU: record each shape of a step once, and replay it"
    )


def _tune(made: argparse.ArgumentParser, *, rate: float, warmup: int, batch_tokens: int) -> None:
    made.add_argument("--rate", type=_positive, default=rate, help=f"the peak; default: {rate:g}")
    made.add_argument("--warmup", type=int, default=warmup, metavar="STEPS", help=f"default: {warmup}")
    made.add_argument("--decay", type=_share, default=1 / 3, metavar="SHARE", help="default: 1/3")
    made.add_argument(
        "--batch-tokens",
        type=_whole,
        default=batch_tokens,
        metavar="N",
        help=f"default: {batch_tokens}",
    )
    made.add_argument("--dropout", type=_share, default=0.1, metavar="SHARE", help="default: 0.1")
    made.add_argument(
        "--consistency",
        type=_weight,
        default=0.0,
        metavar="ALPHA",
        help="R-Drop: two passes under different dropouts are to agree, at twice the cost; default: 0, none",
    )
    made.add_argument(
        "--consistency-after", type=_share, default=0.0, metavar="SHARE", help="of the budget; default: 0"
    )
    made.add_argument("--seed", type=int, default=1, metavar="N", help="default: 1")


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _positive(text: str) -> float:
    value = float(text)
    if not value > 0:
        raise argparse.ArgumentTypeError(f"{text} is not above 0")
    return value


def _weight(text: str) -> float:
    value = float(text)
    if not 0 <= value < math.inf:
        raise argparse.ArgumentTypeError(f"{text} is not 0 or more")
    return value


def _whole(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return value


def _share(text: str) -> float:
    value = float(text)
    if not 0 <= value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not from 0 to below 1")
    return value


def _size(text: str) -> tuple[int, ...]:
    if text not in _SHAPES:
        raise argparse.ArgumentTypeError(f"there is no size {text}, but {' and '.join(_SHAPES)}")
    return _SHAPES[text]


def _shape(text: str) -> tuple[int, ...]:
    try:
        numbers = tuple(map(int, text.split(",")))
    except ValueError:
        numbers = ()
    if len(numbers) != 5 or min(numbers) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not five numbers, such as 384,1536,8,6,2")
    if numbers[0] % (2 * numbers[2]):
        raise argparse.ArgumentTypeError(f"the width {numbers[0]} has to be a multiple of twice the heads")
    return numbers


def _shares(text: str) -> dict[str, float]:
    """`eng:1,fra:0.5`; a tag alone has share 1."""
    try:
        parts = (name.partition(":") for name in _names(text))
        return {tag: float(share or 1) for tag, _, share in parts}
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not of the form eng:1,fra:0.5") from None
