"""What building a page leaves behind."""

import asyncio
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def closed_loops(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Gradio begins an event loop with every page that is built, and never closes it."""
    opened = []
    begin = asyncio.new_event_loop

    def kept() -> asyncio.AbstractEventLoop:
        opened.append(begin())
        return opened[-1]

    monkeypatch.setattr(asyncio, "new_event_loop", kept)
    yield
    asyncio.set_event_loop(None)
    for loop in opened:
        if not loop.is_running():
            loop.close()
