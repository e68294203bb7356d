"""The tab *Models*: its buttons say what can be done now."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from service.errors import ModelError
from service.ui.tabs.models import _watched, _who_fetches, may_pull, models_tab
from tests.ui.desks import page_context

IDLE, BUSY = [True, True, False], [False, False, True]
"""Whether one can fetch, verify and stop."""


def watched(folder: Path, work: Iterator[str]) -> list[tuple[str, list[bool]]]:
    """Each notice, and which buttons can be pressed."""
    return [
        (told, [button.interactive for button in buttons])
        for told, _, *buttons in _watched(page_context(folder), "scripted", work)
    ]


def failing() -> Iterator[str]:
    yield "begun"
    raise ModelError("the hub does not answer", "try again")


def test_nothing_can_be_stopped_before_anything_runs(tmp_path: Path) -> None:
    with gr.Blocks(analytics_enabled=False) as page:
        models_tab(page_context(tmp_path))
    parts = {part.elem_id: part for part in page.blocks.values() if isinstance(part, gr.Button)}
    assert parts["bq-models-stop"].interactive is False
    stopping = next(
        each
        for each in page.fns.values()
        if (parts["bq-models-stop"]._id, "click") in each.targets and each.fn
    )
    assert stopping.fn
    told, _, *buttons = stopping.fn("scripted")
    assert "scripted" in told
    assert [button.interactive for button in buttons] == IDLE
    assert isinstance(stopping.inputs[0], gr.State)  # not what is chosen by then
    assert stopping.inputs[0] is stopping.outputs[1]
    assert stopping.outputs[2:] == [parts[f"bq-models-{name}"] for name in ("pull", "verify", "stop")]


def test_work_can_be_stopped_until_it_is_done(tmp_path: Path) -> None:
    assert watched(tmp_path, iter(["begun", "done"])) == [("begun", BUSY), ("done", BUSY), ("done", IDLE)]


def test_work_that_failed_can_be_stopped_no_more(tmp_path: Path) -> None:
    (*_, (told, pressed)) = watched(tmp_path, failing())
    assert "the hub does not answer" in told
    assert pressed == IDLE


def test_what_is_at_work_is_known_by_its_name(tmp_path: Path) -> None:
    steps = [name for _, name, *_ in _watched(page_context(tmp_path), "scripted", failing())]
    assert steps == ["scripted"] * 2


@pytest.mark.parametrize(
    ("settings", "client", "allowed"),
    [
        ({}, "127.0.0.1", True),
        ({}, "192.0.2.7", False),
        ({"auth": "desk:secret"}, "192.0.2.7", True),
        ({"pulls": "all"}, "192.0.2.7", True),
        ({"pulls": "none", "auth": "desk:secret"}, "127.0.0.1", False),
    ],
)
def test_not_every_visitor_fills_the_disk(
    tmp_path: Path, settings: dict[str, Any], client: str, allowed: bool
) -> None:
    context = page_context(tmp_path, **settings)
    request = SimpleNamespace(client=SimpleNamespace(host=client), headers={"host": "localhost:7860"})
    assert may_pull(context.desk.settings, request) == allowed
    with gr.Blocks(analytics_enabled=False) as page:
        models_tab(context)
    fetching = next(each for each in page.fns.values() if getattr(each.fn, "__name__", "") == "fetched")
    told = "".join(str(step[0]) for step in fetching.fn(request, "scripted"))
    assert ("cannot be fetched from here" in told) != allowed


@pytest.mark.parametrize(
    ("settings", "said"),
    [({}, "sits at this machine"), ({"pulls": "none"}, "cannot be fetched"), ({"auth": "a:b"}, "")],
)
def test_who_may_fetch_is_told_first(tmp_path: Path, settings: dict[str, Any], said: str) -> None:
    told = _who_fetches(page_context(tmp_path, **settings))
    assert said in told
    assert bool(told) == bool(said)
