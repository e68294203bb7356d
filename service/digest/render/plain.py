"""A digest as plain text, for a mail's first part."""

from collections.abc import Iterator

from service.digest.render.articles import Article, Dispatch, Number
from service.digest.render.page import Page
from service.digest.render.passages import isolated
from service.spacing import run_on


def plain(shown: Page) -> str:
    """A paragraph a line, as every mail program wraps it; all of an article stands below its headline."""
    return "\n".join(_lines(shown)) + "\n"


def _lines(shown: Page) -> Iterator[str]:
    yield shown.title
    if shown.day:
        yield shown.day
    yield shown.counts
    for number, article in enumerate(shown.articles, start=1):
        yield from ("", "", f"{shown.texts.number(number)}. {article.headline.words.text}", "")
        yield from _article(article, shown)
    if not shown.articles:
        yield from ("", shown.texts.word("empty"))
    yield from ("", "", "———", shown.label, *shown.colophon)


def _article(article: Article, shown: Page) -> Iterator[str]:
    words = shown.texts
    if article.summary:
        yield run_on((sentence.words.text for sentence in article.summary), shown.language)
    if article.doubts:
        yield from ("", _name(words.word("to_check"), shown))
        for line in article.doubts:
            yield f"  ! {line.words.text}"
            yield from (f"    {reason.text}" for reason in line.reasons)
    if article.numbers:
        yield from ("", _name(words.word("figures"), shown))
        yield from (f"  - {_number(number, shown)}" for number in article.numbers)
    if article.notes:
        yield from ("", _name(words.word("originals"), shown))
        yield from (f"  {words.number(note.number)}. {note.quote.text}" for note in article.notes)
    yield from ("", _name(words.word("reports"), shown))
    for story in article.dispatches:
        yield f"  - {_dispatch(story, shown)}"
        yield f"    {story.title.text or story.id}"
        yield from [f"    {story.url}"] if story.url else []


def _name(text: str, shown: Page) -> str:
    """The heading of a part."""
    return shown.texts.word("pair", name=text, value="").rstrip()


def _number(number: Number, shown: Page) -> str:
    """ "dead: 43 (Press, Nov 27, 05:20), 41 (Agency, Nov 27, 05:15) · Sources differ"."""
    comma, direction = shown.texts.word("comma"), shown.language.direction
    values = []
    for value in number.values:
        sources = (isolated(source, direction) for source in value.sources)
        said = comma.join(filter(None, (*sources, value.time)))
        values.append(f"{value.text} ({said})" if said else value.text)
    told = shown.texts.word("pair", name=number.subject, value=comma.join(values))
    return f"{told} · {shown.texts.word('disputed')}" if number.is_disputed else told


def _dispatch(story: Dispatch, shown: Page) -> str:
    """ "Agency, Nov 27, 05:15 · New toll"."""
    words = shown.texts
    source = isolated(story.source or words.word("unnamed"), shown.language.direction)
    told = f"{source}{words.word('comma')}{story.time or words.word('undated')}"
    return f"{told} · {story.change}" if story.change else told
