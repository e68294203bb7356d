"""The tab *Models*: its buttons say what can be done now."""

from collections.abc import Iterator
from pathlib import Path

import gradio as gr

from service.errors import ModelError
from service.ui.tabs.models import _watched, models_tab
from tests.ui.desks import page_context

IDLE, BUSY = [True, True, False], [False, False, True]
"""Whether one can fetch, verify and stop."""


def watched(folder: Path, work: Iterator[str]) -> list[tuple[str, list[bool]]]:
    """Each notice, and which buttons can be pressed."""
    return [
        (told, [button.interactive for button in buttons])
        for told, *buttons in _watched(page_context(folder), work)
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
    told, *buttons = stopping.fn("scripted")
    assert "scripted" in told
    assert [button.interactive for button in buttons] == IDLE
    assert stopping.outputs[1:] == [parts[f"bq-models-{name}"] for name in ("pull", "verify", "stop")]


def test_work_can_be_stopped_until_it_is_done(tmp_path: Path) -> None:
    assert watched(tmp_path, iter(["begun", "done"])) == [("begun", BUSY), ("done", BUSY), ("done", IDLE)]


def test_work_that_failed_can_be_stopped_no_more(tmp_path: Path) -> None:
    (*_, (told, pressed)) = watched(tmp_path, failing())
    assert "the hub does not answer" in told
    assert pressed == IDLE
