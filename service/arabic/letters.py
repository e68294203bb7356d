"""The characters of Arabic text, named; every other room of this package builds on these classes."""

import re

LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdfb\ufe80-\ufefc"
)
"""For a regular expression's class: letters of the Arabic script, presentation forms included."""

MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff"
)
"""For a class: vowel signs, tanwin, shadda, the small signs of the Koran; each hangs on a letter."""

TATWEEL = "\u0640"
"""The stroke that stretches a word, «وزيـــر», or joins a clitic to what is no letter, «بـ»."""

CONTROLS = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""For a class: bidi controls, joiners, zero-width spaces, the soft hyphen and the byte-order mark: no ink."""

LINE_BREAKS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
"""For a class: what ends a line."""

BLANKS = rf"\s{CONTROLS}"
"""For a class: what leaves no ink: white space and controls."""

DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
"""For a class: Western, Arabic-Indic and Persian digits."""

WESTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
"""For `str.translate`: every digit as a Western one; lengths, and so offsets, stay as they are."""

CLITICS = r"(?:[وف]?(?:ال|[بك]ال|لل|[بلك])|[وف])"
"""For a regular expression: what Arabic writes joined to the next word, «وبالـ», «لـ»."""

_LETTER = re.compile(f"[{LETTERS}]")
_EDGES = re.compile(f"[{BLANKS}]*")
_TRAILING = re.compile(f"[^{BLANKS}]")


def has_arabic(text: str) -> bool:
    """Whether there is at least one letter of the Arabic script."""
    return _LETTER.search(text) is not None


def arabic_share(text: str) -> float:
    """The share of the text's letters, 0 to 1, that are of the Arabic script; 0 where there is no letter."""
    arabic = len(_LETTER.findall(text))
    letters = sum(map(str.isalpha, text)) - text.count(TATWEEL)
    return arabic / letters if letters else 0.0


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space and controls at its edges; an empty span at `end` if nothing is left."""
    leading = _EDGES.match(text, start, end)
    start = leading.end() if leading else start
    while end > start and not _TRAILING.match(text, end - 1):
        end -= 1
    return start, end
