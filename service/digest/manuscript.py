"""An event as it is told in Arabic, before it goes into any language."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from service.digest.clusters import Cluster
from service.digest.edition import Basis, Sentence
from service.digest.figures.facts import Fact, dead, facts
from service.digest.items import Item
from service.digest.stories import story_of, title_of
from service.digest.teller import teller
from service.languages import Language
from service.story import Story, Style, Summary
from service.summaries.method import Wanted
from service.summaries.styles import budget
from service.summaries.summarizer import Summarizer


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Headline and summary of the story of `told_by`, with what each sentence stands on."""

    event: Cluster
    told_by: str
    method: str  # that summarised
    headline: Sentence
    summary: tuple[Sentence, ...]
    facts: tuple[Fact, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that is to be translated."""
        return self.headline, *self.summary


def manuscript(event: Cluster, summarizer: Summarizer, source: Language, wanted: Wanted) -> Manuscript:
    """The story's own title is the headline, and where it has none its best sentence, cut short."""
    item = teller(event, lambda each: dead(each, source))
    story = story_of(item)
    summary = summarizer.summarize(story, wanted, source)
    headline = _headline(item, story, summarizer, source)
    return Manuscript(
        event, item.id, summary.method, headline, _sentences(item, summary), facts(event, item, source)
    )


def _headline(item: Item, story: Story, summarizer: Summarizer, source: Language) -> Sentence:
    if title := title_of(item):
        return Sentence(_without_slug(title).removesuffix("."), (Basis(item.id, title),))
    wanted = Wanted(Style.HEADLINE, budget(Style.HEADLINE))
    return _sentences(item, summarizer.summarize(story, wanted, source))[0]


def _without_slug(title: str) -> str:
    """«تحديث 2-مقتل 12», «عاجل: مقتل 12»: what a wire calls a version is nothing to a digest's reader."""
    return _slug().sub("", title) or title


@cache
def _slug() -> re.Pattern[str]:
    raw = tomllib.loads(Path(__file__).with_name("slugs.toml").read_text(encoding="utf-8"))
    return re.compile(rf"^(?:(?:{'|'.join(raw['words'])})(?:\s*\d+)?\s*[-–—:]\s*)+")


def _sentences(item: Item, summary: Summary) -> tuple[Sentence, ...]:
    sources = [summary.story.source(each).strip() for each in summary.source_sentences]
    return tuple(
        Sentence(each.text, tuple(Basis(item.id, sources[at]) for at in each.support), each.findings)
        for each in summary.sentences
    )
