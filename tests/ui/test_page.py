"""The page as Gradio knows it."""

from inspect import isgeneratorfunction
from pathlib import Path

from service.ui.page import page
from tests.ui.desks import page_context


def test_only_work_that_grows_waits_in_line(tmp_path: Path) -> None:
    """A quick answer must end no stream that a click is about to wait on."""
    handlers = page(page_context(tmp_path)).fns.values()
    assert {handler.queue for handler in handlers if isgeneratorfunction(handler.fn)} == {True}
    assert {handler.queue for handler in handlers if not isgeneratorfunction(handler.fn)} == {False}


def test_nothing_of_the_page_is_an_interface_for_programs(tmp_path: Path) -> None:
    assert {handler.api_visibility for handler in page(page_context(tmp_path)).fns.values()} == {"private"}


def test_a_queue_with_nothing_in_it_is_seldom_looked_into(tmp_path: Path) -> None:
    """As often as Gradio does of itself, three pages at rest would take 8 % of a core."""
    assert page(page_context(tmp_path))._queue.sleep_when_free >= 0.01  # seconds
