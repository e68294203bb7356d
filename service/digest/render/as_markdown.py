"""A digest as Markdown that reads well as plain text too: sources of a sentence are its footnotes."""

from collections.abc import Iterator
from itertools import chain

from service.digest.edition import Edition
from service.digest.render.articles import Article, Dispatch, Line, Note, Value
from service.digest.render.page import Page, page
from service.digest.render.passages import isolated
from service.formats.as_markdown import escaped
from service.spacing import space


def as_markdown(edition: Edition) -> bytes:
    """A heading for each article, with its footnotes below it: "[^2-1]" is the first of the second."""
    shown = page(edition)
    blocks = [f"# {escaped(shown.title)}", escaped(" · ".join(filter(None, (shown.day, shown.counts))))]
    for number, article in enumerate(shown.articles, start=1):
        blocks += _Article(article, number, shown).blocks()
    if not shown.articles:
        blocks.append(escaped(shown.texts.word("empty")))
    blocks += ["---", f"*{escaped(shown.label)}*", *map(escaped, shown.colophon)]
    return ("\n\n".join(blocks) + "\n").encode()


class _Article:
    """An article, its number on the page and the page's words."""

    def __init__(self, article: Article, number: int, shown: Page) -> None:
        self._article, self._number, self._shown, self._words = article, number, shown, shown.texts

    def blocks(self) -> Iterator[str]:
        """Its parts, in the order in which they are read."""
        article, words = self._article, self._words
        yield f"## {self._number}. {escaped(article.headline.words.text)}"
        if article.news:
            yield f"**{escaped(' · '.join(article.news))}**"
        if article.summary:
            yield self._summary()
        if article.doubts:
            yield self._part("to_check", *map(self._doubt, article.doubts))
        if article.numbers:
            yield self._part("figures", *self._numbers())
        yield self._part("reports", *map(self._chain, article.chains))
        ids = words.word("comma").join(self._isolated(story.id) for story in article.dispatches)
        yield escaped(words.word("pair", name=words.word("ids"), value=ids))
        yield f"*{escaped(self._label())}*"
        marked = self._marked()
        yield from (self._note(note) for note in article.notes if note.number in marked)

    def _summary(self) -> str:
        told = ""
        for line in self._article.summary:
            before = told and space(told, self._shown.language)
            told += before + escaped(line.words.text) + self._marks(line)
        return told

    def _part(self, name: str, *entries: str) -> str:
        heading = f"### {escaped(self._words.word(name))}"
        return f"{heading}\n\n" + "\n".join(f"- {entry}" for entry in entries)

    def _doubt(self, line: Line) -> str:
        reasons = "; ".join(escaped(reason.text) for reason in line.reasons)
        return f"{self._words.word('quoted', text=escaped(line.words.text))}  \n  {reasons}"

    def _numbers(self) -> Iterator[str]:
        for number in self._article.numbers:
            values = self._words.word("comma").join(map(self._value, number.values))
            told = self._words.word("pair", name=escaped(number.subject), value=values)
            disputed = f" · *{escaped(self._words.word('disputed'))}*" if number.is_disputed else ""
            yield told + disputed

    def _value(self, value: Value) -> str:
        told = self._words.word("comma").join(filter(None, (*map(self._isolated, value.sources), value.time)))
        return f"**{escaped(value.text)}**{self._marks(value)}" + (f" ({escaped(told)})" if told else "")

    def _chain(self, chain: tuple[Dispatch, ...]) -> str:
        """The first version, and the later ones as a list within its entry."""
        first, *later = map(self._dispatch, chain)
        return "\n".join([first, *(f"  - {each}".replace("\n", "\n  ") for each in later)])

    def _dispatch(self, story: Dispatch) -> str:
        title = escaped(story.title.text or story.id)
        link = f"[{title}](<{story.url}>)" if story.url else title
        change = f" · **{escaped(story.change)}**" if story.change else ""
        return f"{escaped(self._source(story))}{change}  \n  {link}"

    def _note(self, note: Note) -> str:
        source = self._source(note.story) if note.story else self._words.word("unnamed")
        told = self._words.word("pair", name=source, value=f"«{note.quote.text}»")
        return f"[^{self._number}-{note.number}]: {escaped(told)}"

    def _marked(self) -> set[int]:
        """Not the headline's own: it is a title, which stands among the reports."""
        values = (value for number in self._article.numbers for value in number.values)
        shown: Iterator[Line | Value] = chain(self._article.summary, values)
        return {note for each in shown for note in each.notes}

    def _source(self, story: Dispatch) -> str:
        source = self._isolated(story.source or self._words.word("unnamed"))
        return source + self._words.word("comma") + (story.time or self._words.word("undated"))

    def _label(self) -> str:
        teller = self._article.teller
        if teller is None or not teller.source:
            return self._shown.label
        return f"{self._words.word('told_by', source=self._isolated(teller.source))}. {self._shown.label}"

    def _isolated(self, name: str) -> str:
        return isolated(name, self._shown.language.direction)

    def _marks(self, line: Line | Value) -> str:
        return "".join(f"[^{self._number}-{note}]" for note in line.notes)
