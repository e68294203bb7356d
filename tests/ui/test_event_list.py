"""What was dropped as the page shows it."""

import pytest

from service.digest.feeds import Fault
from service.errors import InputError
from service.formats.reason_html import reason_html
from service.refusals import refusal_in, refused
from service.ui.event_list import fault_list
from service.ui.texts import PAGE_LANGUAGES, Texts


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_a_file_that_cannot_be_read_is_told_in_the_language_of_the_page(tag: str) -> None:
    error = refused(InputError, "document.no_arabic", name="<b>.txt")
    shown = fault_list([Fault("<b>.txt", error)], Texts(tag))
    told = refusal_in(error, tag)
    assert told is not None
    assert all(reason_html(each) in shown for each in told)
    assert "<b>.txt" not in shown
    assert shown.count("&lt;b&gt;.txt") == 1


def test_the_place_in_a_feed_is_told_where_the_error_does_not_name_it() -> None:
    error = refused(InputError, "document.no_arabic", name="a.txt")
    assert "day.jsonl, line 3" in fault_list([Fault("day.jsonl, line 3", error)], Texts("fr"))


def test_an_error_without_a_key_is_told_as_it_is() -> None:
    shown = fault_list([Fault("a.xml", InputError("the feed is <cut>", "fetch it anew"))], Texts("ar"))
    assert "a.xml: the feed is &lt;cut&gt;" in shown
    assert "fetch it anew" in shown
