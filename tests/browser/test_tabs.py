"""The tabs beside *Translate and compare*."""

import re

from playwright.sync_api import expect

from tests.browser.newsroom import Newsroom


def test_a_summary_leads_to_the_sentences_that_it_stands_on(desk: Newsroom) -> None:
    desk.tab(1)
    desk.page.locator("#bq-summarise-story-shells").click()
    expect(desk.page.locator("#bq-summarise-story textarea")).not_to_have_value("")
    desk.page.locator("#bq-summarise-run").click()
    sentence = desk.page.locator('.bq-summary[data-phase="done"] .bq-sentence').first
    sentence.locator("summary").click()
    expect(sentence.locator("blockquote")).to_be_visible()
    link = sentence.locator("blockquote a")
    index = int((link.text_content() or "").strip()) - 1
    link.click()
    expect(desk.page.locator(f"#bq-told-{index}")).to_be_in_viewport()
    expect(desk.page).to_have_url(re.compile(rf"#bq-told-{index}$"))
    with desk.page.expect_download() as download:
        desk.page.locator("#bq-summarise-save").click()
    assert download.value.suggested_filename.endswith(".md")


def test_too_many_summaries_are_refused_in_one_sentence(desk: Newsroom) -> None:
    desk.tab(1)
    desk.page.locator("#bq-summarise-story-boat").click()
    expect(desk.page.locator("#bq-summarise-story textarea")).not_to_have_value("")
    for label in ("Paragraph", "Points", "Headline", "French"):
        desk.page.locator("#bq-summarise-style, #bq-summarise-language").get_by_label(label).check()
    desk.page.locator("#bq-summarise-run").click()
    expect(desk.page.locator("#bq-summarise-notice .bq-failed")).to_contain_text("8 summaries")


def test_models_can_be_looked_through_and_verified(desk: Newsroom) -> None:
    desk.tab(4)
    rows = desk.page.locator("#bq-models-list tbody tr")
    expect(rows.first).to_contain_text("barqiya-base")
    everything = rows.count()
    desk.page.get_by_label("Only what is on this machine").check()
    expect(rows).to_have_count(1)
    assert everything > 20
    desk.page.locator("#bq-models-verify").click()
    notice = desk.page.locator("#bq-models-notice .bq-notice")
    expect(notice).to_contain_text("barqiya-base is in order")


def test_a_pull_that_cannot_be_says_why(desk: Newsroom) -> None:
    """On a server that stays off the hub."""
    desk.tab(4)
    box = desk.page.get_by_label("Model", exact=True)
    box.fill("opus-mt-ar-ru")
    desk.page.get_by_role("option", name=re.compile("^opus-mt-ar-ru")).click()
    desk.page.locator("#bq-models-pull").click()
    expect(desk.page.locator("#bq-models-notice .bq-failed")).to_contain_text("HF_HUB_OFFLINE")
