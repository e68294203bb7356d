"""The head of our own in a page's document."""

import pytest

from service.ui.document import OwnHead

_DOCUMENT = (
    b'<!doctype html><html\n\tlang="en"\n\tstyle="margin: 0">\n<head><meta charset="utf-8" />\n'
    b'<meta\n\tproperty="og:image"\n\tcontent="https://elsewhere.example/a.jpg" />\n'
    b'<meta name="twitter:title" content="Another" /><title>Barqiya</title>'
    b'<script>window.gradio_config = {"a": "<head> <meta name=\\"twitter:title\\">"};</script></head></html>'
)


def own() -> OwnHead:
    return OwnHead(None, head="<script>first()</script>", tag="ar", direction="rtl")  # type: ignore[arg-type]


def test_the_head_comes_first_and_the_root_says_its_language() -> None:
    given = own().of(_DOCUMENT)
    assert b'<html\n\tlang="ar" dir="rtl"\n\tstyle="margin: 0">' in given
    assert b'<head><script>first()</script><meta charset="utf-8" />' in given


def test_no_preview_speaks_of_another_and_the_configuration_stays_as_it_is() -> None:
    given = own().of(_DOCUMENT)
    assert b"elsewhere.example" not in given
    assert b"Another" not in given
    assert _DOCUMENT.partition(b"<script>window")[2] in given


@pytest.mark.parametrize("changed", [b"<html lang='en'><head>", b'<html lang="en"><HEAD>', b""])
def test_a_document_without_a_place_for_it_is_an_error_at_once(changed: bytes) -> None:
    with pytest.raises(RuntimeError, match="no place"):
        own().of(changed)
