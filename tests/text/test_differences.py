import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.differences import Run, among, compared


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


def counted(texts: list[str]) -> list[str]:
    """«[a]1» is missing from one of the others."""
    return [
        "".join(f"[{part.text}]{part.missing}" if part.missing else part.text for part in stretches)
        for stretches in among(texts)
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["He left.", "He left."], ["He left.", "He left."]),
        (["He left Cairo.", "He was in Cairo."], ["He [left]1 Cairo.", "He [was in]1 Cairo."]),
        (["a b", "a b", "a c"], ["a [b]1", "a [b]1", "a [c]2"]),
        (["a b c", "a c", "a c"], ["a [b]2 c", "a c", "a c"]),
        (["a b", "a", "a b"], ["a [b]1", "a", "a [b]1"]),  # what one leaves out is marked in the others
        (["قال الوزير", "قال وزير"], ["قال [الوزير]1", "قال [وزير]1"]),
        (["", "a"], ["", "[a]1"]),
        (["alone"], ["alone"]),
        ([], []),
    ],
)
def test_words_that_others_lack_are_counted(texts: list[str], expected: list[str]):
    assert counted(texts) == expected


@given(st.lists(st.text(), max_size=4))
def test_stretches_joined_are_the_text_again(texts: list[str]):
    assert ["".join(part.text for part in stretches) for stretches in among(texts)] == texts


@given(st.text(), st.text())
def test_two_texts_share_the_same_words(one: str, other: str):
    first, second = among([one, other])
    shared = ["".join(part.text for part in text if not part.missing).split() for text in (first, second)]
    assert "".join(shared[0]) == "".join(shared[1])
