"""The catalogue as HTML: what is here, what could be fetched, and on which terms."""

from collections.abc import Sequence
from html import escape

from service.catalogue import ModelProfile, Score
from service.depot import Depot
from service.digest.render.texts import texts as printed
from service.languages import language
from service.ui.language_names import language_name
from service.ui.texts import Texts

_FEW = 6  # languages or scores that are told at once; more are folded up
_ENGLISH = 'lang="en" dir="ltr"'  # what the catalogue says is English on every page
_COLUMNS = ("name", "state", "size", "licence", "languages", "scores")


def model_list(profiles: Sequence[ModelProfile], depot: Depot, texts: Texts) -> str:
    """A table; on a narrow screen each model is a card."""
    if not profiles:
        return f'<p class="bq-notice">{escape(texts("models.none"))}</p>'
    heads = "".join(
        f'<th scope="col" role="columnheader">{escape(texts(f"models.{each}"))}</th>' for each in _COLUMNS
    )
    rows = "".join(_row(profile, depot, texts) for profile in profiles)
    # The roles are the table's own: a browser forgets them where the sheet makes cards of the rows.
    return (
        f'<table class="bq-models" role="table">'
        f"<caption>{escape(texts('models.caption', count=len(profiles)))}</caption>"
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )


def size(count: int, texts: Texts) -> str:
    """Bytes as people say them: "2.5 GB", «2,5 Go»."""
    from babel.units import format_unit

    unit, worth = ("gigabyte", 1e9) if count >= 1e9 else ("megabyte", 1e6)
    return str(
        format_unit(
            count / worth,
            f"digital-{unit}",
            length="short",
            format="0.0" if unit == "gigabyte" else "0",
            locale=texts.tag,
        )
    )


def _row(profile: ModelProfile, depot: Depot, texts: Texts) -> str:
    cells = (
        _name(profile, texts),
        _state(profile, depot, texts),
        f"<bdi>{escape(size(profile.download_bytes, texts))}</bdi>",
        _licence(profile, texts),
        _languages(profile, texts),
        _scores(profile, texts),
    )
    labels = [escape(texts(f"models.{name}")) for name in _COLUMNS]
    first, *others = (f'data-label="{label}">{cell}' for label, cell in zip(labels, cells, strict=True))
    facts = "".join(f'<td role="cell" {other}</td>' for other in others)
    return f'<tr role="row"><th scope="row" role="rowheader" {first}</th>{facts}</tr>'


def _name(profile: ModelProfile, texts: Texts) -> str:
    tasks = ", ".join(texts(f"models.{task}s") for task in profile.tasks)
    more = f"<p {_ENGLISH}>{escape(profile.notes)}</p>" if profile.notes else ""
    millions = texts("models.parameters", millions=f"{profile.parameters / 1e6:,.0f}")
    return (
        f"<b><bdi>{escape(profile.name)}</bdi></b><p {_ENGLISH}>{escape(profile.title)}</p>"
        f"<p>{escape(tasks)} · <bdi>{escape(millions)}</bdi></p>{more}"
    )


def _state(profile: ModelProfile, depot: Depot, texts: Texts) -> str:
    shipped = profile.path is not None
    state = "shipped" if shipped else "here" if depot.directory(profile) else "absent"
    # The sign is for the eye; the words say it.
    sign = "○" if state == "absent" else "●"
    return (
        f'<span class="bq-state bq-{state}"><span aria-hidden="true">{sign}</span> '
        f"{escape(texts(f'models.{state}'))}</span>"
    )


def _licence(profile: ModelProfile, texts: Texts) -> str:
    kind = "commercial" if profile.commercial else "noncommercial"
    return (
        f"<bdi>{escape(profile.licence)}</bdi>"
        f'<p class="bq-terms bq-{kind}">{escape(texts(f"models.{kind}"))}</p>'
    )


def _languages(profile: ModelProfile, texts: Texts) -> str:
    names = ", ".join(sorted(language_name(tag, texts) for tag in profile.targets))
    if len(profile.targets) <= _FEW:
        return escape(names)
    count = texts("models.count_languages", count=len(profile.targets))
    return _folded(count, escape(names))


def _scores(profile: ModelProfile, texts: Texts) -> str:
    lines = [_score(each, texts) for each in profile.scores if each.source == "ar"]
    if not lines:
        return f'<span class="bq-quiet">{escape(texts("models.no_scores"))}</span>'
    shown = "".join(lines[: _FEW // 2])
    rest = lines[_FEW // 2 :]
    more = _folded(texts("models.count_scores", count=len(rest)), "".join(rest)) if rest else ""
    return f'<div class="bq-scores">{shown}{more}</div>'


def _score(score: Score, texts: Texts) -> str:
    target = language_name(score.target, texts)
    measured = f" · {escape(texts('models.measured'))}" if score.measured else ""
    value = (
        f"<bdi>{escape(score.metric)} <b>{score.value:.1f}</b></bdi> <bdi>({escape(score.test_set)})</bdi>"
    )
    told = printed(texts.tag).word("pair", name=escape(target), value=value)
    return f'<p title="{escape(score.reference)}">{told}{measured}</p>'


def _folded(summary: str, body: str) -> str:
    return f"<details><summary>{escape(summary)}</summary>{body}</details>"


def writes(profile: ModelProfile, tag: str) -> bool:
    """Whether a model makes something in a language of an Arabic story."""
    return "ar" in profile.sources and language(tag).tag in profile.targets
