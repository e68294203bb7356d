"""Which words of texts that stand side by side differ: from a reference, from the first one's, from all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, groupby

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


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text whose words are missing from as many of the texts beside it."""

    text: str
    missing: int = 0


Mark = tuple[int, ...]
"""What is said of a word; less is more alike."""


def compared(reference: str, hypotheses: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
    """The reference in runs, then each hypothesis in runs, which joined are the text again.

    Words are aligned in their order: one that stands elsewhere is different.
    """
    wanted, *made = (_tokens(text) for text in (reference, *hypotheses))
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


def among(texts: Sequence[str]) -> tuple[tuple[Stretch, ...], ...]:
    """Each text in stretches, which joined are the text again; none is the reference of the others."""
    tokens = [_tokens(text) for text in texts]
    missing = [[len(texts) - 1] * len(mine) for mine in tokens]
    for (one, mine), (other, theirs) in combinations(enumerate(tokens), 2):
        for place, there in _shared(mine, theirs).items():
            missing[one][place] -= 1
            missing[other][there] -= 1
    return tuple(
        tuple(Stretch(text, *mark) for text, mark in _grouped(mine, [(count,) for count in counts]))
        for mine, counts in zip(tokens, missing, strict=True)
    )


def _tokens(text: str) -> list[str]:
    return [match[0] for match in _TOKEN.finditer(text)]


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
    return tuple(Run(text, *map(bool, mark)) for text, mark in _grouped(tokens, marks))


def _grouped(tokens: Sequence[str], marks: Sequence[Mark]) -> Iterator[tuple[str, Mark]]:
    pieces = zip(tokens, _with_spaces(tokens, marks), strict=True)
    for mark, group in groupby(pieces, key=lambda piece: piece[1]):
        yield "".join(token for token, _ in group), mark


def _with_spaces(tokens: Sequence[str], marks: Sequence[Mark]) -> Iterator[Mark]:
    """White space is marked as far as the words on both its sides are."""
    for place, token in enumerate(tokens):
        if not token.isspace():
            yield marks[place]
            continue
        around = (*marks[max(0, place - 1) : place], *marks[place + 1 : place + 2])
        yield tuple(map(min, zip(*around, strict=True))) if around else (0,) * len(marks[place])
