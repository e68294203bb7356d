"""A headline without a model: the story's own, else its best sentence, as short as it can be cut."""

from collections.abc import Sequence

from service.reasons import finding
from service.story import SummarySentence
from service.summaries.candidates import Candidate, own_headline
from service.summaries.method import Copy
from service.summaries.ranking import best
from service.summaries.shortening import colon_style, shortened
from service.summaries.styles import Budget
from service.text.similarity import Vectors, cosines

_LIKE = 0.15  # a cosine from which on a sentence of the body supports the headline


def headline(copy: Copy, budget: Budget, among: Sequence[Candidate], rows: Vectors) -> SummarySentence:
    """Of at least one candidate; the last of the rows is the own headline's."""
    own = own_headline(copy)
    if own:
        text, support = " ".join(copy.texts[index] for index in own), (*own, *_like_headline(among, rows))
    else:
        candidate = among[best(rows)]
        text, support = _headline_style(candidate), (candidate.index,)
    is_arabic = among[0].is_arabic
    if budget.words is not None and (budget.strict or not own):
        return fitted(text, tuple(sorted(set(support))), budget, is_arabic=is_arabic, is_headline=True)
    return SummarySentence(text.removesuffix("."), tuple(sorted(set(support))))


def fitted(
    text: str, support: tuple[int, ...], budget: Budget, *, is_arabic: bool, is_headline: bool = False
) -> SummarySentence:
    """Cut to the budget's words at a safe place; torn off where there is none and they were asked for."""
    most = budget.words or 1
    short = shortened(text, most, headline=is_headline) if is_arabic else None
    if is_headline and short is not None:
        short = short.removesuffix(".")
    if short is not None and (len(short.split()) <= most or not budget.strict):
        return SummarySentence(short, support)
    if not budget.strict or len(text.split()) <= most:
        return SummarySentence(text.removesuffix(".") if is_headline else text, support)
    torn = " ".join(text.split()[:most]).rstrip("،,؛:.") + "…"
    return SummarySentence(torn, support, (finding("length", "summary.torn", count=most),))


def _like_headline(among: Sequence[Candidate], rows: Vectors) -> tuple[int, ...]:
    """The sentence of the body that says what the headline says."""
    alike = cosines(rows, len(among))[: len(among)]
    row = max(range(len(among)), key=alike.__getitem__)
    return (among[row].index,) if alike[row] >= _LIKE else ()


def _headline_style(candidate: Candidate) -> str:
    return colon_style(candidate.standing) if candidate.is_arabic else candidate.text
