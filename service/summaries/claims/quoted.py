"""What a summary puts in quotation marks and its story does not say word for word."""

import re
from collections.abc import Iterator

from service.arabic.quotes import quotations
from service.reasons import finding
from service.story import Finding
from service.summaries.claims.reading import Reading

QUOTATION = "unsupported-quotation"
_LEFT_OUT = re.compile(r"\.{2,}|…|\[[^\]]*\]|\([^)]*\)")  # what an editor leaves out or puts in
_SPEECH = 4  # words from which on a quotation is what somebody said, and no name or catchword


def quotation_findings(told: Reading, story: Reading) -> Iterator[Finding]:
    """A quotation is verbatim, or it is none; marks of another kind and cuts shown by dots are no matter."""
    for text in outer_quotations(told.text):
        parts = [part for part in map(_words, _LEFT_OUT.split(text)) if part]
        if not parts:
            continue
        shown = " ".join(text.split()[:_SPEECH]) + (" ..." if len(text.split()) > _SPEECH else "")
        if not all(_is_said(part, story) for part in parts):
            yield finding(QUOTATION, "claim.misquoted", quoted=shown)
        elif sum(map(len, parts)) >= _SPEECH and not _is_quoted(story):
            yield finding(QUOTATION, "claim.quoted_nobody", quoted=shown)


def outer_quotations(text: str) -> Iterator[str]:
    """What stands between outer marks that pair."""
    done = 0
    for opening, closing in quotations(text).pairs:
        if opening.start >= done:
            yield text[opening.end : closing.start]
            done = closing.end


def _words(text: str) -> list[str]:
    return [word.folded for word in Reading(text).words]


def _is_said(words: list[str], story: Reading) -> bool:
    """A lone word may have clitics: «بـ"انتصار"»."""
    return story.says(words) or (len(words) == 1 and story.has(words[0]))


def _is_quoted(story: Reading) -> bool:
    """A story's marks need not pair: a quotation may run on over paragraphs."""
    found = quotations(story.text)
    return bool(found.pairs or found.unbalanced)
