"""Rows to work on, and desks whose only model echoes."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from service.batch.ledger import Mark
from service.batch.output import Paths
from service.batch.plan import Plan
from service.batch.run import run_batch
from service.catalogue import Catalogue, Task
from service.depot import Depot
from service.desk import Desk
from service.engines.echo import EchoEngine
from service.engines.engine import Decoding, Engine, Output, Progress, Request
from service.engines.shelf import Shelf
from service.languages import language
from service.settings import Settings, load_settings
from tests.scripted_engine import PROFILE

PLACES = ("القاهرة", "بيروت", "تونس", "عمان", "الرباط")
TRANSLATE = Plan(Task.TRANSLATE, (language("en"),))


def row(number: int) -> dict[str, Any]:
    place = PLACES[number % len(PLACES)]
    dateline = f"{place} (برقية) - "
    return {
        "id": f"w-{number}",
        "title": f"خبر رقم {number} اليوم",
        "text": f"{dateline}قال الوزير إن {number} شخصا وصلوا.\nوأضاف المدير أن الاجتماع {number} انتهى أمس.",
        "published": "2026-11-26T08:00:00Z",
    }


def lines(count: int) -> list[str]:
    """Every seventh is bad."""
    return [
        json.dumps(row(number), ensure_ascii=False) if number % 7 != 3 else f'{{"id": {number}, "text": ""}}'
        for number in range(count)
    ]


def write(path: Path, rows: Sequence[str]) -> Path:
    path.write_text("".join(f"{each}\n" for each in rows), encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def open_echo_desk(home: Path, load: Callable[[Any], Engine] | None = None, **settings: object) -> Desk:
    """`load` brings another engine than the echo."""
    folders = {name: home / name for name in ("data_dir", "cache_dir", "models_dir")}
    known = load_settings({"BARQIYA_SETTINGS": str(_empty(home))}, **folders, **settings)
    catalogue = Catalogue((replace(PROFILE, name="echo", path=home),))
    depot = Depot(known.models_dir, catalogue)
    return Desk(known, catalogue, depot, Shelf(depot, known, load=load))


def open_slow_echo_desk(settings: Settings) -> Desk:
    """What a machine of a cluster has: it takes its time, so that a test can end it."""
    catalogue = Catalogue((replace(PROFILE, name="echo", path=Path()),))
    depot = Depot(settings.models_dir, catalogue)
    return Desk(settings, catalogue, depot, Shelf(depot, settings, load=lambda key: _SlowEcho(key.profile)))


class _SlowEcho(EchoEngine):
    def generate(
        self, requests: Sequence[Request], decoding: Decoding, progress: Progress | None = None
    ) -> list[Output]:
        time.sleep(0.1)
        return super().generate(requests, decoding, progress)


def _empty(home: Path) -> Path:
    path = home / "settings.toml"
    path.write_text("")
    return path


def finish(source: Path, target: Path, desk: Desk, plan: Plan = TRANSLATE, **others: Any) -> Mark:
    try:
        return run_batch(source, target, plan, desk, others.pop("progress", ignore), **others)
    finally:
        desk.close()


def ignore(_mark: Mark, _size: int) -> None: ...


def contents(target: Path) -> tuple[bytes, bytes]:
    """Rows and rejects."""
    return target.read_bytes(), Paths(target).rejects.read_bytes()
