"""Likeness of texts: forms of one word are alike, texts without words are like nothing."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.similarity import cosines, vectors, words


def test_words_are_in_one_spelling():
    assert words("قالَ الـوزيرُ: «إدارة ٣ مصانع».") == ["قال", "الوزير", "اداره", "3", "مصانع"]


@pytest.mark.parametrize(
    ("one", "other", "stranger"),
    [
        ("الوزير", "وزيرا", "المصنع"),
        ("للمستشفيات", "مستشفى", "للمدارس"),
        ("وسيشاركون", "المشاركة", "المباراة"),
        ("الفلسطينيين", "فلسطينية", "البرازيليين"),
    ],
)
def test_forms_of_one_word_are_more_alike_than_two_words(one, other, stranger):
    _, same, different = cosines(vectors([one, other, stranger]), 0)
    assert same > different


def test_spelling_and_vowel_signs_make_no_difference():
    rows = vectors(["أعلنت الإدارةُ الخطّةَ", "اعلنت الاداره الخطه", "وصل القطار"])
    assert cosines(rows, 0) == pytest.approx([1, 1, 0], abs=0.1)


@pytest.mark.parametrize("texts", [[], [""], ["***", " – "], ["قال", "", "!"]])
def test_a_text_without_words_is_like_nothing_not_even_itself(texts):
    rows = vectors(texts)
    assert rows.shape[0] == len(texts)
    for index, text in enumerate(texts):
        assert cosines(rows, index)[index] == pytest.approx(1 if words(text) else 0)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_cosines_are_symmetric_and_between_0_and_1(texts):
    rows = vectors(texts)
    table = [cosines(rows, index) for index in range(len(texts))]
    for i, row in enumerate(table):
        for j, cosine in enumerate(row):
            assert 0 <= cosine <= 1 + 1e-9
            assert cosine == pytest.approx(table[j][i])


def test_importing_it_brings_no_scikit_learn():
    code = "import sys, service.summaries.extractive; print({'sklearn', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
