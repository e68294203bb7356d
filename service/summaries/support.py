"""Where a sentence of a summary comes from, and what in it the story does not say.

Nothing here is a model: words are compared by stems and consonants, numbers and dates by value, places by
their state, quotations word for word. It finds what a story does not have, not what it does not mean.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.checks.check import Pair
from service.checks.numbers import NumberCheck, number_fidelity
from service.languages import language as find_language
from service.reasons import finding
from service.story import Finding, Segment, Story
from service.summaries.claims.choosing import SentenceIndex
from service.summaries.claims.names import name_findings
from service.summaries.claims.numbers import NUMBER, number_findings
from service.summaries.claims.polarity import polarity_findings
from service.summaries.claims.quoted import quotation_findings
from service.summaries.claims.reading import Reading
from service.summaries.claims.wording import claiming, strange

ARABIC = "ar"
WORDING = "unsupported"
STRANGE = 0.6  # share of its words that the story has in no form, from which on a sentence is not the story's
FINDING = 0.4  # what a finding weighs beside all words being strange; `python -m evaluation support` tries it
FEWEST_WORDS = 4  # below which a share tells little


@dataclass(frozen=True, slots=True)
class Support:
    """What a sentence stands on: indices of source sentences, and what the story does not say."""

    sentences: tuple[int, ...]
    findings: tuple[Finding, ...]
    strange: float  # share of its claiming words that the story has in no form, 0 to 1

    @property
    def score(self) -> float:
        """1 where all is the story's own, nearer to 0 the less is; what it tells is its rank among others."""
        return 1 / (1 + self.strange + FINDING * len(self.findings))


class Evidence:
    """A story's sentences, read once, to hold the sentences of summaries against; all in Arabic."""

    def __init__(self, sentences: Sequence[str], text: str = "") -> None:
        """`text` is the whole story, its datelines included; without it, the sentences are all there is."""
        self._sentences = [Reading(text) for text in sentences]
        self._index = SentenceIndex(self._sentences)
        self._story = Reading(text or "\n".join(sentences))

    def support(self, text: str) -> Support:
        """What an Arabic sentence of a summary stands on."""
        told, story = Reading(text), self._story
        chosen = self._index.choose(told)
        source = Reading("\n".join(self._sentences[at].text for at in chosen))
        share = len(strange(told, story)) / max(1, len(claiming(told)))
        findings = (
            *number_findings(told, story),
            *name_findings(told, story),
            *quotation_findings(told, story),
            *polarity_findings(told, source, story),
        )
        if not chosen or (share >= STRANGE and len(claiming(told)) >= FEWEST_WORDS):
            findings = (*findings, _said_nowhere(told, story))
        return Support(chosen, tuple(dict.fromkeys(findings)), share)


def supported(
    text: str, language: str, story: Story, source_sentences: Sequence[Segment], *, arabic: str | None = None
) -> tuple[tuple[int, ...], tuple[Finding, ...]]:
    """Indices of the source sentences that say what `text` says, and what they do not say.

    `language` is the text's BCP-47 tag; `arabic` is what it was translated from, where it is not Arabic.
    Of a text in another language that was translated from no Arabic, numbers alone are held against the
    story, and no sentence is known to support it.
    """
    if language != ARABIC and arabic is None:
        return (), tuple(_made_up_numbers(text, language, story))
    evidence = Evidence([story.source(each) for each in source_sentences], story.text)
    found = evidence.support(text if arabic is None else arabic)
    if arabic is None:
        return found.sentences, found.findings
    lost = NumberCheck().findings(Pair(arabic, text, find_language(language)))
    return found.sentences, (*found.findings, *lost)


def _made_up_numbers(text: str, language: str, story: Story) -> Iterator[Finding]:
    for quantity in number_fidelity(story.text, text, language).unsupported:
        said = text[quantity.start : quantity.end]
        yield finding(NUMBER, "claim.number", said=said)


def _said_nowhere(told: Reading, story: Reading) -> Finding:
    words = tuple(word.raw for word in strange(told, story)[:3])
    return finding(WORDING, "claim.strange", words=words) if words else finding(WORDING, "claim.nowhere")
