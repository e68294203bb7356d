"""How many people were killed, hurt, seized or driven out: rather none than a wrong number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from service.arabic.dates import dates
from service.arabic.number import Number, NumberKind
from service.digest.figures.denials import is_denied, told
from service.digest.figures.lexicon import Subject, Words, bare_forms, forms, lexicon, signs, totals, triggers
from service.digest.figures.people import Counted, counted, heads
from service.digest.figures.rows import Clause, Piece, clauses
from service.digest.stemming import words

_REACH = 3  # words between a verb and its number: «قتل في الغارة 12 شخصا»
_BEHIND = 4  # words between a number and what is said of it: «12 شخصا على الأقل قتلوا»
_TOTAL = 8  # words between «القتلى» and the total of them
MAGNITUDE = "magnitude"


class Bound(StrEnum):
    """How sure a number is."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Count:
    """`subject` is a name of `words.toml`; `is_general` where all are counted: people, and not soldiers."""

    subject: str
    value: Fraction
    bound: Bound = Bound.EXACT
    is_general: bool = True
    by_families: bool = False


def counts(text: str, year: int | None = None) -> tuple[Count, ...]:
    """Those of a sentence or headline of that year, in its order; none of what happened another time."""
    row = words(text)
    said = frozenset[str]().union(*map(bare_forms, row))
    shakes = not said.isdisjoint(lexicon()["magnitude.of"])
    if not shakes and said.isdisjoint(signs()):  # most sentences, and this is seen at once
        return ()
    if lexicon().elsewhere.search(" ".join(row)) or any(
        each.year not in (None, year) for each in dates(text)
    ):
        return ()
    subjects = [each for each in lexicon().subjects if said.isdisjoint(each.unless)]
    has_met = not lexicon()["met.fates"].isdisjoint(row)
    found = (
        _Reading(clause, subjects, shakes=shakes, has_met=has_met).counts() for clause in told(clauses(text))
    )
    return tuple(count for each in found for count in each)


