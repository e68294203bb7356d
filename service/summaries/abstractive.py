"""Summaries in a model's own words, each sentence proved; where it cannot be, the story's own sentences."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from prompts.library import Library
from service.catalogue import Family, Task
from service.checks.check import Check, Pair
from service.checks.repetition import RepetitionCheck
from service.checks.residue import ResidueCheck
from service.checks.script import ScriptCheck
from service.checks.writing import script, writing
from service.draft import other_search
from service.engines.engine import Decoding, Engine, Output
from service.errors import PairError
from service.languages import Language
from service.reasons import finding
from service.refusals import refused
from service.story import Finding, Style, Summary, SummarySentence
from service.summaries.answers import parts
from service.summaries.assignments import ONE_SENTENCE, PROMPTED, SENTENCE_WORDS, Assignment, assignments
from service.summaries.method import Copy, Method, Prover, Proving, Wanted
from service.summaries.ranking import SAME
from service.summaries.shortening import colon_style, shortened
from service.summaries.styles import Budget
from service.text.similarity import cosines, vectors

# What XL-Sum's authors evaluated with, csebuetnlp/xl-sum, seq2seq/README.md; their no_repeat_ngram_size of 2
# is left out, since it forbids to name anyone twice.
_LENGTH_PENALTIES = {Family.T5: 0.6}
_ONE_SENTENCE_TOKENS = 84
_TOKENS_PER_WORD = 4  # Arabic in the vocabularies of mT5 and Gemma takes 2 to 3


def checks_for(language: Language) -> tuple[Check, ...]:
    """What a sentence must pass beside its proof: it may repeat Arabic, but only in Arabic."""
    checks: tuple[Check, ...] = ScriptCheck(), RepetitionCheck()
    return checks if writing(script(language)).arabic else (ResidueCheck(), *checks)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What came of one assignment; with a fault it is not printed."""

    sentences: tuple[SummarySentence, ...]
    faults: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Task:
    """What requests are part of, and how to search for their answers.

    `read` are the sentences in any of them, against which answers are proved: what a model did not read it
    cannot have known, and a story of a megabyte is not searched for it. `whole`: one request asks for all.
    """

    copy: Copy
    wanted: Wanted
    decoding: Decoding
    read: tuple[int, ...]
    whole: bool
    prover: Prover

    @property
    def texts(self) -> list[str]:
        """The sentences that were read."""
        return [self.copy.texts[index] for index in self.read]


class Abstractive:
    """A model as a way to summarise: deterministic, and as safe to share between threads as its engine."""

    def __init__(
        self,
        engine: Engine,
        decoding: Decoding,
        library: Library,
        *,
        proving: Proving,
        otherwise: Method,
        checks: Callable[[Language], Sequence[Check]] = checks_for,
    ) -> None:
        """`otherwise` writes the summary where the model's own cannot be proved."""
        self._engine, self._decoding, self._library = engine, decoding, library
        self._proving, self._otherwise, self._checks = proving, otherwise, checks

    @property
    def name(self) -> str:
        return self._engine.profile.name

    def speaks(self, language: Language) -> bool:
        profile = self._engine.profile
        writes = Task.SUMMARIZE in profile.tasks and profile.family in PROMPTED | ONE_SENTENCE
        return writes and profile.speaks(language, language)

    def summarize(self, copy: Copy, wanted: Wanted) -> Summary:
        """Raises PairError where the model does not summarise the language."""
        if not self.speaks(copy.language):
            raise refused(PairError, "model.other_language", model=self.name, language=copy.language)
        if not any(copy.texts):
            return self._otherwise.summarize(copy, wanted)
        asked = assignments(self._engine, self._library, copy, wanted)
        prover = self._proving(copy, _read(asked))
        drafts = self._drafts(asked, copy, wanted, prover)
        sentences = _distinct([each for draft in drafts for each in draft.sentences])
        sentences = sentences[: _fitting([each.text for each in sentences], wanted.budget)]
        faults = [fault for draft in drafts for fault in draft.faults] or _misfits(sentences, copy, wanted)
        if faults:
            return self._instead(copy, wanted, faults[0] if asked else finding("coverage", "summary.no_room"))
        read = set(_read(asked))
        return Summary(
            story=copy.story,
            language=copy.language.tag,
            style=wanted.style,
            method=self.name,
            source_sentences=copy.sentences,
            sentences=_doubted(sentences, prover.doubt),
            left_out=tuple(index for index in range(len(copy.texts)) if index not in read),
            prompt=asked[0].prompt,
        )

    def _drafts(
        self, asked: Sequence[Assignment], copy: Copy, wanted: Wanted, prover: Prover
    ) -> list[_Draft]:
        """What has a fault is searched for once more, in another way."""
        task = _Task(copy, wanted, self._search(wanted), _read(asked), len(asked) == 1, prover)
        drafts = self._written(asked, task)
        failed = [place for place, draft in enumerate(drafts) if draft.faults]
        if failed:
            task = replace(task, decoding=other_search(task.decoding))
            again = self._written([asked[place] for place in failed], task)
            for place, draft in zip(failed, again, strict=True):
                drafts[place] = drafts[place] if draft.faults else draft
        return drafts

    def _search(self, wanted: Wanted) -> Decoding:
        family, limit = self._engine.profile.family, wanted.budget
        words = limit.words or (limit.sentences or 1) * SENTENCE_WORDS * 2
        most = _ONE_SENTENCE_TOKENS if family in ONE_SENTENCE else 32 + words * _TOKENS_PER_WORD
        return replace(
            self._decoding,
            length_penalty=_LENGTH_PENALTIES.get(family, self._decoding.length_penalty),
            max_target_tokens=most,
        )

    def _written(self, asked: Sequence[Assignment], task: _Task) -> list[_Draft]:
        outputs = self._engine.generate([each.request for each in asked], task.decoding)
        return [self._draft(output, task) for output in outputs]

    def _draft(self, output: Output, task: _Task) -> _Draft:
        sentences = tuple(self._proved(text, task) for text in _texts(output, task))
        if not sentences:
            return _Draft((), (finding("coverage", "summary.empty"),))
        faults = [fault for each in sentences for fault in each.findings]
        return _Draft(
            sentences, (*faults, *(_misfits(sentences, task.copy, task.wanted) if task.whole else ()))
        )

    def _proved(self, text: str, task: _Task) -> SummarySentence:
        language = task.copy.language
        proof = task.prover.prove(text)
        pair = Pair(" ".join(task.texts), text, language)
        faults = [fault for check in self._checks(language) for fault in check.findings(pair)]
        if not proof.support and not proof.findings:
            faults.append(finding("support", "claim.sentence", text=text))
        return SummarySentence(text, proof.support, (*proof.findings, *faults))

    def _instead(self, copy: Copy, wanted: Wanted, fault: Finding) -> Summary:
        """Another method's summary, which says so."""
        summary = self._otherwise.summarize(copy, wanted)
        first, *rest = summary.sentences or (None,)
        if first is None:
            return summary
        names = {"model": self.name, "method": self._otherwise.name}
        why = finding(fault.check, "summary.instead", **names, fault=fault)
        told = replace(first, findings=(*first.findings, why))
        return replace(summary, method=f"{summary.method} instead of {self.name}", sentences=(told, *rest))


