"""How often the number check is wrong: on human translations, and on the same with one number changed.

`python -m evaluation checks --eval FOLDER` measures it on the wire stories that come with the project and on
FLORES-200 dev and NTREX-128 where the folder holds them.
"""

import argparse
import json
import random
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import product
from pathlib import Path

from evaluation.arguments import DATA
from evaluation.commands.names import names
from evaluation.console import console
from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.finding import find_set
from evaluation.perturbations import Perturbation, change_a_number, drop_a_number
from service.checks.check import Pair
from service.checks.numbers import NumberCheck
from service.errors import InputError
from service.languages import Language

WIRE = "wire-dev"
SETS = (WIRE, "flores-dev", "ntrex")
LANGUAGES = ("en", "fr", "es", "de")  # whose number words are read, and can be changed
SEED = 20_261_126

Damage = Callable[[str, str, random.Random], Perturbation | None]


@dataclass(frozen=True, slots=True)
class Recall:
    """References with one fault made in each, and how many of the faults were noticed."""

    made: int
    noticed: int

    @property
    def share(self) -> float:
        return self.noticed / max(1, self.made)


@dataclass(frozen=True, slots=True)
class Calibration:
    """The number check on one set in one language.

    An alarm on a line that is known to be at fault is right, every other is false. The recalls are taken on
    the references that pass, with one number changed or left out in each.
    """

    name: str
    language: str
    sentences: int
    with_number: int
    alarms: tuple[int, ...]  # lines, from 1
    known_faults: int  # among the alarms
    changed: Recall
    dropped: Recall
    pairs_per_minute: int

    @property
    def false_alarms(self) -> float:
        """Their share of the sentences that hold a number."""
        return (len(self.alarms) - self.known_faults) / max(1, self.with_number)


def calibrate(name: str, bitext: Bitext, target: Language) -> Calibration:
    """Measures the check on a set; the same every time, the speed aside."""
    check, began = NumberCheck(), time.process_time()
    pairs = [Pair(*texts, target) for texts in zip(bitext.sources, bitext.references, strict=True)]
    scores = [check.score(pair) for pair in pairs]
    seconds = time.process_time() - began
    alarms = [line for line, score in enumerate(scores, 1) if not check.accept(score)]
    passed = [pair for pair, score in zip(pairs, scores, strict=True) if check.accept(score)]
    faults = known_faults(name, target.tag)
    return Calibration(
        name=name,
        language=target.tag,
        sentences=len(pairs),
        with_number=sum(score.stated for score in scores),
        alarms=tuple(alarms),
        known_faults=sum(line in faults for line in alarms),
        changed=_recall(check, passed, change_a_number),
        dropped=_recall(check, passed, drop_a_number),
        pairs_per_minute=round(60 * len(pairs) / max(seconds, 1e-6)),
    )


def _recall(check: NumberCheck, passed: Sequence[Pair], damage: Damage) -> Recall:
    chance, made, noticed = random.Random(SEED), 0, 0
    for pair in passed:
        damaged = damage(pair.target, pair.language.tag, chance)
        if damaged is not None:
            made += 1
            noticed += not check.accept(check.score(Pair(pair.source, damaged.target, pair.language)))
    return Recall(made, noticed)


@cache
def known_faults(name: str, tag: str) -> frozenset[int]:
    """The lines, from 1, of a set whose reference or source is at fault, as far as they were read."""
    path = Path(__file__).with_name("reference_faults.toml")
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get(name, [])
    return frozenset(row["line"] for row in rows if tag in row.get("languages", (tag,)))


def main(argv: Sequence[str]) -> None:
    """Runs `python -m evaluation checks`; nothing is printed before all of it is measured."""
    options = _parser().parse_args(argv)
    pairs = [LanguagePair.parse(f"ar-{name}") for name in names(options.languages, "--languages")]
    rows = list(_rows(_folder(options.eval), pairs))
    if not rows:
        hint = f"name a folder that has {' or '.join(SETS[1:])}, or some of --languages {','.join(LANGUAGES)}"
        raise InputError("there is no set to measure on in these languages", hint)
    if options.format == "json":
        json.dump([_value(row) for row in rows], sys.stdout, indent=2)
        sys.stdout.write("\n")
    else:
        _print(rows)


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m evaluation checks",
        description="Measures the number check on human translations, and with one number changed in each.",
    )
    made.add_argument(
        "--eval",
        type=Path,
        metavar="FOLDER",
        help="where flores-dev and ntrex are; default: ../shared/eval beside the project",
    )
    made.add_argument("--languages", default=",".join(LANGUAGES), metavar="TAGS", help="default: en,fr,es,de")
    made.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    return made


def _folder(given: Path | None) -> Path:
    """The one that was named has to be there; the usual one may be missing."""
    if given is not None and not given.is_dir():
        raise InputError(f"there is no folder {given}", f"name one that has {' or '.join(SETS[1:])}")
    return given or DATA


def _rows(folder: Path, pairs: Sequence[LanguagePair]) -> Iterator[Calibration]:
    """A row for each set that is there and each pair; the wire stories come with the project."""
    for name, pair in product(SETS, pairs):
        if pair.target.tag in LANGUAGES if name == WIRE else (folder / name).is_dir():
            yield calibrate(name, find_set(name, folder).bitext(pair), pair.target)


def _value(row: Calibration) -> dict[str, object]:
    shares = {"changed": row.changed.share, "dropped": row.dropped.share, "false_alarms": row.false_alarms}
    return asdict(row) | {"shares": {name: round(share, 4) for name, share in shares.items()}}


def _print(rows: Sequence[Calibration]) -> None:
    from rich.table import Table

    table = Table("set", "to", "sentences", "with a number", "alarms", "of them right", "false alarms")
    for column in ("changed: found", "left out: found", "pairs/min"):
        table.add_column(column, justify="right")
    for row in rows:
        counts = (row.sentences, row.with_number, len(row.alarms), row.known_faults)
        shares = (f"{row.false_alarms:.2%}", f"{row.changed.share:.1%}", f"{row.dropped.share:.1%}")
        table.add_row(row.name, row.language, *map(str, counts), *shares, f"{row.pairs_per_minute:,}")
    console().print(table)
