"""The page itself: how fast it is there, what it loads, in which languages it speaks."""

import json
import time
from collections.abc import Callable
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Server
from tests.browser.newsroom import Newsroom

Visit = Callable[..., Newsroom]


def test_the_address_is_told_before_the_page_is_there(server: Server) -> None:
    assert server.told_after < 2
    assert server.told_after < server.ready_after / 2


def test_routes_beside_the_page_answer(server: Server) -> None:
    with urlopen(f"{server.url}/health") as answer:
        assert json.load(answer) == {"status": "ok"}
    with urlopen(f"{server.url}/models") as answer:
        assert any(each["name"] == "barqiya-base" and each["here"] for each in json.load(answer))


def test_once_it_is_up_the_page_comes_at_once(server: Server) -> None:
    durations = []
    for _ in range(5):
        began = time.monotonic()
        with urlopen(f"{server.url}/") as answer:
            answer.read()
        durations.append(time.monotonic() - began)
    assert min(durations) < 0.5


@pytest.mark.parametrize(
    ("path", "tag", "direction", "title"),
    [("/", "en", "ltr", "Barqiya"), ("/ar/", "ar", "rtl", "برقية"), ("/fr/", "fr", "ltr", "Barqiya")],
)
def test_the_page_speaks_its_language(visit: Visit, path: str, tag: str, direction: str, title: str) -> None:
    desk = visit(path)
    root = desk.page.locator("html")
    expect(root).to_have_attribute("lang", tag)
    expect(root).to_have_attribute("dir", direction)
    expect(desk.page).to_have_title(title)
    expect(desk.page.locator("h1")).to_have_text(title)
    assert desk.page.get_by_role("tab").count() >= 4


def test_a_change_of_language_keeps_the_story(desk: Newsroom) -> None:
    desk.story.fill("وصل الوزير إلى القاهرة.")
    desk.page.locator("a[data-language=fr]").click()
    expect(desk.page.locator("html")).to_have_attribute("lang", "fr")
    expect(desk.story).to_have_value("وصل الوزير إلى القاهرة.")


def test_arabic_is_written_from_right_to_left(desk: Newsroom) -> None:
    expect(desk.story).to_have_attribute("lang", "ar")
    assert desk.story.evaluate("box => getComputedStyle(box).direction") == "rtl"
