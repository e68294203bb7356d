"""How alike texts are: TF-IDF over runs of characters, and the cosine.

Runs of three to five letters within a word stand in for a stemmer: «الوزير», «وزيرا» and «للوزير» share
most of theirs. They rank sentences of Arabic wire copy better than words do, with or without affixes.
"""

import re
from collections.abc import Sequence
from typing import Any

from service.arabic.normalize import Level, normalize

Vectors = Any
"""A sparse matrix of scipy with a row of length 1 for each text, or of length 0 where a text has no words."""

_WORD = re.compile(r"\w+")
_ANY_TEXT = "نص"


def words(text: str) -> list[str]:
    """The words of a text in one spelling."""
    return _WORD.findall(normalize(text, Level.FOLDED).text)


def vectors(texts: Sequence[str]) -> Vectors:
    """A row for each text: rare runs weigh more, and what comes again in a text adds ever less."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    plain = [" ".join(words(text)) for text in texts]
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), lowercase=False, sublinear_tf=True)
    # One text more, since it refuses to learn from texts that are all without words.
    return vectorizer.fit_transform([*plain, _ANY_TEXT])[: len(plain)]


def cosines(rows: Vectors, other: int) -> list[float]:
    """The cosine, 0 to 1, of every row with one of them."""
    found: list[float] = (rows @ rows[other].T).toarray().ravel().tolist()
    return found
