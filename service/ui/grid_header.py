"""The head of a column: who translates into what, how far it is, and what it took."""

from collections.abc import Iterator
from html import escape

from service.comparison import ColumnState, Phase
from service.languages import Language
from service.ui.error_html import error_html
from service.ui.texts import Texts


def column_header(state: ColumnState, name: str, texts: Texts, *, blind: bool) -> str:
    """What stands in the header cell; blind, nothing in it tells the system."""
    facts = "" if blind else "".join(_facts(state, texts))
    return (
        f'<span class="bq-system"><bdi>{escape(name)}</bdi></span> {endonym(state.column.target)}'
        f"{_phase(state, texts)}{_error(state, texts, blind=blind)}"
        f"{f'<dl>{facts}</dl>' if facts else ''}"
    )


def endonym(language: Language) -> str:
    """A language's name in itself."""
    name = escape(language.endonym)
    return f'<bdi class="bq-language" lang="{language.tag}" dir="{language.direction}">{name}</bdi>'


def _phase(state: ColumnState, texts: Texts) -> str:
    """A bar while it moves; its words say the same."""
    total = len(state.paragraphs)
    told = escape(texts(f"grid.{state.phase}"))
    if state.phase is Phase.DONE:
        return f'<span class="bq-phase" data-phase="{state.phase}">{told}</span>'
    ready = escape(texts("grid.progress", ready=state.ready, total=total))
    bar = (
        f'<progress value="{state.ready}" max="{max(1, total)}" aria-label="{ready}"></progress>'
        if state.phase is Phase.WORKING
        else ""
    )
    counted = f" · <bdi>{ready}</bdi>" if state.ready else ""
    return f'<span class="bq-phase" data-phase="{state.phase}">{told}{counted}{bar}</span>'


def _error(state: ColumnState, texts: Texts, *, blind: bool) -> str:
    """Errors name models, so a blind one does not."""
    if state.error is None:
        return ""
    if blind:
        return f'<span class="bq-error">{escape(texts("grid.error_blind"))}</span>'
    return f'<span class="bq-error">{error_html(state.error, texts.tag)}</span>'


def _facts(state: ColumnState, texts: Texts) -> Iterator[str]:
    def fact(key: str, value: str, help_key: str | None = None) -> str:
        title = f' title="{escape(texts(help_key))}"' if help_key else ""
        return f"<div{title}><dt>{escape(texts(f'grid.{key}'))}</dt><dd><bdi>{escape(value)}</bdi></dd></div>"

    if state.ready:
        yield fact("time", texts("grid.seconds", seconds=_figure(state.seconds, "0.0", texts)))
        speed = state.tokens_per_second
        yield fact(
            "speed",
            texts("grid.remembered")
            if speed is None
            else texts("grid.tokens", tokens=_figure(speed, "#,##0", texts)),
        )
    if state.agreement is not None:
        yield fact("agreement", _figure(state.agreement, "0.0", texts), "grid.agreement_help")
    if state.ready:
        yield fact("findings", _figure(state.findings, "#,##0", texts))
    if state.licence:
        yield fact("licence", state.licence)


def _figure(value: float, form: str, texts: Texts) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(value, form, locale=texts.tag))
