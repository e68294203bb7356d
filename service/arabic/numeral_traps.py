"""Words that are spelled like a numeral and state no number where they stand."""

from service.arabic.number_words import NumberWord, Sort, number_words, traps
from service.arabic.tokens import Cursor
from service.numeration.composition import Role

_SHADDA = "\u0651"


def is_trap(here: Cursor, word: NumberWord) -> bool:
    """Whether the word states no number here."""
    trap = traps()
    if here.token.folded in trap.percent:
        return True
    if word.stem in trap.alone:
        return not _begins_a_compound(here)
    if word.stem in trap.again:
        return not _begins_a_compound(here) and _is_again(here, word)
    if word.stem == trap.thousand and (here.preceding in trap.verbs or _SHADDA in here.raw):
        return True
    return here.following in trap.names or _is_trap_of_its_kind(here, word)


def _is_trap_of_its_kind(here: Cursor, word: NumberWord) -> bool:
    if word.part.role is Role.HUNDRED and word.definite:
        return here.preceding in traps().inside  # «في المئة»
    if word.sort is Sort.ORDINAL and word.part.value == 1:
        return _is_day_before_yesterday(here)
    return word.definite and (here.preceding in traps().rites or _is_quarter_of_year(here, word))


def _begins_a_compound(here: Cursor) -> bool:
    """Whether «عشرة» or «والستين» goes on with the numeral."""
    word = number_words().get(here.following)
    return word is not None and (word.part.role is Role.TEEN or (word.linked and word.part.role is Role.TEN))


def _is_again(here: Cursor, word: NumberWord) -> bool:
    """«ثانية» as a second of time, «30 ثانية» and «في الثانية», against «مرة ثانية» and «الدولة الثانية»."""
    if word.definite:
        return here.preceding in traps().inside
    return not here.preceding.endswith("ه")


def _is_day_before_yesterday(here: Cursor) -> bool:
    """«أول أمس», «أول من أمس»."""
    after = here.after.following if here.after and here.following == "من" else here.following
    return after in traps().yesterday


def _is_quarter_of_year(here: Cursor, word: NumberWord) -> bool:
    """«الربع الثالث» of a year, which a target may call a quarter."""
    which = number_words().get(here.following)
    return word.part.role is Role.FRACTION and which is not None and which.sort is Sort.ORDINAL
