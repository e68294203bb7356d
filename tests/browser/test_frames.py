"""How often a page that rests asks for a frame; the clock is a pretended one."""

from typing import TYPE_CHECKING

from tests.browser.conftest import PROJECT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCRIPT = PROJECT / "service" / "ui" / "frames.js"

_FOR_EVER = """() => {
  window.asked = 0;
  const next = () => { window.asked += 1; requestAnimationFrame(next); };
  requestAnimationFrame(next);
}"""
# As a movement does that begins after the endless one.
_FOR_A_SECOND = """() => {
  window.moves = 0;
  const began = performance.now();
  const next = () => {
    window.moves += 1;
    if (performance.now() - began < 1000) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""


def test_what_moves_has_every_frame_and_what_never_ends_has_one_a_second(browser: "Browser") -> None:
    page = browser.new_page()
    page.clock.install()
    page.add_script_tag(path=SCRIPT)
    page.evaluate(_FOR_EVER)
    page.clock.run_for(3_000)
    at_first = page.evaluate("window.asked")
    page.clock.run_for(20_000)
    later = page.evaluate("window.asked") - at_first
    page.evaluate(_FOR_A_SECOND)
    page.clock.run_for(2_000)
    assert at_first > 150
    assert 15 <= later <= 22
    assert page.evaluate("window.moves") > 50
    page.context.close()
