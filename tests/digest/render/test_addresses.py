"""Which addresses become links, and that no character of one can end the link."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.digest.render.addresses import address


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://agency.example/a?b=1&c=2#d", "https://agency.example/a?b=1&c=2#d"),
        ("  http://agency.example:8080/a ", "http://agency.example:8080/a"),
        ("HTTPS://agency.example/", "HTTPS://agency.example/"),
        ("https://agency.example/a(1)<b>", "https://agency.example/a%281%29%3Cb%3E"),
        ("https://agency.example/خبر", "https://agency.example/%D8%AE%D8%A8%D8%B1"),
        ("https://agency.example/%D8%AE", "https://agency.example/%D8%AE"),
        ("", None),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//agency.example/a", None),
        ("https:///a", None),
        ("https://agency.example@elsewhere.example/", None),
        ("https://[::1", None),
        ("https://agency.example/a b", None),
        ("https://agency.example/\u202egpj.exe", "https://agency.example/gpj.exe"),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str, link: str | None):
    assert address(url) == link


@given(st.one_of(st.text(), st.text().map("https://a.example/".__add__)))
def test_a_link_has_only_characters_of_addresses(url: str):
    link = address(url)
    assert link is None or re.fullmatch(r"(?i)https?://[A-Za-z0-9._~:/?#\[\]@!$&'*+,;=%-]+", link)
