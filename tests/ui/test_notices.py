"""One box that says what failed."""

import logging
from html import unescape

import pytest

from service.errors import InputError
from service.refusals import refusal_in, refused
from service.ui.notices import failure, note
from service.ui.texts import PAGE_LANGUAGES, Texts


def test_an_error_is_told_with_its_hint() -> None:
    box = failure(Texts("fr"), InputError("the file is empty", "choose another"))
    assert "the file is empty" in box
    assert "choose another" in box
    assert 'role="alert"' in box
    assert "Cela n’a pas fonctionné" in box


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_a_file_is_refused_in_the_language_of_the_page(tag: str) -> None:
    error = refused(InputError, "kind.pdf", name="<b>.pdf")
    told = refusal_in(error, tag)
    assert told is not None
    box = failure(Texts(tag), error)
    assert f'<bdi lang="{tag}" dir="{Texts(tag).language.direction}">' in box
    assert "<bdi>&lt;b&gt;.pdf</bdi>" in box
    assert told[1].text.partition("\u2068")[0] in unescape(box)


def test_what_a_user_wrote_stays_text() -> None:
    assert "<script>" not in failure(Texts("en"), InputError("<script>alert(1)</script>"))
    assert "<b>" not in note("<b>")


def test_an_error_of_ours_goes_to_the_log_and_not_to_the_user(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        box = failure(Texts("en"), ZeroDivisionError("secret"))
    assert "secret" not in box
    assert caplog.records[0].exc_info is not None


def test_nothing_to_say_is_nothing() -> None:
    assert note("") == ""
