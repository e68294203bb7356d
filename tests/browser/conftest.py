"""A server of its own, a real browser, and visits that a test pays; where no browser is, all is skipped."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Literal
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from filelock import FileLock

from tests.browser.newsroom import COUNT_FRAMES, Newsroom

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

PROJECT = Path(__file__).parents[2]
# The first is the same browser without a window to draw, and opens a page in two thirds of the time.
_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, _BROWSERS)), None)
Scheme = Literal["light", "dark"]
_PATIENCE = 90_000  # ms: two cores that are shared with other work


@dataclass(frozen=True, slots=True)
class Server:
    """The web desk as a user starts it, with the embedded model and folders that nobody else has."""

    url: str  # without a slash at its end
    pid: int
    data: Path
    told_after: float  # seconds from the start until the address was printed
    ready_after: float  # until the page was there


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The page in a browser is tested where there is one."""
    if CHROMIUM is None:
        missing = pytest.mark.skip(reason="chromium is not on this machine")
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(missing)


@pytest.fixture(scope="module", autouse=True)
def _one_at_a_time(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Of several test processes one at a time drives a browser, which wants a core for itself."""
    with FileLock(tmp_path_factory.getbasetemp().parent / "browser.lock"):
        yield


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with started(tmp_path_factory.mktemp("desk")) as running:
        yield running


@contextmanager
def started(folder: Path, **settings: str) -> Iterator[Server]:
    """`settings` are BARQIYA_* variables, in small letters and without that prefix."""
    port, began = _free_port(), time.monotonic()
    own = {"port": str(port), "host": "127.0.0.1", "data_dir": str(folder / "data")}
    own |= {"cache_dir": str(folder / "cache"), "models_dir": str(folder / "models"), **settings}
    (folder / "settings.toml").write_text("")  # a user's own file is not what is tested
    env = {name: value for name, value in os.environ.items() if not name.startswith("BARQIYA_")}
    env |= {f"BARQIYA_{name.upper()}": value for name, value in own.items()}
    env |= {"BARQIYA_SETTINGS": str(folder / "settings.toml"), "HF_HUB_OFFLINE": "1"}
    log = (folder / "log").open("w+")
    process = subprocess.Popen(
        [sys.executable, "-u", "app.py"], cwd=PROJECT, env=env, stdout=subprocess.PIPE, stderr=log, text=True
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        told = time.monotonic() - began
        assert f"http://127.0.0.1:{port}" in line
        _wait_for(f"http://127.0.0.1:{port}/", process, log.name)
        ready = time.monotonic() - began
        yield Server(f"http://127.0.0.1:{port}", process.pid, folder / "data", told, ready)
    finally:
        process.terminate()
        process.wait(timeout=60)
        if process.stdout is not None:
            process.stdout.close()
        log.close()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(url: str, process: "subprocess.Popen[str]", log: str) -> None:
    clock, deadline = Event(), time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(url, timeout=30) as answer:
                assert answer.status == 200
                return
        except (URLError, ConnectionError):
            clock.wait(0.1)
    pytest.fail(f"the server does not answer: {Path(log).read_text()}")


@pytest.fixture(scope="package")
def browser() -> "Iterator[Browser]":
    """Ends with this package: its event loop would be in the way of other tests'."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        sync_api.expect.set_options(timeout=_PATIENCE)
        opened = playwright.chromium.launch(executable_path=CHROMIUM)
        yield opened
        opened.close()


@dataclass(frozen=True, slots=True)
class Screen:
    """What a user looks at; under 500 pixels of width it is a phone's, and touched."""

    width: int = 1280
    height: int = 900


class Windows:
    """Browser windows by their screen; pages in one share what is fetched, as a user's tabs do."""

    def __init__(self, browser: "Browser") -> None:
        self._browser = browser
        self._shared: dict[Screen, BrowserContext] = {}
        self._free: list[BrowserContext] = []

    def shared(self, screen: Screen) -> "BrowserContext":
        if screen not in self._shared:
            self._shared[screen] = self._new(screen)
        return self._shared[screen]

    def take(self) -> "BrowserContext":
        """For a user of its own: a browser opens six connections to a host, and a page keeps one or two."""
        return self._free.pop() if self._free else self._new(Screen())

    def give_back(self, window: "BrowserContext") -> None:
        """Without its pages, which alone keep what a user did: the next user comes to a warm browser."""
        self._free.append(window)

    def _new(self, screen: Screen) -> "BrowserContext":
        context = self._browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            locale="en-GB",
            has_touch=screen.width < 500,
            reduced_motion="reduce",
        )
        context.set_default_timeout(_PATIENCE)
        context.add_init_script(COUNT_FRAMES)
        return context


@pytest.fixture(scope="package")
def windows(browser: "Browser") -> Windows:
    return Windows(browser)


@pytest.fixture
def visit(server: Server, windows: Windows) -> Iterator[Callable[..., Newsroom]]:
    """Opens the page once more; at the end of a test every visit is held to its manners."""
    visits: list[Newsroom] = []
    alone: list[BrowserContext] = []

    def opened(
        path: str = "/", *, user: bool = False, wait: bool = True, scheme: Scheme = "light", **screen: int
    ) -> Newsroom:
        context = windows.take() if user else windows.shared(Screen(**screen))
        alone.extend([context] if user else [])
        visits.append(Newsroom(context.new_page(), server.url))
        visits[-1].page.emulate_media(color_scheme=scheme)
        visits[-1].begin_to_open(path)
        if wait:
            visits[-1].wait_until_open()
        return visits[-1]

    yield opened
    complaints = [complaint for each in visits for complaint in each.complaints]
    for each in visits:
        each.page.close()
    for window in alone:
        windows.give_back(window)
    assert complaints == []


@pytest.fixture(scope="module")
def _open_all_along(server: Server, windows: Windows) -> Iterator[Newsroom]:
    desk = Newsroom(windows.shared(Screen()).new_page(), server.url)
    desk.open()
    yield desk
    desk.page.close()


@pytest.fixture
def desk(_open_all_along: Newsroom) -> Iterator[Newsroom]:
    """The page that a module's tests use one after another, as an editor does; each with its manners."""
    yield _open_all_along
    complaints = list(_open_all_along.complaints)
    _open_all_along.complaints.clear()
    assert complaints == []
