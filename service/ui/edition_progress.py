"""How far the digests are, as HTML: a line for each language."""

from collections.abc import Sequence
from html import escape

from service.comparison import Phase
from service.digest.render.texts import texts as printed
from service.ui.editions import EditionState
from service.ui.language_names import language_name
from service.ui.notices import failure
from service.ui.texts import Texts


def edition_progress(states: Sequence[EditionState], texts: Texts) -> str:
    """A line for each language while one is at work; afterwards those that have no digest, and why."""
    running = not all(state.phase.is_over for state in states)
    failures = "".join(_failure(state, texts) for state in states)
    left = [state for state in states if running or state.phase is Phase.CANCELLED]
    lines = "".join(f"<li>{_line(state, texts)}</li>" for state in left)
    return (
        f'<div class="bq-notice" role="status"><ul class="bq-growing">{lines}</ul></div>' if lines else ""
    ) + failures


def _line(state: EditionState, texts: Texts) -> str:
    name = escape(language_name(state.target.tag, texts))
    said = escape(texts(f"digest.{state.phase}", ready=state.ready, of=state.of))
    told = printed(texts.tag).word("pair", name=name, value=said)
    if state.phase is not Phase.WORKING:
        return told
    bar = f'<progress max="{state.of}" value="{state.ready}"></progress>'
    return f"<label>{told} {bar}</label>"


def _failure(state: EditionState, texts: Texts) -> str:
    if state.error is None:
        return ""
    name = escape(language_name(state.target.tag, texts))
    return f'<div role="group" aria-label="{name}"><b>{name}</b>{failure(texts, state.error)}</div>'
