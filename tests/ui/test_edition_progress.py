"""Lines about digests that are being made."""

from service.comparison import Phase
from service.languages import language
from service.ui.edition_progress import edition_progress
from service.ui.editions import EditionState
from service.ui.texts import Texts


def test_a_line_for_each_language_with_the_colon_of_the_page() -> None:
    state = EditionState(language("en"), Phase.WAITING)
    assert "<li>English: " in edition_progress([state], Texts("en"))
    assert "<li>anglais\u00a0: " in edition_progress([state], Texts("fr"))
