"""A phrase of a table is read as one, whatever joins its words."""

import pytest

from service.checks.quantities.lexicon import LANGUAGES, lexicon
from service.checks.quantities.tokens import tokens

_PHRASES = [(tag, form) for tag in LANGUAGES for form in lexicon(tag).words if " " in form]


@pytest.mark.parametrize(("tag", "form"), _PHRASES)
@pytest.mark.parametrize("joint", [" ", "-", "  "])
def test_every_phrase_of_every_table_is_read(tag: str, form: str, joint: str):
    written = form.replace(" ", joint).capitalize()
    text = f"({written})."
    assert [(each.start, each.end, each.word) for each in tokens(text, tag)] == [
        (1, 1 + len(written), lexicon(tag).words[form])
    ]
