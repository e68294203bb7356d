"""An editor's evening: paste, compare, correct, take away, vote; and what is remembered the next day."""

import csv
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Route, expect

from tests.browser.newsroom import Newsroom
from tests.browser.stories import PARAGRAPHS, SHORT, long_story

Visit = Callable[..., Newsroom]

WORDING = "The Kremlin, said an editor, exchanged rifles as gifts."
_SENDING = re.compile("/gradio_api/(queue/join|run/)")


def held(desk: Newsroom) -> list[Route]:
    """What the page sends to the server from now on, and the test lets go."""
    routes: list[Route] = []

    def hold(route: Route) -> None:  # a method of a list is no handler for playwright
        routes.append(route)

    desk.page.route(_SENDING, hold)
    return routes


def asks_before_it_is_left(desk: Newsroom) -> bool:
    """Whether the browser would ask before it closes the page or loads it anew, which the page survives."""
    return not desk.page.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))")


def test_a_story_of_twenty_paragraphs_from_paste_to_memory(visit: Visit, tmp_path: Path) -> None:
    desk = visit()
    desk.choose("Column 2: language", "French")
    desk.translate(long_story())
    desk.wait_until_done()
    expect(desk.rows).to_have_count(PARAGRAPHS)
    for place, (tag, direction) in enumerate((("ar", "rtl"), ("en", "ltr"), ("fr", "ltr"))):
        cells = desk.rows.locator(f"td:nth-child({place + 2}) > p")
        expect(cells).to_have_count(PARAGRAPHS)
        languages = cells.evaluate_all("all => all.map(each => each.lang + ' ' + each.dir)")
        assert set(languages) == {f"{tag} {direction}"}
        assert all(text.strip() for text in cells.all_text_contents())

    desk.edit(0, 1, WORDING)
    expect(desk.segment(0, 1)).to_have_attribute("data-origin", "human")
    saved = desk.save("JSON", tmp_path)
    assert WORDING in saved.read_text(encoding="utf-8")

    desk.page.locator("#bq-add-column").click()
    expect(desk.page.locator("#bq-column-3")).to_be_visible()
    desk.page.reload()
    expect(desk.told).to_contain_text("story and columns are back")
    expect(desk.story).to_have_value(long_story())
    expect(desk.page.get_by_label("Column 2: language", exact=True)).to_have_value("French")
    expect(desk.page.locator("#bq-column-3")).to_be_visible()
    desk.page.locator("#bq-remove-column").click()
    expect(desk.page.locator("#bq-column-3")).to_be_hidden()
    desk.page.locator("#bq-run").click()
    desk.wait_until_done()
    expect(desk.segment(0, 1)).to_contain_text(WORDING)
    expect(desk.segment(0, 1)).to_have_attribute("data-origin", "human")

    desk.segment(0, 1).dblclick()
    desk.sheet.locator(".bq-edit-back").click()
    expect(desk.segment(0, 1)).not_to_contain_text(WORDING)


def test_pointing_at_a_sentence_shows_its_source(desk: Newsroom) -> None:
    desk.translate(SHORT)
    desk.wait_until_done()
    desk.segment(0, 1).hover()
    card = desk.sheet.locator(".bq-card")
    expect(card).to_be_visible()
    expect(card).to_contain_text("أعلنت وزارة الخارجية")
    lit = desk.sheet.locator("[data-segment].bq-lit")
    expect(lit).to_have_count(3)  # the source, and the sentence in both columns


def test_two_systems_beside_each_other_tell_what_they_cost(desk: Newsroom) -> None:
    desk.translate(SHORT)
    desk.wait_until_done()
    heads = desk.sheet.locator("thead th[data-phase]")
    assert "barqiya-base · beam 5" in (heads.nth(0).text_content() or "")
    assert "barqiya-base · greedy" in (heads.nth(1).text_content() or "")
    for place in range(2):
        for fact in ("Time", "Agreement", "To check", "CC-BY-SA-4.0"):
            expect(heads.nth(place)).to_contain_text(fact)


def test_downloads_are_what_they_say(desk: Newsroom, tmp_path: Path) -> None:
    desk.translate(SHORT)
    desk.wait_until_done()
    words = (desk.segment(0, 0).text_content() or "").split()[0]
    for form, suffix in (("Text", ".txt"), ("Markdown", ".md"), ("HTML", ".html"), ("XLIFF", ".xlf")):
        saved = desk.save(form, tmp_path)
        assert saved.suffix == suffix
        assert words in saved.read_text(encoding="utf-8")
    with zipfile.ZipFile(desk.save("Word (DOCX)", tmp_path)) as packed:
        assert words in packed.read("word/document.xml").decode()


def test_the_label_of_machine_translation_is_the_editors_to_drop(desk: Newsroom, tmp_path: Path) -> None:
    desk.translate(SHORT)
    desk.wait_until_done()
    assert "Machine translation" in desk.save("Text", tmp_path).read_text(encoding="utf-8")
    desk.page.get_by_label("Say that a machine translated it").uncheck()
    assert "Machine translation" not in desk.save("Text", tmp_path).read_text(encoding="utf-8")


