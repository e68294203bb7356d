"""The command line's words. Imports nothing heavy, so that `--help` is instant."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

DATA = Path(__file__).parents[1].parent / "shared" / "eval"  # beside the project, where it is kept at all
WIRE_DEV = Path(__file__).parent / "data" / "wire-dev.jsonl"
ROWS = (
    "naive",
    "torch-batched",
    "torch",
    "ctranslate2",
    "translate_batch",
    "pipeline",
    "pipeline-no-retry",
    "batch",
)

EXIT_CODES = """exit codes:
  0    all went well
  1    something failed while it worked: an engine, a process
  2    a set, a system, a metric, a pair or an option that was asked for cannot be used
  130  stopped from the keyboard"""


def parser() -> argparse.ArgumentParser:
    """The whole grammar; `checks` reads its own words."""
    top = argparse.ArgumentParser(
        prog="python -m evaluation",
        description="Measures how well and how fast systems translate Arabic.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _run(commands)
    _speed(commands)
    _actors(commands)
    _doubt(commands)
    _stress(commands)
    _summaries(commands)
    _support(commands)
    _clusters(commands)
    commands.add_parser("checks", help="measure the checks on human translations", add_help=False)
    return top


def _add(commands: "Commands", name: str, text: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=text,
        description=f"{text[0].upper()}{text[1:]}.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _run(commands: "Commands") -> None:
    made = _add(commands, "run", "score systems on test sets")
    made.add_argument(
        "--systems",
        metavar="MODELS",
        help="models of the catalogue, with commas between them; lead or lexrank for summaries",
    )
    made.add_argument(
        "--outputs",
        action="append",
        default=[],
        metavar="NAME=FILE",
        help="a system by its output, a segment a line; repeatable",
    )
    made.add_argument(
        "--pairs", default="ar-en", metavar="PAIRS", help="ar-en,ar-fr; ar for summaries; default: ar-en"
    )
    made.add_argument(
        "--sets",
        default="wire-dev",
        metavar="SETS",
        help="wire-dev,ntrex,mine=PLACE, a folder or a file in a published layout; default: wire-dev",
    )
    made.add_argument(
        "--data",
        type=Path,
        default=DATA,
        metavar="FOLDER",
        help="where sets are, NAME/NAME.<lang> or NAME.<lang>; default: ../shared/eval beside the project",
    )
    made.add_argument(
        "--metrics",
        default="bleu,chrf,chrf++",
        metavar="METRICS",
        help="bleu, chrf, chrf++, ter, spbleu, comet; editorial: coverage, numbers, names, quotations, "
        "repetition, residue, script, length; summary: rouge1, rouge2, rougeL, support and others",
    )
    made.add_argument(
        "--baseline", metavar="NAME", help="the system that others are held against, by paired bootstrap"
    )
    made.add_argument(
        "--raw", action="store_true", help="segments straight to the engine, without the product"
    )
    made.add_argument("--lines", type=int, metavar="N", help="only the first N segments of each set")
    made.add_argument(
        "--report",
        type=Path,
        metavar="FOLDER",
        help="write report.html, report.md, report.json and leaderboard.json there",
    )
    made.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="of the report; default: none")
    made.add_argument("--save", type=Path, metavar="FOLDER", help="keep what the systems wrote there")
    _machine(made)
    made.add_argument("--engine", choices=["auto", "ctranslate2", "torch"], help="default: auto")


def _speed(commands: "Commands") -> None:
    made = _add(commands, "speed", "measure how fast a model translates, in the ways there are to run it")
    made.add_argument("--model", default="barqiya-base", metavar="MODEL", help="default: barqiya-base")
    made.add_argument(
        "--random", metavar="SHAPE", help="random weights of a real model's size instead: opus-mt, nllb-600m"
    )
    made.add_argument("--to", default="en", metavar="LANGUAGE", help="default: en")
    made.add_argument(
        "--sentences", type=int, metavar="N", help="default: 256; fewer with --random, and stated"
    )
    made.add_argument(
        "--repetitions", type=int, metavar="N", help="default: 3; with --random 1 where a model is large"
    )
    made.add_argument(
        "--rows", metavar="ROWS", help=f"ways to run it; default: all, which are {', '.join(ROWS)}"
    )
    made.add_argument("--price", type=float, metavar="PRICE", help="of the machine, for one hour")
    _machine(made)


def _actors(commands: "Commands") -> None:
    made = _add(commands, "actors", "measure a batch by Ray's actors against one process on as many cores")
    made.add_argument("--model", default="barqiya-base", metavar="MODEL", help="default: barqiya-base")
    made.add_argument("--to", default="en", metavar="LANGUAGE", help="default: en")
    made.add_argument("--actors", type=int, default=2, metavar="N", help="a core each; default: 2")
    made.add_argument("--sentences", type=int, default=4000, metavar="N", help="default: 4000")
    made.add_argument("--rounds", type=int, default=3, metavar="N", help="default: 3")
    made.add_argument("--format", default="table", choices=["table", "json"], help="default: table")


def _doubt(commands: "Commands") -> None:
    made = _add(commands, "doubt", "find the score under which a model's sentences are to be doubted")
    made.add_argument("--model", default="barqiya-base", metavar="MODEL", help="default: barqiya-base")
    made.add_argument("--to", default="en", metavar="LANGUAGE", help="default: en")
    made.add_argument("--data", type=Path, metavar="FILE", help="stories in JSON lines; default: wire-dev")
    made.add_argument("--stories", type=int, metavar="N", help="only the first N stories")
    _machine(made)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day, such as 2026-11-26") from None


def _stress(commands: "Commands") -> None:
    made = _add(
        commands, "stress", "measure how a model bears bad spelling, broken marks and misread letters"
    )
    made.add_argument("--model", default="barqiya-base", metavar="MODEL", help="default: barqiya-base")
    made.add_argument("--to", default="en", metavar="LANGUAGE", help="default: en")
    made.add_argument("--set", default="wire-dev", metavar="SET", help="as for run; default: wire-dev")
    made.add_argument("--data", type=Path, default=DATA, metavar="FOLDER", help="as for run")
    made.add_argument("--stories", type=int, default=20, metavar="N", help="only the first N; default: 20")
    made.add_argument(
        "--metrics", default="chrf,numbers,names,coverage", metavar="METRICS", help="as for run"
    )
    made.add_argument(
        "--distortions",
        metavar="NAMES",
        help="hamza, digits, quotes, ocr, dialect, one-line, scripts; default: all",
    )
    _machine(made)


def _support(commands: "Commands") -> None:
    made = _add(commands, "support", "hold the check of summaries against people's ratings of them")
    made.add_argument(
        "--data",
        type=Path,
        default=DATA / "xlsum" / "xlsum-ar.jsonl",
        metavar="FILE",
        help="stories in JSON lines with rated summaries; default: ../shared/eval/xlsum beside the project",
    )
    made.add_argument("--format", default="table", choices=["table", "json"], help="default: table")


def _clusters(commands: "Commands") -> None:
    made = _add(commands, "clusters", "hold clusters of stories against the events that they are about")
    made.add_argument(
        "--data",
        type=Path,
        default=WIRE_DEV,
        metavar="FILE",
        help="stories in JSON lines that name their events; default: wire-dev",
    )
    made.add_argument("--fit", type=Path, metavar="FILE", help="print the scores at all thresholds instead")
    made.add_argument(
        "--count",
        type=Path,
        metavar="FOLDER",
        help="print how many stories of a folder have each stem instead",
    )
    made.add_argument("--format", default="table", choices=["table", "json"], help="default: table")


def _summaries(commands: "Commands") -> None:
    made = _add(commands, "summaries", "measure ways to summarise, and what is best done first in English")
    made.add_argument(
        "--systems",
        default="lexrank,lexrank-1,lexrank-2,lead-1,lead-2,lead-3,textrank-1,textrank-2,"
        "lexrank-paragraph,lexrank-points",
        metavar="SYSTEMS",
        help="of stories; the first is what others are held against; default: all",
    )
    made.add_argument(
        "--headlines",
        default="lexrank-headline,lead-1,textrank-1",
        metavar="SYSTEMS",
        help="of headlines, which the stories are given without; default: all",
    )
    made.add_argument(
        "--orders", metavar="LANGUAGE", help="compare both orders into a language too, such as en"
    )
    made.add_argument("--model", default="barqiya-base", metavar="MODEL", help="default: barqiya-base")
    made.add_argument("--data", type=Path, default=DATA, metavar="FOLDER", help="as for run; for XL-Sum")
    made.add_argument("--stories", type=int, metavar="N", help="only the first N of each set")
    made.add_argument(
        "--fit",
        type=Path,
        metavar="FOLDER",
        help="print the weights of summaries/additions.toml, fitted to the stories of a folder, and stop",
    )
    _machine(made)


def _machine(made: argparse.ArgumentParser) -> None:
    made.add_argument("--beam-size", type=int, metavar="N", help="default: the model's own")
    made.add_argument("--device", metavar="DEVICE", help="auto, cpu, cuda, cuda:1 or mps; default: auto")
    made.add_argument("--threads", type=int, metavar="N", help="default: all cores")
    made.add_argument("--format", default="table", choices=["table", "json"], help="default: table")
