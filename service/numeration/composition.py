"""How the words of a numeral add and multiply: units, tens and hundreds under falling scales."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from fractions import Fraction


class Role(Enum):
    """What a part does to the parts around it."""

    FIGURE = auto()  # digits: «3.5» of «3.5 million»
    FRACTION = auto()  # a half, two thirds
    UNIT = auto()  # 1 to 9
    TEEN = auto()  # 10 to 19
    TEN = auto()  # 20 to 90
    HUNDRED = auto()  # 100, which a unit before it multiplies
    HUNDREDS = auto()  # 200 to 900 in one word
    SCALE = auto()  # 1000 and up, which all before it multiplies
    COLLECTIVE = auto()  # a dozen, «une vingtaine»: a count before it multiplies it


class Link(StrEnum):
    """Whether an «and» stands between two parts that add."""

    NEVER = "never"
    MAY = "may"
    MUST = "must"

    def allows(self, linked: bool) -> bool:
        """Whether this rule is content with the «and» or the lack of it."""
        return self is Link.MAY or linked == (self is Link.MUST)


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language orders and links the parts of a numeral."""

    tens_first: bool  # «twenty-three», not «ثلاثة وعشرون»
    unit_link: Link  # between ten and unit
    group_link: Link  # after hundreds and scales
    figure_after_scale: bool = False  # «ألف و200»
    vigesimal: tuple[int, ...] = ()  # tens that take a teen: soixante-dix
    teen_hundreds: bool = False  # «twelve hundred»


@dataclass(frozen=True, slots=True)
class Part:
    """One word or figure of a numeral; `times` is 2 in a dual scale, «ألفان»."""

    value: Fraction
    role: Role
    times: int = 1
    rough: bool = False  # a plural without a count: «thousands»


@dataclass(frozen=True, slots=True)
class Piece:
    """A part where it stands; `linked` where an «and» comes before it."""

    part: Part
    linked: bool


@dataclass(frozen=True, slots=True)
class Numeral:
    """The pieces from `first` up to `last`, exclusive, as one number."""

    first: int
    last: int
    value: Fraction


_NOUGHT = Fraction(0)
_SIZE_AND_ROOM = {
    Role.UNIT: (10, 0),
    Role.TEEN: (100, 0),
    Role.TEN: (100, 10),
    Role.HUNDREDS: (1000, 100),
}
"""What a part needs as room to be added, and the room that it leaves for what is added to it."""


