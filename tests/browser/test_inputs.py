"""What hurts: one clear message in the page, nothing of it runs, and the session lives on."""

from playwright.sync_api import expect

from tests.browser.newsroom import Newsroom
from tests.browser.stories import SHORT, bomb

HOSTILE = (
    "وصل الوزير <script>alert(1)</script><img src=x onerror=alert(2)> إلى القاهرة.\n"
    "وقال ${alert(3)} {{constructor.constructor('alert(4)')()}} <b>إن</b> الاجتماع انتهى."
)


def refused(desk: Newsroom, said: str) -> None:
    """One alert, which says so, and after it a translation as ever."""
    expect(desk.page.locator(".bq-failed:visible")).to_have_count(1)
    expect(desk.page.locator(".bq-failed:visible")).to_contain_text(said)


def test_texts_that_cannot_be_translated_are_told_one_by_one(desk: Newsroom) -> None:
    for text, said in (
        ("", "There is no story yet"),
        (" \n\t ", "There is no story yet"),
        ("The minister arrived in Cairo.", "There is no Arabic"),
        ("\x01\x02\x7f", "There is no Arabic"),
        ("وصل الوزير إلى القاهرة. " * 9_000, "characters"),
    ):
        desk.translate(text)
        refused(desk, said)
    desk.translate(SHORT)
    desk.wait_until_done()
    expect(desk.page.locator(".bq-failed:visible")).to_have_count(0)


def test_files_that_cannot_be_read_are_told_one_by_one(desk: Newsroom) -> None:
    for name, content, said in (
        ("empty.txt", b"", "empty"),
        ("damaged.docx", b"PK\x03\x04 this is no archive", "damaged.docx"),
        ("bomb.docx", bomb(), "bomb.docx"),
        ("megabyte.txt", "وصل الوزير إلى القاهرة.\n".encode() * 25_000, "characters"),
        ("picture.txt", bytes(range(256)) * 40, "picture.txt"),
        ("paper.pdf", b"%PDF-1.7 and no more", "paper.pdf is a PDF file"),
    ):
        desk.upload(name, content)
        notice = desk.page.locator("#bq-story-notice .bq-failed")
        expect(notice).to_contain_text(said)
        expect(notice).to_have_count(1)
        expect(desk.page.locator(".toast-wrap")).to_be_hidden()
        with desk.page.expect_file_chooser():  # and no file is chosen
            desk.page.locator("#bq-story-upload").click()
        expect(notice).to_have_count(0)
    desk.story.fill("")
    desk.upload("story.txt", SHORT.encode())
    expect(desk.story).to_have_value(SHORT)


def test_a_file_of_more_than_5_mb_is_refused_in_the_page(desk: Newsroom) -> None:
    desk.upload("large.txt", "وصل الوزير إلى القاهرة.\n".encode() * 150_000)
    message = desk.page.locator(".toast-wrap, #bq-story-notice .bq-failed").first
    expect(message).to_be_visible()
    desk.complaints.clear()  # the browser writes the server's refusal into its console
    desk.story.fill("")
    desk.upload("story.txt", SHORT.encode())
    expect(desk.story).to_have_value(SHORT)


def test_markup_in_a_story_is_text(desk: Newsroom) -> None:
    """A dialog would be a complaint."""
    desk.translate(HOSTILE)
    desk.wait_until_done()
    source = desk.rows.locator("td.bq-source")
    expect(source.first).to_contain_text("<script>alert(1)</script><img src=x onerror=alert(2)>")
    expect(source.nth(1)).to_contain_text("${alert(3)} {{constructor.constructor('alert(4)')()}}")
    assert desk.sheet.locator("script, img, b:text('إن')").count() == 0


def test_a_page_with_scripts_is_read_as_its_text(desk: Newsroom) -> None:
    page = f"<html><body><script>alert('وصل')</script><p>{SHORT.splitlines()[1]}</p></body></html>"
    desk.upload("page.html", page.encode())
    expect(desk.story).to_have_value(SHORT.splitlines()[1])


def test_a_word_file_is_read(desk: Newsroom) -> None:
    import io

    from docx import Document

    document, content = Document(), io.BytesIO()
    for line in SHORT.splitlines():
        document.add_paragraph(line)
    document.save(content)
    desk.upload("story.docx", content.getvalue())
    expect(desk.story).to_have_value(SHORT)
