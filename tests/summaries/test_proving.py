from dataclasses import replace

import pytest

from service.languages import language
from service.story import Finding
from service.summaries.method import Copy, Prover
from service.summaries.proving import proving
from tests.summaries.copies import copy_of

STORY = "صيدا 9 أيار/مايو (برقية) - أغلقت السلطات الميناء بعد عاصفة.\nوقتل 12 شخصا في انهيار الجسر القديم."
ENGLISH = (
    "The port is closed after a storm.",
    '"We lost everything," said Omar Haddad, as 12 people died when the old bridge near Tripoli collapsed.',
)


def everything(copy: Copy) -> Prover:
    return proving(copy, range(len(copy.texts)))


def translated(*texts: str, tag: str = "en") -> Prover:
    return everything(replace(copy_of(STORY), language=language(tag), texts=texts))


def checks(findings: tuple[Finding, ...]) -> list[str]:
    return [each.check for each in findings]


def test_a_sentence_stands_on_what_says_the_same():
    proof = everything(copy_of(STORY)).prove("انهار الجسر القديم فقتل 12 شخصا.")
    assert proof.support == (1,)
    assert proof.findings == ()


def test_what_the_story_does_not_say_is_found():
    assert everything(copy_of(STORY)).prove("انهار الجسر القديم فقتل 15 شخصا.").findings


def test_a_dateline_is_part_of_the_story():
    prover = everything(copy_of(STORY))
    assert prover.prove("أغلقت السلطات ميناء صيدا في 9 أيار/مايو بعد عاصفة.").findings == ()
    assert checks(prover.prove("أغلقت السلطات الميناء في 8 حزيران/يونيو بعد عاصفة.").findings)


def test_what_was_not_read_supports_nothing():
    prover = proving(copy_of(STORY), [1])
    assert prover.prove("قتل 12 شخصا في انهيار الجسر القديم.").support == (1,)
    assert prover.prove("أغلقت السلطات الميناء بعد عاصفة.").findings


def test_a_summary_of_a_translation_says_what_was_not_proved():
    assert everything(copy_of(STORY)).doubt is None
    doubt = translated(*ENGLISH).doubt
    assert doubt is not None
    assert doubt.reason.startswith("written from a translation")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("The old bridge collapsed, killing 12 people.", []),
        ("The old bridge collapsed, killing twelve people.", []),
        ("The old bridge collapsed, killing 15 people.", ["unsupported-number"]),
        ("The old bridge collapsed in Tripoli, Omar Haddad said.", []),
        ("The old bridge collapsed in Beirut.", ["unsupported-name"]),
        ("Omar Haddad said: “We lost everything” when the old bridge collapsed.", []),
        ("Omar Haddad said: “We lost the bridge”.", ["unsupported-quotation"]),
        ("The old bridge collapsed in April.", ["unsupported-date"]),
    ],
)
def test_a_translated_story_is_held_to_numbers_quotations_and_names(told, found):
    proof = translated(*ENGLISH).prove(told)
    assert proof.support == (1,)
    assert checks(proof.findings) == found


def test_a_translated_story_is_otherwise_compared_by_likeness_alone():
    assert translated(*ENGLISH).prove("Zzz qqq").support == ()
    assert proving(replace(copy_of(STORY), language=language("en")), []).prove("Nothing").support == ()