class _Reading:
    """A clause on its way; places are those of its pieces."""

    def __init__(self, clause: Clause, subjects: Sequence[Subject], *, shakes: bool, has_met: bool) -> None:
        self._clause, self._subjects = clause, subjects
        self._shakes, self._has_met = shakes, has_met

    def counts(self) -> Iterator[Count]:
        in_part = False
        for at, piece in enumerate(self._clause):
            if not forms(piece.word).isdisjoint(lexicon()["parts.words"]):
                in_part = True
            elif piece.linked and not forms(piece.word).isdisjoint(triggers()):
                in_part = False
            if in_part:
                continue
            if piece.number:
                yield from self._number(at, piece.number)
            elif piece.word == "شخص":
                yield from self._one(at)

    def _number(self, at: int, number: Number) -> Iterator[Count]:
        bounded = self._bounded(at)
        is_plain = number.kind in (NumberKind.CARDINAL, NumberKind.DUAL) and number.value > 0
        if bounded is None or not is_plain or is_denied(self._clause, at):
            return
        bound, lead = bounded
        if self._shakes and not number.also and self._is_strength(at, lead, number.value):
            yield Count(MAGNITUDE, number.value, bound)
        elif value := heads(self._clause, at):
            yield from self._people(at, value, lead, bound)

    def _is_strength(self, at: int, lead: int, value: Fraction) -> bool:
        """«بقوة 6,2 درجات», «قوة الهزة بـ6,4»."""
        is_measured = value.denominator > 1 or self._word(at + 1) in lexicon()["magnitude.units"]
        before = self._forms(lead) | self._forms(lead - 1) | self._forms(lead - 2)
        return 2 <= value < 10 and is_measured and not before.isdisjoint(lexicon()["magnitude.leads"])

    def _people(self, at: int, value: Fraction, lead: int, bound: Bound) -> Iterator[Count]:
        who = counted(self._clause, at)
        for subject in self._subjects:
            if found := self._of(subject, at, lead, who):
                sure = Bound.AT_LEAST if self._at_least_behind(found.behind) else bound
                yield Count(subject.name, value, sure, found.is_general, found.by_families)
                return

    def _of(self, subject: Subject, at: int, lead: int, who: Counted | None) -> Counted | None:
        """Who is counted, where it is the subject's number."""
        noun = self._noun(subject, at)
        if noun and not self._is_led_by_other(subject, lead):
            return noun
        if who is None or (who.by_families and not subject.families):
            return None
        is_told = self._happens(subject, lead) or (
            who.is_named and (self._is_done(subject, lead) or self._is_behind(subject, who.behind))
        )
        if is_told:
            return who if who.is_named or not subject.people_only else None
        return who if self._is_total(subject, lead) else None

    def _noun(self, subject: Subject, at: int) -> Counted | None:
        """«12 قتيلا», «قتيلان», «12 حالة وفاة», but not «12 وفاة جديدة»."""
        if self._clause[at].word in subject.duals:
            return Counted(at + 1)
        behind = at + 1 + (self._word(at + 1) in ("حاله", "حالات"))
        is_new = self._word(behind + 1) in lexicon()["people.new"]
        return Counted(behind + 1) if self._word(behind) in subject.nouns and not is_new else None

    def _is_led_by_other(self, subject: Subject, lead: int) -> bool:
        """«مقتل 12 نازحا»: they are dead first of all."""
        return any(self._happens(each, lead) for each in self._subjects if each is not subject)

    def _happens(self, subject: Subject, lead: int) -> bool:
        """«بمقتل 12», «قتل 12», but not «مصرع وإصابة 12» or «مقتل أو فقدان 12»."""
        piece, found = self._piece(lead), self._forms(lead)
        before = lead - 2 if self._word(lead - 1) == "او" else lead - 1 if piece and piece.linked else -1
        if not self._forms(before).isdisjoint(triggers()):
            return False
        if not found.isdisjoint(subject.happenings):
            return True
        return not found.isdisjoint(subject.verbs) and self._is_met(found)

    def _is_done(self, subject: Subject, lead: int) -> bool:
        """«قتل في الغارة 12 شخصا», «اعتقلت الشرطة 46 شخصا»."""
        for at in range(lead, max(lead - _REACH, 0) - 1, -1):
            piece = self._piece(at)
            if piece is None or piece.number or piece.word in lexicon()["stops.words"]:
                return False
            found = self._forms(at)
            if not found.isdisjoint(subject.verbs):
                return self._is_met(found)
            if piece.linked or not found.isdisjoint(triggers()):
                return False
        return False

    def _is_met(self, found: Words) -> bool:
        """«لقي 12 شخصا مصرعهم»."""
        return self._has_met or found.isdisjoint(lexicon()["met.verbs"])

    def _is_behind(self, subject: Subject, behind: int) -> bool:
        for at in range(behind, behind + _BEHIND):
            piece = self._piece(at)
            if piece is None or piece.number or piece.linked or is_denied(self._clause[: at + 1], at):
                return False
            if piece.word in subject.behind:
                return True
        return False

    def _is_total(self, subject: Subject, lead: int) -> bool:
        """«ارتفع عدد القتلى إلى 41», but not «عدد القتلى والمفقودين»."""
        if self._forms(lead).isdisjoint(lexicon()["totals.leads"] | subject.totals):
            return False
        row = range(lead, max(lead - _TOTAL, -1), -1)
        at = next((at for at in row if not self._forms(at).isdisjoint(totals())), None)
        if at is None or self._forms(at).isdisjoint(subject.totals) or self._is_joint(at, lead):
            return False
        return any(self._forms(before) & lexicon()["totals.heads"] for before in range(at))

    def _is_joint(self, at: int, lead: int) -> bool:
        """Whether the total is one of two things: «القتلى والمفقودين», «القتلى والجرحى»."""
        after = self._piece(at + 1)
        if at < lead and after and after.linked and not after.number:
            return True
        return self._clause[at].linked and self._word(at - 1) in totals()

    def _one(self, at: int) -> Iterator[Count]:
        """«مقتل شخص وإصابة ثلاثة»."""
        after = self._piece(at + 1)
        if (after and after.number and not after.linked) or is_denied(self._clause, at):
            return  # «شخص واحد» comes again as a number
        for subject in self._subjects:
            is_alone = not (after and after.linked) or not self._forms(at + 1).isdisjoint(triggers())
            if is_alone and not self._forms(at - 1).isdisjoint(subject.happenings):
                yield Count(subject.name, Fraction(1))

    def _bounded(self, at: int) -> tuple[Bound, int] | None:
        """How sure the number is, and the place of the word before it; None where it is not to be used.

        «من 12 قتيلا إلى 19»: the first one was before.
        """
        bound, lead, is_from = Bound.EXACT, at - 1, False
        is_linked = self._clause[at].linked
        while (piece := self._piece(lead)) and not piece.number and not is_linked:
            found = self._forms(lead)
            if not found.isdisjoint(lexicon()["bounds.never"]):
                return None
            named = _bound(found)
            if named is None and found.isdisjoint(lexicon()["bounds.glue"]):
                break
            bound, is_from = named or bound, is_from or piece.word == "من"
            is_linked = piece.linked  # «إصابة وتسع وفيات»: nothing before the «and» leads to it
            lead -= 1
        if is_from and bound is Bound.EXACT:
            return None
        return bound, -1 if is_linked else lead

    def _at_least_behind(self, behind: int) -> bool:
        for at in range(behind, behind + _BEHIND):
            piece = self._piece(at)
            if piece is None or piece.number or not self._forms(at).isdisjoint(triggers()):
                return False
            if piece.word in lexicon()["bounds.at_least_behind"]:
                return True
        return False

    def _piece(self, at: int) -> Piece | None:
        return self._clause[at] if 0 <= at < len(self._clause) else None

    def _word(self, at: int) -> str:
        piece = self._piece(at)
        return piece.word if piece and not piece.number else ""

    def _forms(self, at: int) -> Words:
        word = self._word(at)
        return forms(word) if word else frozenset()


def _bound(found: Words) -> Bound | None:
    """What one of the forms of a word makes of a number."""
    bounds = (each for each in Bound if each is not Bound.EXACT)
    return next((each for each in bounds if not found.isdisjoint(lexicon()[f"bounds.{each}"])), None)
