"""Summaries as HTML: each sentence with what it stands on, and the story with what was taken of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from service.formats.controls import without_controls
from service.formats.reason_html import reason_html
from service.languages import Language, language
from service.reasons import reason_in
from service.story import Kind, Story, Style, Summary, SummarySentence
from service.ui.language_names import language_name
from service.ui.notices import failure
from service.ui.summary_columns import SummaryColumn
from service.ui.texts import Texts


def summaries_view(
    story: Story,
    columns: Sequence[SummaryColumn],
    source: Language,
    texts: Texts,
    method_names: dict[str, str],
) -> str:
    """An article for each column; below, the sentences of the story that they stand on."""
    articles = "".join(
        _article(place, column, source, texts, method_names[column.method])
        for place, column in enumerate(columns)
    )
    return (
        f'<section class="bq-summaries" aria-label="{_said(texts, "results")}">{articles}</section>'
        f"{_story(story, columns, source, texts)}"
    )


def _article(place: int, column: SummaryColumn, source: Language, texts: Texts, method: str) -> str:
    title = f"{texts(f'summarise.{column.style}')} · {language_name(column.target.tag, texts)}"
    name = f"bq-summary-{place}"
    return (
        f'<article class="bq-summary" data-phase="{column.phase}" aria-labelledby="{name}"'
        f' aria-busy="{str(not column.phase.is_over).lower()}">'
        f'<header><h3 id="{name}">{escape(title)}</h3><p><bdi>{escape(method)}</bdi></p>'
        f"<p>{_facts(column, texts)}</p></header>{_body(column, source, texts)}</article>"
    )


def _facts(column: SummaryColumn, texts: Texts) -> str:
    """Phase, and once it is done: time, words, what is to be doubted."""
    facts = [texts(f"summarise.{column.phase}")]
    if column.summary is not None:
        findings = sum(len(each.findings) for each in column.summary.sentences)
        words = sum(len(each.text.split()) for each in column.summary.sentences)
        facts = [
            texts("summarise.seconds", seconds=f"{column.seconds:.1f}"),
            texts("summarise.words", count=words),
            texts("summarise.doubts", count=findings),
        ]
    return " · ".join(f"<span>{escape(fact)}</span>" for fact in facts)


def _body(column: SummaryColumn, source: Language, texts: Texts) -> str:
    if column.error is not None:
        return failure(texts, column.error)
    if column.summary is None:
        return ""
    told = [each for each in column.summary.sentences if each.text.strip()]
    if not told:
        return f'<p class="bq-quiet">{_said(texts, "nothing")}</p>'
    kind = "points" if column.summary.style is Style.POINTS else "running"
    items = "".join(_sentence(column.summary, each, source, texts) for each in told)
    unseen = column.summary.left_out
    note = f'<p class="bq-quiet">{_said(texts, "left_out", count=len(unseen))}</p>' if unseen else ""
    direction = language(column.summary.language).direction
    return f'<ol class="bq-told bq-{kind}" dir="{direction}">{items}</ol>{note}'


def _sentence(summary: Summary, sentence: SummarySentence, source: Language, texts: Texts) -> str:
    spoken = language(summary.language)
    findings = "".join(
        f"<li><b>{_said(texts, 'doubt')}</b> {reason_html(reason_in(each, texts.tag))}</li>"
        for each in sentence.findings
    )
    doubted = " bq-doubted" if findings else ""
    return (
        f'<li class="bq-sentence{doubted}" data-support="{" ".join(map(str, sentence.support))}">'
        f'<p lang="{spoken.tag}" dir="{spoken.direction}">{_clean(sentence.text)}</p>'
        f"{f'<ul class=bq-doubts>{findings}</ul>' if findings else ''}"
        f"{_support(summary, sentence, source, texts)}</li>"
    )


def _support(summary: Summary, sentence: SummarySentence, source: Language, texts: Texts) -> str:
    """The source sentences, folded up under their numbers; each leads to its place in the story."""
    if not sentence.support:
        return f'<p class="bq-quiet">{_said(texts, "unsupported")}</p>'
    numbers = ", ".join(str(index + 1) for index in sentence.support)
    quotes = "".join(
        f'<blockquote><a href="#bq-told-{index}" aria-label="{_said(texts, "to_story", number=index + 1)}">'
        f'{index + 1}</a> <span lang="{source.tag}" dir="{source.direction}">'
        f"{_clean(summary.story.source(summary.source_sentences[index]))}</span></blockquote>"
        for index in sentence.support
    )
    head = _said(texts, "from", count=len(sentence.support), numbers=numbers)
    return f'<details dir="{texts.language.direction}"><summary>{head}</summary>{quotes}</details>'


def _story(story: Story, columns: Sequence[SummaryColumn], source: Language, texts: Texts) -> str:
    """Its sentences, numbered as the summaries say; those that were taken are marked, and how often."""
    summary = next((each.summary for each in columns if each.summary is not None), None)
    if summary is None:
        return ""
    taken = Counter(index for each in columns for index in set(_indices(each)))
    items = "".join(
        f'<li id="bq-told-{index}" tabindex="-1"{" class=bq-taken" if taken[index] else ""}>'
        f'{"<strong>" if heading else ""}<span lang="{source.tag}" dir="{source.direction}">'
        f"{_clean(story.source(part))}</span>{'</strong>' if heading else ''}"
        f"{_taken(taken[index], texts)}</li>"
        for index, part in enumerate(summary.source_sentences)
        for heading in [story.paragraphs[part.paragraph].kind is Kind.HEADLINE]
    )
    return (
        f'<section class="bq-taken-of" aria-label="{_said(texts, "story")}"><h3>{_said(texts, "story")}</h3>'
        f'<ol dir="{source.direction}">{items}</ol></section>'
    )


def _indices(column: SummaryColumn) -> Iterator[int]:
    for sentence in column.summary.sentences if column.summary else ():
        yield from sentence.support


def _taken(count: int, texts: Texts) -> str:
    if not count:
        return ""
    return f' <small dir="{texts.language.direction}">{_said(texts, "taken", count=count)}</small>'


def _clean(text: str) -> str:
    return escape(without_controls(text).strip())


def _said(texts: Texts, key: str, *, count: int = 0, **fields: object) -> str:
    return escape(texts(f"summarise.{key}", count=count, **fields))
