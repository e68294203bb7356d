"""The page of a digest in a browser: on a phone, in the dark, by a reader of screens, on paper."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from service.digest.edition import Basis, Edition, Figure, Telling
from service.digest.render.as_html import as_html
from tests.digest.render.editions import QUAKE, edition

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LANGUAGES = ("en", "fr", "ar", "fa")


def crowded(tag: str) -> Edition:
    """Many values of one figure, and names that no blank divides."""
    made = edition(tag)
    quake = made.entries[0]
    long = "w" * 150
    tellings = tuple(Telling(f"at least {number}", (Basis("quake-2", QUAKE),)) for number in range(40, 48))
    chains = tuple(
        tuple(replace(report, item=replace(report.item, source=long, title=long)) for report in chain)
        for chain in quake.chains
    )
    entry = replace(quake, figures=(Figure(long, tellings),), chains=chains)
    return replace(made, title=long, entries=(entry, *made.entries[1:]))


@pytest.fixture
def page(browser: "Browser", request: pytest.FixtureRequest) -> Iterator["Page"]:
    """A phone's window; the page's own policy would keep the audit's script out."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, bypass_csp=True, **request.param)
    yield context.new_page()
    context.close()


def opened(page: "Page", folder: Path, made: Edition) -> None:
    file = folder / "digest.html"
    file.write_bytes(as_html(made))
    page.goto(file.as_uri())


def open_all(page: "Page") -> None:
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true })")


@pytest.mark.parametrize("page", [{}], indirect=True)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_page_is_wider_than_a_phone(page: "Page", tmp_path: Path, tag: str):
    for made in (edition(tag), crowded(tag)):
        opened(page, tmp_path, made)
        open_all(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("page", [{}], indirect=True)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_page_is_for_everybody(page: "Page", tmp_path: Path, tag: str):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    opened(page, tmp_path, edition(tag))
    open_all(page)
    page.emulate_media(color_scheme="light")
    found = axe.Axe().run(page).response["violations"]
    page.emulate_media(color_scheme="dark")
    found += axe.Axe().run(page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_a_mark_opens_the_sentence_that_it_leads_to(page: "Page", tmp_path: Path):
    opened(page, tmp_path, edition())
    source = page.locator("blockquote", has_text=QUAKE)
    assert not source.is_visible()
    page.locator(".summary a").first.click()
    source.wait_for(state="visible")


@pytest.mark.parametrize("page", [{}], indirect=True)
def test_on_paper_all_is_told(page: "Page", tmp_path: Path):
    opened(page, tmp_path, edition())
    page.emulate_media(media="print")
    assert page.locator("blockquote").all()
    assert all(quote.bounding_box() for quote in page.locator("blockquote").all())
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
