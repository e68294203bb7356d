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


def screen(desk: Newsroom, name: str, *, full_page: bool = True) -> None:
    folder = PROJECT / "build" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    desk.page.screenshot(path=Path(folder) / f"{name}.png", full_page=full_page)


def violations(desk: Newsroom) -> list[str]:
    """What axe-core calls serious or worse, with where it is."""
    sync_axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    found = sync_axe.Axe().run(desk.page).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node.get('failureSummary', '')}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_a_comparison_is_for_everybody(
    visit: Visit, look: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    desk = visit(**look)
    desk.translate(SAMPLE.read_text(encoding="utf-8"))
    desk.wait_until_done()
    screen(desk, f"compare-{request.node.callspec.id}")
    assert violations(desk) == []
    assert desk.overflow() <= 0


@pytest.mark.parametrize("look", LOOKS)
def test_the_other_tabs_are_for_everybody(
    visit: Visit, look: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    desk = visit(**look)
    look_name = request.node.callspec.id
    desk.tab(TABS.index("summarise"))
    desk.page.locator("#bq-summarise-story-boat").click()
    expect(desk.page.locator("#bq-summarise-story textarea")).not_to_have_value("")
    desk.page.get_by_label("Points").check()
    desk.page.get_by_label("English", exact=True).check()
    desk.page.locator("#bq-summarise-run").click()
    expect(desk.page.locator('.bq-summary[data-phase="done"]')).to_have_count(4)
    found = {"summarise": violations(desk)}
    wide = {"summarise": desk.overflow()}
    screen(desk, f"summarise-{look_name}")
    for name in ("vote", "models"):
        desk.tab(TABS.index(name))
        expect(
            desk.page.locator("#bq-models-list table" if name == "models" else "#bq-vote-start")
        ).to_be_visible()
        screen(desk, f"{name}-{look_name}")
        found[name], wide[name] = violations(desk), desk.overflow()
    assert found == {"summarise": [], "vote": [], "models": []}
    assert max(wide.values()) <= 0, wide


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
    desk = visit(height=800)
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
