"""The tab *Digest*: files are dropped, their events seen, the digest read and taken away."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FilePayload, expect

from tests.browser.newsroom import Newsroom
from tests.browser.test_access import TABS, screen, violations

Visit = Callable[..., Newsroom]

HOSTILE = "تصحيح: <img src=x onerror=alert(1)> ${alert(2)} {{alert(3)}} 47 قتيلا في زلزال وادي الرمال"
STORIES = (
    {
        "id": "quake-1",
        "title": "41 قتيلا في زلزال يضرب وادي الرمال",
        "text": "قتل 41 شخصا في زلزال قوي ضرب محافظة وادي الرمال فجر الجمعة، بحسب ما أعلن الدفاع المدني.\n"
        "وتواصل فرق الإنقاذ البحث عن ناجين تحت الأنقاض في بلدة عين السدر.",
        "source": "وكالة الساحل",
        "published": "2026-11-27T03:40:00Z",
    },
    {
        "id": "quake-2",
        "title": HOSTILE,
        "text": "قتل 47 شخصا في زلزال قوي ضرب محافظة وادي الرمال فجر الجمعة، بحسب ما أعلن الدفاع المدني.\n"
        "وتواصل فرق الإنقاذ البحث عن ناجين تحت الأنقاض في بلدة عين السدر.",
        "source": "وكالة الساحل",
        "published": "2026-11-27T05:15:00Z",
        "url": "javascript:alert(4)",
    },
)
FEED = "\n".join([*(json.dumps(story) for story in STORIES), "{this is no JSON"])
MARKET = "سوق السمك في مرسى النخيل يعيد فتح أبوابه\nأعلنت بلدية مرسى النخيل إعادة فتح سوق السمك بعد عامين."
FILES = (("coast.jsonl", FEED), ("market.txt", MARKET))

_DROP = """([files, kind]) => {
  const dataTransfer = new DataTransfer();
  for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
  const button = document.querySelector("#bq-digest-upload");
  button.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
}"""


def opened(desk: Newsroom) -> Newsroom:
    desk.tab(TABS.index("digest"))
    expect(desk.page.locator("#bq-digest-upload")).to_be_visible()
    return desk


def made(desk: Newsroom) -> None:
    desk.page.locator("#bq-digest-run").click()
    expect(desk.page.locator("#bq-digest-run")).to_be_disabled()
    expect(desk.page.locator("#bq-digest-run")).to_be_enabled()
    expect(desk.page.locator(".bq-edition article")).to_have_count(2)


def test_from_dropped_files_to_digests_in_two_languages(visit: Visit, tmp_path: Path) -> None:
    desk = opened(visit())
    desk.page.evaluate(_DROP, [[list(file) for file in FILES], "drop"])
    events = desk.page.locator(".bq-events > ol > li")
    expect(events).to_have_count(2)
    expect(desk.page.locator(".bq-faults")).to_contain_text("coast.jsonl, line 3")
    expect(events.first).to_contain_text("<img src=x onerror=alert(1)> ${alert(2)} {{alert(3)}}")
    events.first.locator("summary").click()
    expect(events.first.locator(".bq-versions .bq-news")).to_be_visible()
    expect(events.locator("a, img")).to_have_count(0)
    desk.page.locator("#bq-digest-languages").get_by_label("French", exact=True).check()
    made(desk)
    edition = desk.page.locator(".bq-edition")
    expect(edition).to_have_attribute("lang", "en")
    edition.locator("details").first.locator("summary").click()
    expect(edition.locator("blockquote").first).to_have_attribute("dir", "rtl")
    found = {}
    for scheme in ("light", "dark"):
        desk.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        expect(desk.page.locator("body.dark")).to_have_count(int(scheme == "dark"))
        screen(desk, f"digest-{scheme}")
        found[scheme] = violations(desk)
    assert found == {"light": [], "dark": []}
    desk.page.locator("#bq-digest-tag").get_by_label("French").check()
    expect(edition).to_have_attribute("lang", "fr")
    with desk.page.expect_download() as download:
        desk.page.locator("#bq-digest-download").click()
    assert download.value.suggested_filename == "digest.fr.html"
    download.value.save_as(tmp_path / "digest.html")
    assert '<html lang="fr"' in (tmp_path / "digest.html").read_text(encoding="utf-8")


def test_a_digest_is_stopped_from_the_keyboard(visit: Visit) -> None:
    desk = opened(visit())
    desk.page.locator("#bq-digest-sample").press("Enter")
    expect(desk.page.locator(".bq-events > ol > li").first).to_be_visible()
    for language in ("French", "Spanish", "German"):
        desk.page.locator("#bq-digest-languages").get_by_label(language, exact=True).press("Space")
    run, stop = desk.page.locator("#bq-digest-run"), desk.page.locator("#bq-digest-stop")
    told = desk.page.locator("#bq-digest-told [aria-live]")
    run.press("Enter")
    expect(told).to_be_focused()
    expect(told.locator("progress")).to_be_visible()
    stop.press("Enter")
    expect(told).to_be_focused()
    expect(told).to_contain_text("stopped")
    expect(run).to_be_enabled()
    expect(stop).to_be_disabled()
    expect(desk.page.locator("#bq-digest-languages").get_by_label("German", exact=True)).to_be_checked()


def test_the_digest_in_arabic_on_a_phone(visit: Visit) -> None:
    desk = opened(visit("/ar/", width=390, height=844))
    with desk.page.expect_file_chooser() as chooser:
        desk.page.locator("#bq-digest-upload").click()
    chooser.value.set_files([FilePayload(name="bad.docx", mimeType="", buffer=b"PK\x03\x04 damaged")])
    expect(desk.page.locator("#bq-digest-read .bq-failed")).to_contain_text("bad.docx")
    with desk.page.expect_file_chooser() as chooser:
        desk.page.locator("#bq-digest-upload").click()
    chooser.value.set_files(
        [FilePayload(name=name, mimeType="", buffer=text.encode()) for name, text in FILES]
    )
    expect(desk.page.locator(".bq-events > ol > li")).to_have_count(2)
    expect(desk.page.locator(".bq-failed:visible")).to_have_count(0)
    made(desk)
    expect(desk.page.locator(".bq-edition")).to_have_attribute("dir", "rtl")
    screen(desk, "digest-ar-phone")
    assert violations(desk) == []
    assert desk.overflow() <= 0