def _doubted(sentences: Sequence[SummarySentence], doubt: Finding | None) -> tuple[SummarySentence, ...]:
    """With what cannot be proved of any of them, said once."""
    first, *rest = sentences
    return (replace(first, findings=(*first.findings, doubt)) if doubt else first, *rest)


def _read(asked: Sequence[Assignment]) -> tuple[int, ...]:
    return tuple(sorted({index for each in asked for index in each.seen}))


def _texts(output: Output, task: _Task) -> list[str]:
    """The finished sentences of an answer, within the budget; the first alone where others are asked too."""
    style, limit = task.wanted.style, task.wanted.budget
    found = parts(output.text, style if task.whole else Style.BRIEF)
    finished = found if output.complete else found[:-1]
    texts = list(finished[: _fitting(finished, limit) if task.whole else 1])
    if len(texts) != 1 or not task.whole or limit.words is None or task.copy.language.tag != "ar":
        return texts
    if style is Style.HEADLINE:
        text = colon_style(texts[0])
        return [shortened(text, limit.words, headline=True) or text]
    return [shortened(texts[0], limit.words) or texts[0]] if limit.strict else texts


def _fitting(texts: Sequence[str], limit: Budget) -> int:
    """How many of the texts are within the budget, counted from the first; one at the least."""
    ends = accumulate(len(text.split()) for text in texts)
    within = sum(limit.words is None or words <= limit.words for words in ends)
    return min(max(within, 1), limit.sentences or len(texts))


def _distinct(sentences: Sequence[SummarySentence]) -> list[SummarySentence]:
    """Without those that say what one before them says: parts of a story may tell the same."""
    if len(sentences) < 2:
        return list(sentences)
    rows = vectors([each.text for each in sentences])
    kept: list[int] = []
    for place in range(len(sentences)):
        likeness = cosines(rows, place)
        if all(likeness[other] < SAME for other in kept):
            kept.append(place)
    return [sentences[place] for place in kept]


def _misfits(sentences: Sequence[SummarySentence], copy: Copy, wanted: Wanted) -> list[Finding]:
    """Too few sentences for the style, though the story has as many, or a single one that is too long."""
    body = sum(not copy.is_headline(index) for index in range(len(copy.texts)))
    least, most = min(wanted.budget.least, max(body, 1)), wanted.budget.words
    words = sum(len(each.text.split()) for each in sentences)
    if len(sentences) < least:
        return [finding("length", "summary.too_few", count=len(sentences), least=least)]
    if most is not None and words > most and wanted.budget.strict:
        return [finding("length", "summary.too_many_words", count=words, most=most)]
    return []
