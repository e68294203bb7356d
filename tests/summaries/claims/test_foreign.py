"""What a summary in another language may say otherwise, and what it may not."""

import pytest

from service.summaries.claims.foreign import foreign_findings

TRADE = "Talks with Syria and Italy ended on Monday, the United Nations said. Iran sent 30 envoys in May."


def found(told: str, story: str = TRADE, tag: str = "en") -> list[str]:
    return [each.check for each in foreign_findings(told, story, tag)]


@pytest.mark.parametrize(
    "told",
    [
        "The Syrian and Italian talks ended.",
        "Talks at the UN ended.",
        "Envoys came. Their number was thirty.",
        "Italy's side said ITALY agreed.",
        "“Ended on Monday”, they said.",
        "",
    ],
)
def test_other_forms_of_a_name_a_number_or_a_word_are_the_storys(told):
    assert found(told) == []


@pytest.mark.parametrize(
    ("told", "check"),
    [
        ("The talks with Iraq ended.", "unsupported-name"),
        ("The talks at NATO ended.", "unsupported-name"),
        ("It sent 40 envoys.", "unsupported-number"),
        ("The talks will go on in June.", "unsupported-date"),
        ("It said “talks go on”.", "unsupported-quotation"),
    ],
)
def test_what_the_translated_story_lacks_is_found(told, check):
    assert found(told) == [check]


def test_nouns_are_no_names_in_german():
    story = "Die Gespräche endeten am Montag."
    assert found("Am Montag endete der Dialog.", story, "de") == []


def test_number_words_are_not_asked_of_a_language_whose_words_are_not_read():
    story = "Tre personer dog."
    assert found("3 personer dog.", story, "sv") == []
    assert found("30 personer dog.", story, "sv") == ["unsupported-number"]
