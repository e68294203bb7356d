"""All checks, in the order in which their findings are shown."""

from service.checks.check import Check
from service.checks.length import LengthCheck
from service.checks.numbers import NumberCheck
from service.checks.quotations import QuotationCheck
from service.checks.repetition import RepetitionCheck
from service.checks.residue import ResidueCheck
from service.checks.script import ScriptCheck


def all_checks() -> tuple[Check, ...]:
    """Every check, with the bounds that human translations gave it."""
    return (
        ResidueCheck(),
        ScriptCheck(),
        RepetitionCheck(),
        LengthCheck(),
        NumberCheck(),
        QuotationCheck(),
    )
