"""Many at once: nobody sees what is another's, all come to an end, and the server does not grow."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Server
from tests.browser.newsroom import Newsroom
from tests.browser.stories import PARAGRAPHS, SHORT, long_story

Visit = Callable[..., Newsroom]

USERS = 10


def own_story(user: int) -> str:
    """The long story, with a last paragraph that nobody else has."""
    *lines, _last = long_story().splitlines()
    return "\n".join([*lines, f"وقال المراسل رقم {1000 + user}."])


def resident(pid: int) -> int:
    """Bytes of a process in memory."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))


def test_two_users_do_not_see_each_others_stories(visit: Visit) -> None:
    one, other = visit(user=True), visit(user=True)
    one.translate(SHORT)
    one.wait_until_done()
    assert other.story.input_value() == ""
    assert other.sheet.count() == 0
    other.translate("انتهى الاجتماع أمس في بيروت.")
    other.wait_until_done()
    expect(other.rows).to_have_count(1)
    expect(one.rows).to_have_count(2)


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="this system has no /proc")
def test_ten_sessions_at_once_all_end_and_none_is_mixed_up(visit: Visit, server: Server) -> None:
    desks = [visit(user=True, wait=False) for _ in range(USERS)]
    for desk in desks:
        desk.wait_until_open()
    sizes = []
    for _ in range(2):
        for user, desk in enumerate(desks):
            desk.translate(own_story(user))
        for user, desk in enumerate(desks):
            expect(desk.rows.last).to_contain_text(str(1000 + user))  # its own source, not a neighbour's
            desk.wait_until_done()
            expect(desk.rows).to_have_count(PARAGRAPHS)
        sizes.append(resident(server.pid))
    assert sizes[1] - sizes[0] < 60 << 20  # a second round of ten costs less than one model
    assert desks[0].frames_in_a_second() < 10  # an open page at rest leaves the processor alone


def test_who_waits_is_told_the_place_in_the_queue(visit: Visit) -> None:
    long = "\n".join(f"{line} وعددهم {n}." for n, line in enumerate(long_story().splitlines() * 4))
    desks = [visit(user=True, wait=False) for _ in range(4)]  # two work at once
    for desk in desks:
        desk.wait_until_open()
        desk.translate(long)
    expect(desks[-1].page.locator("#bq-told")).to_contain_text("queue")
    desks[-1].page.locator("#bq-stop").click()
    expect(desks[-1].told).to_have_text("Stopped before it began.")
    expect(desks[-1].page.locator("#bq-run")).to_be_enabled()
    for desk in reversed(desks):
        desk.page.close()  # which ends their work: the next test finds the server free
