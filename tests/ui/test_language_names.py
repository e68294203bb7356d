"""Languages by the names that the page's own language has for them."""

import pytest

from service.ui.language_names import language_name
from service.ui.texts import Texts


@pytest.mark.parametrize(
    ("tag", "page", "name"),
    [
        ("fr", "en", "French"),
        ("fr", "ar", "الفرنسية"),
        ("en", "fr", "anglais"),
        ("zh-Hans", "fr", "chinois (simplifié)"),
        ("pt-BR", "en", "Portuguese (Brazil)"),
    ],
)
def test_names(tag, page, name):
    assert language_name(tag, Texts(page)) == name
