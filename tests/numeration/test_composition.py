"""How parts add up, whatever the language calls them."""

from fractions import Fraction

import pytest

from service.numeration.composition import Grammar, Link, Part, Piece, Role, compose

ENGLISH = Grammar(tens_first=True, unit_link=Link.NEVER, group_link=Link.MAY, teen_hundreds=True)
ARABIC = Grammar(tens_first=False, unit_link=Link.MUST, group_link=Link.MUST, figure_after_scale=True)
FRENCH = Grammar(tens_first=True, unit_link=Link.MAY, group_link=Link.NEVER, vigesimal=(60, 80))

ROLES = {"u": Role.UNIT, "e": Role.TEEN, "t": Role.TEN, "h": Role.HUNDRED, "H": Role.HUNDREDS}
ROLES |= {"s": Role.SCALE, "f": Role.FIGURE, "/": Role.FRACTION, "c": Role.COLLECTIVE}


def pieces(notation: str) -> list[Piece]:
    """«u2 h100 &u5»: a unit 2, the word hundred, and a linked unit 5."""
    made = []
    for word in notation.split():
        linked = word.startswith("&")
        role, value = word.lstrip("&")[0], word.lstrip("&")[1:]
        made.append(Piece(Part(Fraction(value), ROLES[role]), linked))
    return made


@pytest.mark.parametrize(
    ("grammar", "notation", "values"),
    [
        (ENGLISH, "u2 h100 &u5", ["205"]),
        (ENGLISH, "u1 h100 &u2 h100", ["100", "200"]),
        (ENGLISH, "u1 s1000 &u2 s1000", ["1000", "2000"]),
        (ENGLISH, "t20 u1", ["21"]),
        (ENGLISH, "t20 &u1", ["20", "1"]),
        (ENGLISH, "e12 h100", ["1200"]),
        (ENGLISH, "u3 &/1/2 s1000000", ["3500000"]),
        (ENGLISH, "/1/2 s1000000", ["500000"]),
        (ENGLISH, "f1.7 s1000000 u4", ["1700000", "4"]),
        (ENGLISH, "u1 s1000000000 &f80 s1000000", ["1080000000"]),
        (ENGLISH, "u1 s1000000 &f500", ["1000000", "500"]),
        (ENGLISH, "u4 c12", ["48"]),
        (ENGLISH, "s1000 s1000000", ["1000000000"]),
        (ARABIC, "u3 &t20", ["23"]),
        (ARABIC, "t20 &u3", ["20", "3"]),
        (ARABIC, "h100 &u5 &t20 s1000", ["125000"]),
        (ARABIC, "s1000 &f200", ["1200"]),
        (ARABIC, "s1000 &f7/2", ["1000", "7/2"]),
        (ARABIC, "s1000000 &f7/2 s1000", ["1003500"]),
        (ARABIC, "s1000 &u3 s1000", ["1000", "3000"]),
        (ARABIC, "u3 s1000000 &/1/2", ["3500000"]),
        (ARABIC, "u3 u4", ["3", "4"]),
        (FRENCH, "t80 e17", ["97"]),
        (FRENCH, "t60 &e11", ["71"]),
        (FRENCH, "t20 &u1", ["21"]),
        (FRENCH, "t30 e11", ["30", "11"]),
    ],
)
def test_sums(grammar: Grammar, notation: str, values: list[str]):
    assert [str(numeral.value) for numeral in compose(pieces(notation), grammar)] == values


def test_every_piece_belongs_to_one_numeral():
    run = pieces("u1 h100 &u2 h100 t20 u1 &u7 s1000")
    numerals = list(compose(run, ENGLISH))
    assert [each.first for each in numerals[1:]] == [each.last for each in numerals[:-1]]
    assert numerals[0].first == 0
    assert numerals[-1].last == len(run)
