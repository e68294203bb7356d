"""Arabic text cut into sentences, every character accounted for."""

import re

from service.arabic.enclosures import Closing, Enclosures, enclosures
from service.arabic.letters import BLANKS, LINE_BREAKS
from service.arabic.sentence_ends import Stop, ends_sentence


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans that tile the text exactly; white space belongs to the sentence before it.

    Quotations are cut at the sentence ends within them, since a model is to get one sentence at a time;
    the marks stay with their sentence. A line break always ends a sentence.
    """
    within = enclosures(text)
    asides = _asides(text, within)
    cuts = [0]
    passed = 0  # asides that end before the stop at hand
    for found in _END.finditer(text):
        if found.start() < cuts[-1]:
            continue
        if found["line"]:
            cuts.append(_skip(_BLANKS, text, found.end()))
            continue
        while passed < len(asides) and asides[passed][1] <= found.start():
            passed += 1
        stop = _stop(text, found, within)
        if passed < len(asides) and cuts[-1] < asides[passed][0] < stop.end < asides[passed][1]:
            continue
        if ends_sentence(text, cuts[-1], stop):
            cuts.append(_skip(_BLANKS, text, stop.end))
    return _with_words(text, cuts)


_STOPS = ".!?؟。۔…‼⁇⁈⁉"
_END = re.compile(f"(?P<line>[{LINE_BREAKS}])|[{_STOPS}]+")
_ROW = re.compile(f"[{_STOPS}]*")
_BLANKS = re.compile(f"[{BLANKS}]*")
_SPACES = re.compile(f"(?:(?![{LINE_BREAKS}])[{BLANKS}])*")
_WORD = re.compile(r"\w")
_BREAKS = ("", "\n", "\r", "\u2028")
_ASIDE = 200  # characters; a longer bracket holds sentences of its own


def _asides(text: str, within: Enclosures) -> list[tuple[int, int]]:
    """Short brackets, which are not cut: «(ولد عام 1950. ودرس في دمشق)»; none inside another.

    A bracket that is a line of its own, «(لتصحيح العدد. ...)», is cut like any other line.
    """
    found: list[tuple[int, int]] = []
    for start, end in within.brackets:
        line = text[start - 1 : start] in _BREAKS and text[end : end + 1] in _BREAKS
        if end - start <= _ASIDE and not line and (not found or start >= found[-1][1]):
            found.append((start, end))
    return found


def _stop(text: str, found: re.Match[str], within: Enclosures) -> Stop:
    """The stop with all that closes after it: «؟»», «.”», «؟! »»."""
    closings: list[Closing] = []
    end = found.end()
    while closing := within.closings.get(end) or within.closings.get(_skip(_SPACES, text, end)):
        closings.append(closing)
        end = _skip(_ROW, text, closing.end)
    return Stop(found.start(), end, found.group(), tuple(closings))


def _skip(run: re.Pattern[str], text: str, position: int) -> int:
    """Where a run that may be empty ends."""
    found = run.match(text, position)
    return found.end() if found else position


def _with_words(text: str, cuts: list[int]) -> tuple[tuple[int, int], ...]:
    """The pieces between the cuts; one without a letter or a digit is joined to the piece before it."""
    starts: list[int] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        if start < end and (not starts or _WORD.search(text, start, end)):
            starts.append(start)
    if len(starts) > 1 and not _WORD.search(text, starts[0], starts[1]):
        del starts[1]
    return tuple(zip(starts, [*starts[1:], len(text)], strict=False))
