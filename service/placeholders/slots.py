"""The symbols that stand for what is carried over.

Each is one piece of a vocabulary that has them (`training/vocabulary.py`). They are noncharacters, which
Unicode keeps for the use inside a program: U+FDD0 to U+FDEF stand in no text that is interchanged
(https://www.unicode.org/faq/private_use.html#noncharacters).
"""

import re

_EACH = 10
FIGURES = tuple(chr(0xFDD0 + number) for number in range(_EACH))
"""Stand for figures."""
TERMS = tuple(chr(0xFDD0 + _EACH + number) for number in range(_EACH))
"""Stand for names and terms."""
SLOTS = (*FIGURES, *TERMS)

SLOT = re.compile(f"[{SLOTS[0]}-{SLOTS[-1]}]")


def without_slots(text: str) -> str:
    """The text without what could be taken for a slot."""
    return SLOT.sub("", text)
