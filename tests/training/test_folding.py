import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.folding import folded, folded_words


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("إدارة", "ادارة"),
        ("أُعلِنَ عـن", "اعلن عن"),
        ("٢٥ شخصا", "25 شخصا"),
        ("«Élysée», 64", "elysee 64"),
        ("Straße", "STRASSE"),
    ],
)
def test_spellings_of_one_text_fold_alike(text: str, same: str) -> None:
    assert folded(text) == folded(same)


@given(st.text())
def test_words_hold_what_the_text_holds(text: str) -> None:
    assert "".join(folded_words(text)) == folded(text)
