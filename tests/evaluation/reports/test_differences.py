import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.reports.differences import Run, compared


def marked(runs: tuple[Run, ...]) -> str:
    """«[...]» is off the reference, «_..._» off the first system."""
    text = ""
    for run in runs:
        part = f"_{run.text}_" if run.off_first else run.text
        text += f"[{part}]" if run.off_reference else part
    return text


@pytest.mark.parametrize(
    ("reference", "hypotheses", "expected"),
    [
        ("He spoke.", ["He spoke."], ["He spoke.", "He spoke."]),
        ("He left Cairo.", ["He was in Cairo."], ["He [left] Cairo.", "He [was in] Cairo."]),
        ("one two", ["one", "two"], ["one two", "one", "_two_"]),
        ("1,250.5 people", ["1,250 people"], ["[1,250.5] people", "[1,250] people"]),
        ("l’eau", ["l’air"], ["[l’eau]", "[l’air]"]),
        ("他说了", ["他没有说"], ["他说[了]", "他[没有]说"]),
        ("أعلن الوزير", ["أعلن وزير"], ["أعلن [الوزير]", "أعلن [وزير]"]),
        ("a b", ["b a"], ["[a] b", "b [a]"]),  # one that stands elsewhere is different
        ("a", ["", "a"], ["a", "", "_a_"]),
        ("a  b", ["a\nb"], ["a  b", "a\nb"]),  # white space is not looked at
        ("a", [], ["a"]),
    ],
)
def test_words_that_differ_are_marked(reference: str, hypotheses: list[str], expected: list[str]):
    assert [marked(runs) for runs in compared(reference, hypotheses)] == expected


@given(st.text(), st.lists(st.text(), max_size=3))
def test_runs_joined_are_the_text_again(reference: str, hypotheses: list[str]):
    texts = ["".join(run.text for run in runs) for runs in compared(reference, hypotheses)]
    assert texts == [reference, *hypotheses]


@given(st.text())
def test_nothing_differs_from_itself(text: str):
    assert not any(
        run.off_reference or run.off_first for runs in compared(text, [text, text]) for run in runs
    )
