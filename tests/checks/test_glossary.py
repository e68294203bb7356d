"""Whether a target uses the glossary's words."""

import pytest

from service.checks.check import Pair
from service.checks.glossary import GlossaryCheck
from service.glossary import Glossary
from service.languages import language
from service.reasons import LANGUAGES, reason_in

CHECK = GlossaryCheck(
    Glossary(
        {
            ("بيروت",): {"en": "Beirut"},
            ("الامم", "المتحدة"): {"en": "United Nations", "de": "Vereinte Nationen"},
            ("ساحل", "العاج"): {"en": "Côte d'Ivoire"},
            ("اونروا",): {"en": "UN"},
        }
    )
)


@pytest.mark.parametrize(
    ("source", "target", "accepted"),
    [
        ("ساحل العاج", "in Co\u0302te d’Ivoire", True),
        ("أونروا", "the country came under attack", False),  # a part of a word is none
        ("أونروا", "the UN's envoy", True),
        ("أونروا", "the uninvited", False),
        ("الأمم المتحدة", "the United-Nations", True),
        ("الأمم المتحدة", "the un-United Nationalists", False),
        ("في بيروت", "in Beirut", True),
        ("في بيروت", "BEIRUT - In Beirut's port", True),
        ("الأمم المتحدة", "the United  Nations", True),
        ("في بيروت", "in the capital", False),
        ("لا شيء", "nothing", True),
    ],
)
def test_each_term_has_to_stand_in_the_target(source: str, target: str, accepted: bool) -> None:
    assert CHECK.accept(CHECK.score(Pair(source, target, language("en")))) == accepted


def test_a_long_word_may_be_inflected() -> None:
    pair = Pair("الأمم المتحدة", "der Vereinten Nationen", language("de"))
    assert CHECK.findings(pair) == ()


def test_the_reason_names_both_sides_in_every_language() -> None:
    [found] = CHECK.findings(Pair("في بيروت", "in the capital", language("en")))
    assert found.reason == "The glossary has “Beirut” for «بيروت»; the target does not say so"
    for tag in LANGUAGES:
        told = reason_in(found, tag).text
        assert "Beirut" in told
        assert "بيروت" in told
