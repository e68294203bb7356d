"""For everybody: by keyboard, by screen reader, in the dark, on a phone, in three languages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PROJECT
from tests.browser.newsroom import Newsroom
from tests.browser.stories import SAMPLE, SHORT

Visit = Callable[..., Newsroom]

TABS = ("translate", "summarise", "digest", "vote", "models")
LOOKS = (
    pytest.param({"scheme": "light"}, id="light"),
    pytest.param({"scheme": "dark"}, id="dark"),
    pytest.param({"width": 390, "height": 844}, id="phone"),
)

# A button that fades into being has the contrast of neither of its states.
_AT_REST = """() => Promise.allSettled(
  document.getAnimations().filter(each => each instanceof CSSTransition).map(each => each.finished)
)"""


def screen(desk: Newsroom, name: str, *, full_page: bool = True) -> None:
    folder = PROJECT / "build" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    desk.page.screenshot(path=Path(folder) / f"{name}.png", full_page=full_page)


def violations(desk: Newsroom) -> list[str]:
    """What axe-core calls serious or worse, with where it is."""
    desk.page.evaluate(_AT_REST)
    sync_axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    found = sync_axe.Axe().run(desk.page).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node.get('failureSummary', '')}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_every_tab_is_for_everybody(
    visit: Visit, look: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    desk = visit(**look)
    found, wide = {}, {}

    def audit(tab: str) -> None:
        screen(desk, f"{tab}-{request.node.callspec.id}")
        found[tab], wide[tab] = violations(desk), desk.overflow()

    desk.translate(SAMPLE.read_text(encoding="utf-8"))
    desk.wait_until_done()
    desk.wait_until_idle()
    audit("compare")
    desk.tab(TABS.index("summarise"))
    summarise(desk)
    audit("summarise")
    for tab, there in (("vote", "#bq-vote-start"), ("models", "#bq-models-list table")):
        desk.tab(TABS.index(tab))
        expect(desk.page.locator(there)).to_be_visible()
        audit(tab)
    assert found == {tab: [] for tab in found}
    assert max(wide.values()) <= 0, wide


def summarise(desk: Newsroom) -> None:
    """In two styles and two languages."""
    desk.page.locator("#bq-summarise-story-boat").click()
    expect(desk.page.locator("#bq-summarise-story textarea")).not_to_have_value("")
    desk.page.get_by_label("Points").check()
    desk.page.get_by_label("English", exact=True).check()
    desk.page.locator("#bq-summarise-run").click()
    expect(desk.page.locator('.bq-summary[data-phase="done"]')).to_have_count(4)


@pytest.mark.parametrize("path", ["/ar/", "/fr/"])
def test_the_page_in_other_languages_is_for_everybody(visit: Visit, path: str) -> None:
    desk = visit(path)
    desk.translate(SHORT)
    desk.wait_until_done()
    screen(desk, f"compare-{path.strip('/')}")
    assert violations(desk) == []
    assert desk.overflow() <= 0


def test_the_phone_speaks_arabic_without_sideways_scrolling(visit: Visit) -> None:
    desk = visit("/ar/", width=390, height=844)
    desk.translate(SHORT)
    desk.wait_until_done()
    screen(desk, "compare-ar-phone")
    assert desk.overflow() <= 0


def test_a_doubt_and_its_reason_are_on_one_screen(visit: Visit) -> None:
    desk = visit()
    desk.page.set_viewport_size({"width": 1280, "height": 800})
    desk.translate(SAMPLE.read_text(encoding="utf-8"))
    desk.wait_until_done()
    desk.sheet.evaluate("sheet => sheet.scrollIntoView()")
    doubted = desk.sheet.locator('tbody tr:nth-child(3) [data-column="0"].bq-doubted').first
    doubted.hover()
    card = desk.sheet.locator(".bq-card")
    expect(card).to_contain_text("To check")
    expect(card).to_be_in_viewport(ratio=1)
    screen(desk, "doubt", full_page=False)


def test_by_keyboard_alone(visit: Visit) -> None:
    desk = visit()
    press = desk.page.keyboard.press
    desk.story.focus()
    desk.page.keyboard.insert_text(SHORT)
    reached = []
    for _ in range(30):
        press("Tab")
        reached.append(desk.page.evaluate("document.activeElement.id"))
        if reached[-1] == "bq-run":
            break
    assert reached[-1] == "bq-run", reached
    press("Enter")
    expect(desk.page.locator("#bq-told [aria-live=polite]")).to_be_focused()
    desk.wait_until_done()
    expect(desk.page.locator("#bq-told [aria-live=polite]")).to_be_focused()
    for _ in range(30):
        press("Tab")
        if desk.page.evaluate("document.activeElement.dataset.segment") is not None:
            break
    expect(desk.segment(0, 0)).to_be_focused()
    press("ArrowDown")
    expect(desk.segment(0, 1)).to_be_focused()
    press("ArrowRight")
    expect(desk.segment(1, 1)).to_be_focused()
    press("Enter")
    desk.page.keyboard.press("ControlOrMeta+A")
    desk.page.keyboard.insert_text("The minister, says the keyboard, will visit Cairo.")
    press("Control+Enter")
    expect(desk.segment(1, 1)).to_contain_text("says the keyboard")
    expect(desk.segment(1, 1)).to_be_focused()
