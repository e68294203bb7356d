"""A summary of a story's own sentences, without a model."""

from collections.abc import Sequence

from service.errors import InputError
from service.story import Kind, Role, Segment, Story, Style, Summary, SummarySentence
from service.summaries.lexrank import lexrank
from service.text.similarity import Vectors, cosines, vectors, words

LANGUAGE = "ar"
METHOD = "lexrank"

# Tuned by chrF and ROUGE on the wire corpus: there the first sentence tells most, and the headline the rest.
# In features, and in copy without a lede, it is centrality that finds the story.
CENTRALITY = 1.0
POSITION = 1.5
HEADLINE = 2.0
HALF = 3  # the sentence, counted from 0, that has half the first one's weight of position
NOVELTY = 0.3  # how much likeness to a chosen sentence counts against relevance (maximal marginal relevance)
SAME = 0.8  # a cosine from which on two sentences say the same
FEWEST_WORDS = 4  # «وأضاف:» and «انتهى» sum up nothing


def summarize(story: Story, segments: Sequence[Segment], sentences: int = 2) -> Summary:
    """The sentences that say most, at most `sentences` of them, in the story's order.

    Datelines and the headline are not taken; fewer are taken where all others repeat those. Raises InputError
    where less than one sentence is asked for.
    """
    if sentences < 1:
        raise InputError("a summary has at least one sentence", "ask for one or more")
    own = tuple(each for each in segments if each.role is Role.SENTENCE)
    candidates = _candidates(story, own)
    headline = " ".join(story.source(each) for each in own if _is_headline(story, each))
    chosen = _choose(vectors([*(story.source(own[each]) for each in candidates), headline]), sentences)
    picked = sorted(candidates[each] for each in chosen)
    return Summary(
        story=story,
        language=LANGUAGE,
        style=Style.BRIEF,
        method=METHOD,
        source_sentences=own,
        sentences=tuple(SummarySentence(story.source(own[each]).strip(), (each,)) for each in picked),
    )


def _candidates(story: Story, sentences: Sequence[Segment]) -> list[int]:
    """Indices of the sentences of the body; of short ones or of the headline where there is nothing else."""
    body = [index for index, each in enumerate(sentences) if not _is_headline(story, each)]
    full = [index for index in body if len(words(story.source(sentences[index]))) >= FEWEST_WORDS]
    return full or body or list(range(len(sentences)))


def _is_headline(story: Story, segment: Segment) -> bool:
    return story.paragraphs[segment.paragraph].kind is Kind.HEADLINE


def _choose(rows: Vectors, most: int) -> list[int]:
    """Row numbers by maximal marginal relevance; the last row is the headline's and no candidate."""
    left = set(range(rows.shape[0] - 1))
    relevance = _relevance(rows)
    likeness = [0.0] * len(left)  # to the chosen one that is most like it
    chosen: list[int] = []
    while left and len(chosen) < most:
        best = max(left, key=lambda row: ((1 - NOVELTY) * relevance[row] - NOVELTY * likeness[row], -row))
        chosen.append(best)
        likeness = [max(pair) for pair in zip(likeness, cosines(rows, best), strict=False)]
        left = {row for row in left - {best} if likeness[row] < SAME}
    return chosen


def _relevance(rows: Vectors) -> list[float]:
    """What each candidate is worth, the best of them 1."""
    if rows.shape[0] < 2:
        return []
    ranks, headline = lexrank(rows[:-1]), cosines(rows, rows.shape[0] - 1)
    worth = [
        CENTRALITY * rank + POSITION / (1 + index / HALF) + HEADLINE * headline[index]
        for index, rank in enumerate(ranks)
    ]
    return [each / max(worth) for each in worth]
