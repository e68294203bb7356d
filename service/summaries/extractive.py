"""A summary of a story's own sentences, without a model."""

from collections.abc import Mapping, Sequence
from math import ceil

from service.languages import Language
from service.reasons import finding
from service.story import Finding, Style, Summary, SummarySentence
from service.summaries.additions import best_addition
from service.summaries.candidates import Candidate, candidates, ranked_rows
from service.summaries.headlines import fitted, headline
from service.summaries.method import Copy, Wanted
from service.summaries.ranking import Verdict, best, choose, opening
from service.summaries.standing import standing
from service.text.similarity import Vectors

METHOD = "lexrank"

_PER_POINT = 4  # sentences of a story that are worth a point
_MISSES = 20  # sentences that do not fit, after which no other is looked at


_Chosen = Mapping[int, str]
"""What is printed of the rows that are taken."""


class Extractive:
    """Centrality, the lede and the headline choose; trimming makes room."""

    name = METHOD

    def speaks(self, language: Language) -> bool:  # noqa: ARG002
        """Every language: what is special to Arabic is left out for others."""
        return True

    def summarize(self, copy: Copy, wanted: Wanted) -> Summary:
        """In the story's order, and never a dateline; the headline only where one is wanted."""
        among = candidates(copy)
        return Summary(
            story=copy.story,
            language=copy.language.tag,
            style=wanted.style,
            method=self.name,
            source_sentences=copy.sentences,
            sentences=tuple(_made(copy, wanted, among) if among else ()),
        )


def _made(copy: Copy, wanted: Wanted, among: list[Candidate]) -> list[SummarySentence]:
    rows = ranked_rows(copy, among)
    if wanted.style is Style.HEADLINE:
        return [headline(copy, wanted.budget, among, rows)]
    chosen = _brief(copy, wanted, among, rows) or _chosen(wanted, among, rows)
    if not chosen:
        return [_cut(wanted, among, rows)]
    picked = sorted(chosen)
    taken = {among[row].index for row in picked}
    return [_told(among[row], chosen[row], wanted, taken, is_first=row == picked[0]) for row in picked]


def _chosen(wanted: Wanted, among: Sequence[Candidate], rows: Vectors) -> _Chosen:
    room = _Room(wanted, among)
    choose(rows, [each.handicap for each in among], room.offer)
    return {row: among[row].text for row in room.taken}


def _brief(copy: Copy, wanted: Wanted, among: Sequence[Candidate], rows: Vectors) -> _Chosen:
    """The best sentence, and a second one where it adds enough; nothing where a brief is chosen otherwise."""
    limit = wanted.budget
    if wanted.style is not Style.BRIEF or limit.least > 1 or limit.sentences == 1 or not among[0].is_arabic:
        return {}
    first = opening(rows, [each.handicap for each in among])
    left = None if limit.words is None else limit.words - among[first].words
    if left is not None and left < 0 and limit.strict:
        return {}
    added = best_addition(copy, among, rows, first, left)
    return {first: among[first].text, **({added.row: added.text} if added else {})}


class _Room:
    """How much more a summary holds; sentences are offered to it, the best first."""

    def __init__(self, wanted: Wanted, among: Sequence[Candidate]) -> None:
        self.taken: list[int] = []
        self._among, self._budget = among, wanted.budget
        self._words, self._misses = 0, 0
        self._most = _most(wanted, len(among))

    def offer(self, row: int) -> Verdict:
        """Takes a sentence that fits in; the first one fits in unless the number of words was asked for."""
        if len(self.taken) >= self._most or self._misses >= _MISSES:
            return Verdict.ENOUGH
        limit, more = self._budget.words, self._among[row].words
        is_welcome = not self.taken and not self._budget.strict
        if limit is None or self._words + more <= limit or is_welcome:
            self.taken.append(row)
            self._words += more
            return Verdict.TAKEN
        self._misses += 1
        return Verdict.PASSED_OVER


def _most(wanted: Wanted, sentences: int) -> int:
    most = sentences if wanted.budget.sentences is None else wanted.budget.sentences
    if wanted.style is Style.POINTS:
        return min(most, max(wanted.budget.least, ceil(sentences / _PER_POINT)))
    return most


def _told(
    candidate: Candidate, text: str, wanted: Wanted, taken: set[int], *, is_first: bool
) -> SummarySentence:
    """With a finding where whoever speaks is named in a sentence that was not taken."""
    findings: tuple[Finding, ...] = ()
    if candidate.leaning and candidate.index - 1 not in taken:
        findings = (finding("context", "context.speaker", words=candidate.leaning),)
    elif candidate.is_torn:
        findings = (finding("context", "context.part"),)
    if candidate.is_arabic and (is_first or wanted.style is Style.POINTS):
        text = standing(text)
    return SummarySentence(text, (candidate.index,), findings)


def _cut(wanted: Wanted, among: Sequence[Candidate], rows: Vectors) -> SummarySentence:
    """The best sentence, cut: none fits into the number of words that was asked for."""
    candidate = among[best(rows)]
    return fitted(candidate.standing, (candidate.index,), wanted.budget, is_arabic=candidate.is_arabic)
