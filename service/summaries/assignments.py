"""What a model is asked for one summary: one prompt over the story, or a sentence about each part of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from prompts.library import Library, Template, fill
from service.arabic.normalize import Level, normalize
from service.catalogue import Family
from service.engines.engine import Engine, Request
from service.languages import Language
from service.story import Style
from service.summaries.method import Copy, Wanted
from service.summaries.styles import budget
from service.summaries.window import Room, fitting, priorities

PROMPTED = frozenset({Family.PROMPTED_T5, Family.T5GEMMA})
ONE_SENTENCE = frozenset({Family.T5, Family.BART})  # they learned to sum a text up in one, and take no wishes

SENTENCE_WORDS = 24  # of a sentence that such a model writes; XL-Sum's own have 20 to 26, by language
_PART = 2  # sentences of a story that are worth a sentence of a summary
_ENDED = (".", "!", "?", "؟", "…", "۔", "。", "！", "？", "।", ":", "»", "”", '"', "’", ")")


@dataclass(frozen=True, slots=True)
class Assignment:
    """One request, the indices of the sentences in it, and the name of the template that it was made with."""

    request: Request
    seen: tuple[int, ...]
    prompt: str | None = None


def assignments(engine: Engine, library: Library, copy: Copy, wanted: Wanted) -> list[Assignment]:
    """All that is asked for a summary, in order; nothing where not one sentence has room in the model.

    Raises PromptError where there is no template for the style.
    """
    family = engine.profile.family
    if family in PROMPTED:
        template = library.find(wanted.style.value, family.value, copy.language.tag)
        requests = _Requests(engine, copy, _Prompt(template, wanted, copy.language))
        return requests.within_room([priorities(copy)])
    return _Requests(engine, copy).within_room(_runs(copy, wanted))


@dataclass(frozen=True, slots=True)
class _Prompt:
    template: Template
    wanted: Wanted
    language: Language

    def filled(self, story: str) -> str:
        values: dict[str, str | int] = {
            "story": story,
            "language": self.language.name,
            "words": _words(self.wanted),
            "sentences": self.wanted.budget.sentences or max(1, _words(self.wanted) // SENTENCE_WORDS),
        }
        known = self.template.fields & values.keys()  # `fill` tells of any other
        return fill(self.template, **{name: values[name] for name in known}).text


def _words(wanted: Wanted) -> int:
    """How many words to ask for: a style's own number, where the caller counts in sentences."""
    usual = budget(Style.HEADLINE).words if wanted.style is Style.HEADLINE else None
    return wanted.budget.words or usual or (wanted.budget.sentences or 1) * SENTENCE_WORDS


class _Requests:
    """Requests about one story."""

    def __init__(self, engine: Engine, copy: Copy, prompt: _Prompt | None = None) -> None:
        self._engine, self._copy, self._prompt = engine, copy, prompt
        self._texts = [_read(text) for text in copy.texts]

    def within_room(self, orders: Sequence[Sequence[int]]) -> list[Assignment]:
        """One for each of `orders`, with as many of its sentences as fit, the first of them first."""
        sizes = self._engine.source_tokens([self._plain(text) for text in self._texts])
        around = self._size(()) if self._prompt else 0
        room = Room(self._engine.max_source_tokens, self._size, sizes, around)
        template = self._prompt.template.name if self._prompt else None
        chosen = (fitting(order, room) for order in orders)
        return [Assignment(self._request(seen), seen, template) for seen in chosen if seen]

    def _size(self, indices: Sequence[int]) -> int:
        return self._engine.source_tokens([self._request(indices)])[0]

    def _request(self, indices: Sequence[int]) -> Request:
        story = " ".join(self._texts[index] for index in indices)
        return self._plain(self._prompt.filled(story) if self._prompt else story)

    def _plain(self, text: str) -> Request:
        return Request(text, self._copy.language, self._copy.language)


def _read(text: str) -> str:
    """What a model sees of a sentence: one line, and an end also to a headline and to a list's entry."""
    plain = " ".join(normalize(text, Level.PLAIN).text.split())
    return plain if plain.endswith(_ENDED) or not plain else f"{plain}."


def _runs(copy: Copy, wanted: Wanted) -> list[list[int]]:
    """The whole story where one sentence is enough, else as many runs of its body as sentences are wanted."""
    order = priorities(copy)
    body = [index for index in range(len(copy.texts)) if not copy.is_headline(index)]
    most = max(len(body) // _PART, min(wanted.budget.least, len(body)))
    number = min(_sentences(wanted, len(body)), most)
    if number < 2:
        return [order]
    cuts = [body[len(body) * part // number] for part in range(1, number)]
    return [
        [index for index in order if start <= index < end]  # the headline goes with the lede
        for start, end in pairwise((0, *cuts, len(copy.texts)))
    ]


def _sentences(wanted: Wanted, body: int) -> int:
    """How many sentences a model that writes one at a time is to write."""
    limit = wanted.budget
    match wanted.style:
        case Style.HEADLINE:
            return 1
        case Style.BRIEF:  # one of the "one or two" that it has, or as many as were asked for
            return limit.least
        case Style.POINTS:
            return max(limit.least, min(limit.sentences or body, body // 3))
        case Style.PARAGRAPH:
            return limit.sentences or max(1, (limit.words or SENTENCE_WORDS) // SENTENCE_WORDS)
