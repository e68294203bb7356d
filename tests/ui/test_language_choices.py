"""The languages that can be asked for."""

from pathlib import Path

from service.ui.language_choices import language_choices
from tests.ui.desks import page_context


def test_the_stories_own_language_is_first_and_all_have_the_names_of_the_page(tmp_path: Path) -> None:
    assert language_choices(page_context(tmp_path, tag="fr")) == [
        ("arabe", "ar"),
        ("anglais", "en"),
        ("français", "fr"),
    ]
