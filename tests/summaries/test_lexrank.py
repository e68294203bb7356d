"""LexRank against its definition, computed the slow way."""

import numpy as np
import pytest

from service.summaries.lexrank import DAMPING, lexrank
from service.text.similarity import vectors

SENTENCES = [
    "أغلقت السلطات ميناء المدينة بعد العاصفة التي ضربت الساحل.",
    "وقال مدير الميناء إن السفن ستنتظر حتى تهدأ العاصفة.",
    "وضربت العاصفة الساحل ليل الاثنين وأغرقت ثلاثة قوارب.",
    "وسجل المنتخب هدفين في الشوط الثاني.",
    "وعادت السفن إلى الميناء صباح الثلاثاء.",
]


def by_definition(rows) -> list[float]:
    """The stationary distribution of the damped walk, from the full matrix."""
    cosine = (rows @ rows.T).toarray()
    np.fill_diagonal(cosine, 0)
    sums = cosine.sum(axis=1, keepdims=True)
    walk = np.where(sums > 0, cosine / np.where(sums > 0, sums, 1), 1 / len(cosine))
    google = DAMPING * walk + (1 - DAMPING) / len(cosine)
    values, vectors_ = np.linalg.eig(google.T)
    ranks = np.abs(np.real(vectors_[:, np.argmax(np.real(values))]))
    return list(ranks / ranks.max())


def test_it_agrees_with_the_definition():
    rows = vectors(SENTENCES)
    assert lexrank(rows) == pytest.approx(by_definition(rows), abs=1e-6)


def test_it_agrees_with_the_definition_where_a_text_is_like_nothing():
    rows = vectors([*SENTENCES, "***"])
    assert lexrank(rows) == pytest.approx(by_definition(rows), abs=1e-6)


def test_what_most_others_are_about_is_central():
    ranks = lexrank(vectors(SENTENCES))
    assert ranks.index(min(ranks)) == 3
    assert max(ranks) == 1


@pytest.mark.parametrize("texts", [["وصل القطار."], ["وصل", "هدف"], ["وصل القطار."] * 3, ["***"] * 2])
def test_equals_have_equal_ranks(texts):
    assert lexrank(vectors(texts)) == pytest.approx([1.0] * len(texts))
