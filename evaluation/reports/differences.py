"""Which words of texts that stand side by side differ: from their reference, and from the first system's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

import regex

_SPACELESS = r"\p{Han}\p{Hira}\p{Kana}\p{Thai}\p{Lao}\p{Khmr}\p{Mymr}\p{Tibt}"
_LETTER = rf"[\p{{L}}\p{{M}}\p{{N}}--[{_SPACELESS}]]"
_TOKEN = regex.compile(
    rf"\s+|[{_SPACELESS}]\p{{M}}*|{_LETTER}(?:{_LETTER}|['’.,](?={_LETTER}))*|.", regex.V1 | regex.DOTALL
)
"""White space, a character of a script without spaces, a word or a number (“l’eau”, “1,250.5”), or a mark."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text whose words stand in the same relation to the texts beside it."""

    text: str
    off_reference: bool = False  # in a hypothesis: not in the reference; in the reference: in no hypothesis
    off_first: bool = False  # in a hypothesis: not in that of the first system


def compared(reference: str, hypotheses: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
    """The reference in runs, then each hypothesis in runs, which joined are the text again.

    Words are aligned in their order: one that stands elsewhere is different.
    """
    wanted, *made = ([match[0] for match in _TOKEN.finditer(text)] for text in (reference, *hypotheses))
    kept = [_shared(tokens, wanted) for tokens in made]
    alike = [_shared(tokens, made[0]) for tokens in made]
    found = {place for pairs in kept for place in pairs.values()}
    return (
        _runs(wanted, [(bool(made) and place not in found, False) for place in range(len(wanted))]),
        *(
            _runs(tokens, [(place not in same, place not in first) for place in range(len(tokens))])
            for tokens, same, first in zip(made, kept, alike, strict=True)
        ),
    )


def _shared(tokens: Sequence[str], others: Sequence[str]) -> dict[int, int]:
    """Places of the first that have their like in the second; white space is not looked at."""
    mine, theirs = _words(tokens), _words(others)
    matcher = SequenceMatcher(
        None, [tokens[place] for place in mine], [others[place] for place in theirs], autojunk=False
    )
    return {
        mine[block.a + step]: theirs[block.b + step]
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _words(tokens: Sequence[str]) -> list[int]:
    return [place for place, token in enumerate(tokens) if not token.isspace()]


def _runs(tokens: Sequence[str], marks: Sequence[tuple[bool, bool]]) -> tuple[Run, ...]:
    pieces = zip(tokens, _with_spaces(tokens, marks), strict=True)
    grouped = groupby(pieces, key=lambda piece: piece[1])
    return tuple(Run("".join(token for token, _ in group), *mark) for mark, group in grouped)


def _with_spaces(tokens: Sequence[str], marks: Sequence[tuple[bool, bool]]) -> Iterator[tuple[bool, bool]]:
    """White space is marked as far as the words on both its sides are."""
    for place, token in enumerate(tokens):
        if not token.isspace():
            yield marks[place]
            continue
        around = (*marks[max(0, place - 1) : place], *marks[place + 1 : place + 2]) or ((False, False),)
        yield (all(each[0] for each in around), all(each[1] for each in around))
