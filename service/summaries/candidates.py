"""The sentences of a story that a summary may take, as it would print them."""

from dataclasses import dataclass
from functools import cached_property

from service.arabic.quote_marks import Side
from service.arabic.quotes import quotations
from service.summaries.method import Copy
from service.summaries.standing import leaning, standing
from service.summaries.trimming import trimmed
from service.text.similarity import Vectors, vectors, words

ARABIC = "ar"
_FEWEST_WORDS = 4  # «وأضاف:» and «انتهى» sum up nothing
_LEANING = 0.1
_TORN = 0.3


@dataclass(frozen=True)
class Candidate:
    """A sentence by its index among the source sentences; other languages than Arabic stand as they are."""

    index: int
    source: str
    is_arabic: bool
    is_torn: bool = False  # part of a quotation that begins or ends in another sentence

    @cached_property
    def text(self) -> str:
        """Without what may go."""
        return trimmed(self.source) if self.is_arabic else self.source

    @property
    def words(self) -> int:
        """Of what is printed."""
        return len(self.text.split())

    @cached_property
    def leaning(self) -> str:
        """The word by which it leans on a speaker in an earlier sentence; empty where it does not."""
        return leaning(self.source) if self.is_arabic else ""

    @property
    def handicap(self) -> float:
        """What counts against it: a speaker or a half of a quotation that stands in another sentence."""
        return _LEANING * bool(self.leaning) + _TORN * self.is_torn

    @property
    def standing(self) -> str:
        """As it stands for itself."""
        return standing(self.text) if self.is_arabic else self.text


def candidates(copy: Copy) -> list[Candidate]:
    """Sentences of the body; short ones, notes or the headline where there is nothing else."""
    inked = [index for index, text in enumerate(copy.texts) if text]
    body = [index for index in inked if not copy.is_headline(index)]
    full = [index for index in body if _says_something(copy.texts[index])]
    arabic = copy.language.tag == ARABIC
    torn = _torn(copy) if arabic else frozenset()
    return [Candidate(index, copy.texts[index], arabic, index in torn) for index in full or body or inked]


def _torn(copy: Copy) -> frozenset[int]:
    """Indices of the sentences of quotations that are longer than one; a paragraph ends each."""
    torn: set[int] = set()
    paragraph, is_open = -1, False
    for index, segment in enumerate(copy.sentences):
        is_open = is_open and segment.paragraph == paragraph
        paragraph = segment.paragraph
        unbalanced = quotations(copy.texts[index]).unbalanced
        if is_open or unbalanced:
            torn.add(index)
        if unbalanced:
            is_open = unbalanced[-1].side is not Side.CLOSE
    return frozenset(torn)


def _says_something(text: str) -> bool:
    """«(إعداد فلان للنشرة العربية)» and «(لتصحيح عدد القتلى)» are for the desk."""
    return len(words(text)) >= _FEWEST_WORDS and not (text[:1] == "(" and text.rstrip(".")[-1:] == ")")


def own_headline(copy: Copy) -> tuple[int, ...]:
    """The indices of the sentences of the story's headline."""
    return tuple(index for index, text in enumerate(copy.texts) if text and copy.is_headline(index))


def ranked_rows(copy: Copy, among: list[Candidate]) -> Vectors:
    """A row for each candidate, and the headline's last."""
    title = " ".join(copy.texts[index] for index in own_headline(copy))
    return vectors([*(each.source for each in among), title])
