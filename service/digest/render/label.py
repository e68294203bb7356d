"""The label under a digest: that machines made it, and which."""

from service.digest.edition import Edition
from service.digest.render.passages import line
from service.digest.render.texts import texts


def label(edition: Edition) -> str:
    """In the digest's language, or else in English."""
    words = texts(edition.language)
    if edition.model is None:
        return words.word("summarised", method=line(edition.method))
    return words.word("translated", method=line(edition.method), model=line(edition.model))