class _Sum:
    """A numeral while it grows: `total` of the closed scales, and the open `group` below the next one."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.total = _NOUGHT
        self.group: Fraction | None = None
        self.scale = _NOUGHT  # the last scale; 0 before the first
        self.room = 0  # what may still be added to the open group is below this
        self.unit: Fraction | None = None  # an open unit that a ten may follow: «ثلاثة وعشرون»
        self.begun = False
        self.figure = False  # it began with digits
        self.scaled = False  # a smaller scale comes next: «one billion and 80 million»

    @property
    def value(self) -> Fraction:
        return self.total + self.group if self.group else self.total

    def take(self, piece: Piece, after: Piece | None) -> bool:
        """Adds the piece; False, and nothing changed, where it does not fit."""
        part, linked = piece.part, piece.linked and self.begun
        self.scaled = after is not None and after.part.role is Role.SCALE and after.part.value < self.scale
        taken = self._take(part, linked)
        self.begun = self.begun or taken
        return taken

    def _take(self, part: Part, linked: bool) -> bool:
        match part.role:
            case Role.FIGURE:
                return self._figure(part, linked)
            case Role.FRACTION:
                return self._fraction(part, linked)
            case Role.HUNDRED:
                return self._hundred(part, linked)
            case Role.SCALE:
                return self._scale(part, linked)
            case Role.COLLECTIVE:
                return self._collective(part, linked)
        return self._addend(part, linked)

    def _open(self, value: Fraction, room: int) -> bool:
        self.group, self.room, self.unit = value, room, None
        return True

    def _room(self) -> Fraction | int:
        if self.group is not None:
            return self.room
        return self.scale if self.begun else 10**30

    def _figure(self, part: Part, linked: bool) -> bool:
        if not self.begun:
            self.figure = True
            return self._open(part.value, 0)
        joins = self.scaled or (self.grammar.figure_after_scale and part.value.denominator == 1)
        after_scale = joins and linked and self.group is None and not part.rough
        return after_scale and part.value < self.scale and self._open(part.value, 0)

    def _fraction(self, part: Part, linked: bool) -> bool:
        if not self.begun:
            return self._open(part.value, 0)
        if not linked or part.value >= 1 or self.room < 0 or (self.group is not None and self.group < 1):
            return False
        if self.group is None:
            self.total += part.value * self.scale
            return self._open(_NOUGHT, -1)
        return self._open(self.group + part.value, -1)

    def _addend(self, part: Part, linked: bool) -> bool:
        if self.figure and not linked:  # «1.7 million four years ago»
            return False
        size, room = _SIZE_AND_ROOM[part.role]
        if not self.begun or (self.group is None and self.grammar.group_link.allows(linked)):
            opened = self._room() >= part.value and self._open(part.value, room)
        else:
            opened = self.group is not None and self._add(part, linked, size, room)
        if opened and part.role is Role.UNIT:
            self.unit = part.value
        return opened

    def _add(self, part: Part, linked: bool, size: int, room: int) -> bool:
        assert self.group is not None
        grammar = self.grammar
        if self.unit is not None and part.role is Role.TEN and not grammar.tens_first:
            return grammar.unit_link.allows(linked) and self._open(self.group + part.value, 0)
        teen_after_ten = part.role is Role.TEEN and self.group % 100 in grammar.vigesimal
        if self.room == 10 and (part.role is Role.UNIT or teen_after_ten):
            fits = grammar.tens_first and grammar.unit_link.allows(linked)
        else:
            fits = self.room >= size and grammar.group_link.allows(linked)
        return fits and self._open(self.group + part.value, room)

    def _hundred(self, part: Part, linked: bool) -> bool:
        if not self.begun or (self.group is None and self.grammar.group_link.allows(linked)):
            return self._room() >= part.value and self._open(part.value, 0 if part.rough else 100)
        most = 100 if self.grammar.teen_hundreds else 10
        fits = not linked and self.group is not None and self.unit == self.group
        if not fits and not linked and self.group is not None:
            fits = 10 < self.group < most and self.group.denominator == 1 and self.room == 0
        return fits and self._open((self.group or 1) * part.value, 100)

    def _collective(self, part: Part, linked: bool) -> bool:
        if not self.begun:
            return self._open(part.value, 0)
        counts = not linked and self.group is not None and self.group == self.value and self.group < 10
        return counts and self._open(self.value * part.value, 0)

    def _scale(self, part: Part, linked: bool) -> bool:
        if not self.begun:
            return self._close(part.value * part.times, part)
        below = part.value < self.scale or not self.scale
        if linked:
            adds = (
                self.group is None and below and not part.rough and self.grammar.group_link is not Link.NEVER
            )
            return adds and self._close(self.total + part.value * part.times, part)
        if part.times > 1:
            return False
        if not below:
            return part.value > self.scale and self._close(self.value * part.value, part)
        return self.group is not None and self._close(self.total + self.group * part.value, part)

    def _close(self, total: Fraction, part: Part) -> bool:
        self.total, self.scale, self.group, self.unit, self.room = total, part.value, None, None, 0
        return True


def compose(pieces: Sequence[Piece], grammar: Grammar) -> Iterator[Numeral]:
    """The numerals in a run of pieces that nothing separates, each as long as the grammar lets it be."""
    first = 0
    while first < len(pieces):
        numeral = _longest(pieces, first, grammar)
        yield numeral
        first = numeral.last


def _longest(pieces: Sequence[Piece], first: int, grammar: Grammar) -> Numeral:
    growing = _Sum(grammar)
    before_link: Numeral | None = None
    for at in range(first, len(pieces)):
        piece = pieces[at]
        so_far = Numeral(first, at, growing.value)
        if not growing.take(piece, pieces[at + 1] if at + 1 < len(pieces) else None):
            multiplies = piece.part.role in (Role.HUNDRED, Role.SCALE) and not piece.linked
            # «between one hundred and two hundred»: what follows the «and» is the next number's
            return before_link if before_link and multiplies else so_far
        if piece.linked and at > first:
            before_link = so_far
    return Numeral(first, len(pieces), growing.value)