def test_a_blind_vote_is_counted_and_can_be_taken_away(visit: Visit, tmp_path: Path) -> None:
    desk = visit()
    desk.page.locator("#bq-blind-mode input").check()
    desk.translate(long_story())
    desk.page.locator("#bq-ballot-left").wait_for()
    desk.wait_until_idle()
    view = desk.page.locator("#bq-ballot-view")
    assert "barqiya-base" not in (view.text_content() or "")
    desk.page.locator("#bq-ballot-left").click()
    expect(desk.page.locator("#bq-ballot-notice")).to_contain_text("barqiya-base")
    desk.tab(3)
    table = desk.page.locator("#bq-ranking table")
    expect(table).to_contain_text("barqiya-base · beam 5")
    expect(table).to_contain_text("barqiya-base · greedy")
    with desk.page.expect_download() as download:
        desk.page.locator("#bq-ranking-export").click()
    download.value.save_as(tmp_path / "votes.csv")
    with (tmp_path / "votes.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 1
    assert rows[0]["outcome"] == "left"


def test_stopping_keeps_the_page_alive(visit: Visit) -> None:
    desk = visit()
    desk.translate("\n".join(f"{line} وعددهم {n}." for n, line in enumerate(long_story().splitlines() * 8)))
    desk.segment(0, 0).wait_for()
    desk.page.locator("#bq-stop").click()
    expect(desk.sheet.locator('thead th[data-phase="cancelled"]').first).to_be_visible()
    expect(desk.sheet.locator('table[aria-busy="false"]')).to_be_visible()
    desk.wait_until_idle()
    desk.segment(0, 0).dblclick()
    expect(desk.sheet.locator(".bq-edit-why")).to_contain_text("not finished")
    assert desk.sheet.locator(".bq-edit, .bq-edit-open").count() == 0
    desk.translate(SHORT)
    desk.wait_until_done()


def test_a_second_correction_waits_for_the_first_and_what_is_typed_stays(
    desk: Newsroom, tmp_path: Path
) -> None:
    desk.translate(SHORT)
    desk.wait_until_done()
    box, save = desk.sheet.locator(".bq-edit textarea"), desk.sheet.locator(".bq-edit-save")
    sending = held(desk)
    desk.segment(0, 0).dblclick()
    box.fill("The first wording")
    save.click()
    expect(save).to_be_disabled()
    desk.segment(0, 1).dblclick()
    box.fill("The second wording.")
    expect(save).to_be_disabled()
    box.press("Control+Enter")
    assert len(sending) == 1
    sending[0].continue_()
    desk.page.unroute(_SENDING)
    expect(desk.segment(0, 0)).to_contain_text("The first wording")
    expect(box).to_have_value("The second wording.")
    expect(box).to_be_focused()
    save.click()
    expect(desk.segment(0, 1)).to_contain_text("The second wording.")
    expect(desk.segment(0, 0)).to_contain_text("The first wording")
    expect(box).to_have_count(0)
    saved = desk.save("Text", tmp_path).read_text(encoding="utf-8")
    assert "The first wording" in saved
    assert "The second wording." in saved


def test_a_correction_that_fails_can_be_mended_and_saved(desk: Newsroom) -> None:
    desk.translate(SHORT)
    desk.wait_until_done()
    desk.segment(1, 0).dblclick()
    box = desk.sheet.locator(".bq-edit textarea")
    box.fill("x" * 10_001)
    desk.sheet.locator(".bq-edit-save").click()
    expect(desk.told).to_have_attribute("role", "alert")
    box.fill("A shorter wording")
    desk.sheet.locator(".bq-edit-save").click()
    expect(desk.segment(1, 0)).to_contain_text("A shorter wording")


def test_what_is_typed_is_not_dropped_without_a_word(visit: Visit) -> None:
    desk = visit()
    desk.translate(SHORT)
    desk.wait_until_done()
    desk.segment(0, 0).dblclick()
    box = desk.sheet.locator(".bq-edit textarea")
    box.fill("Half a wording")
    assert asks_before_it_is_left(desk)
    leaving = (
        desk.page.locator("#bq-run"),
        desk.page.locator("a[data-language]").first,
        desk.segment(0, 1),
    )
    for away in leaving:
        away.dblclick() if away is leaving[-1] else away.click()
        assert [each for each in desk.complaints if "not saved" in each]  # which the test dismisses
        desk.complaints.clear()
        expect(box).to_have_value("Half a wording")


def test_translate_is_shut_while_its_work_waits_and_open_where_it_is_refused(desk: Newsroom) -> None:
    run = desk.page.locator("#bq-run")
    sending = held(desk)
    desk.translate(SHORT)
    expect(run).to_be_disabled()
    sending[0].fulfill(status=503, json={"detail": "the queue is full"})
    desk.page.unroute(_SENDING)
    expect(run).to_be_enabled()
    desk.complaints.clear()  # of what was refused
    run.click()
    desk.wait_until_done()
    expect(run).to_be_enabled()
