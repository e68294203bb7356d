"""The page as an editor uses it: every click and every look that the tests share."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import ConsoleMessage, Dialog, Locator, Page, Request, expect

_OF_THE_BROWSER = ("data:", "blob:", "about:")
COUNT_FRAMES = """{
  const ask = window.requestAnimationFrame.bind(window);
  window.framesAsked = 0;
  window.requestAnimationFrame = (work) => {
    window.framesAsked += 1;
    return ask(work);
  };
}"""
_FRAMES_IN_A_SECOND = """() => {
  const before = window.framesAsked;
  return new Promise((tell) => setTimeout(() => tell(window.framesAsked - before), 1000));
}"""
_MARK = "tables => tables.forEach(each => { each.dataset.earlier = '' })"


class Newsroom:
    """One user's page; `complaints` are console errors, uncaught errors and requests to other hosts."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.complaints: list[str] = []
        self._host = urlsplit(url).netloc
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))
        page.on("request", self._on_request)
        page.on("dialog", self._on_dialog)

    def open(self, path: str = "/") -> None:
        self.begin_to_open(path)
        self.wait_until_open()

    def begin_to_open(self, path: str = "/") -> None:
        """Several pages may load at once."""
        self.page.goto(self.url + path, wait_until="commit")

    def wait_until_open(self) -> None:
        self.page.wait_for_load_state()
        self.story.wait_for()

    @property
    def story(self) -> Locator:
        return self.page.locator("#bq-story textarea")

    @property
    def sheet(self) -> Locator:
        return self.page.locator("#bq-sheet .bq-grid")

    @property
    def rows(self) -> Locator:
        return self.sheet.locator("tbody tr")

    @property
    def told(self) -> Locator:
        """The box that says what became of the last piece of work."""
        return self.page.locator("#bq-told .bq-notice")

    def tab(self, number: int) -> None:
        """By its place, from 0; on a phone those that find no room are behind a button."""
        name = self.page.locator(".tab-container.visually-hidden button").nth(number).text_content() or ""
        tab = self.page.get_by_role("tab", name=name, exact=True)
        if tab.count() == 0:
            self.page.locator(".overflow-menu > button").click()
            self.page.locator(".overflow-dropdown").get_by_role("button", name=name, exact=True).click()
        else:
            tab.click()

    def choose(self, label: str, option: str) -> None:
        """Of a list that opens; `label` is what stands over it."""
        box = self.page.get_by_label(label, exact=True)
        box.click()
        self.page.get_by_role("option", name=option, exact=True).click()
        expect(box).to_have_value(option)

    def translate(self, story: str) -> None:
        """Begins; what stands there of an earlier story is not taken for its end."""
        self.page.locator("#bq-sheet table").evaluate_all(_MARK)
        self.story.fill(story)
        self.page.locator("#bq-run").click()

    def wait_until_done(self, columns: int = 2) -> None:
        """Until every column of the last translation is over, and none has failed."""
        over = self.sheet.locator('table[aria-busy="false"]:not([data-earlier])')
        expect(over).to_be_visible()
        expect(over.locator('thead th[data-phase="done"]')).to_have_count(columns)

    def wait_until_idle(self) -> None:
        """Until the last answer is in: what is clicked before would be painted over by it."""
        expect(self.page.locator('#bq-told [data-testid="status-tracker"]')).to_have_class(re.compile("hide"))

    def segment(self, column: int, place: int) -> Locator:
        return self.sheet.locator(f'[data-column="{column}"][data-segment="{place}"]')

    def edit(self, column: int, place: int, wording: str) -> None:
        """As an editor does: twice on the sentence, write, save."""
        self.segment(column, place).dblclick()
        box = self.sheet.locator(".bq-edit textarea")
        box.fill(wording)
        self.sheet.locator(".bq-edit-save").click()
        expect(self.segment(column, place)).to_contain_text(wording)

    def upload(self, name: str, content: bytes) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.page.locator("#bq-story-upload").click()
        chooser.value.set_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})

    def save(self, form: str, folder: Path) -> Path:
        """Downloads the first column."""
        self.choose_form(form)
        with self.page.expect_download() as download:
            self.page.locator("#bq-download").click()
        path: Path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def choose_form(self, form: str) -> None:
        box = self.page.locator("#bq-take-form input")
        box.click()
        self.page.get_by_role("option", name=form, exact=True).click()

    def overflow(self) -> int:
        """Pixels by which the page is wider than the screen."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def frames_in_a_second(self) -> int:
        """How often the page asks for one, in a window that counts it."""
        return int(self.page.evaluate(_FRAMES_IN_A_SECOND))

    def _on_dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _on_console(self, message: ConsoleMessage) -> None:
        # Gradio tells of its own open stream when a reader leaves the page.
        if message.type == "error" and "AbortError" not in message.text:
            self.complaints.append(f"console: {message.text} ({message.location.get('url')})")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith(_OF_THE_BROWSER) and urlsplit(request.url).netloc != self._host:
            self.complaints.append(f"another host: {request.url}")
