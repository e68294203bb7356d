"""A feed's item as a story that can be summarised and cited."""

from dataclasses import replace

from service.arabic.letters import has_arabic
from service.digest.items import Item
from service.story import Kind, Story
from service.text.segments import read_story


def title_of(item: Item) -> str:
    """In one line; "" where there is no Arabic in it."""
    title = " ".join(item.title.split())
    return title if has_arabic(title) else ""


def story_of(item: Item) -> Story:
    """Its title is the headline, whatever the first line of its text looks like."""
    title = title_of(item)
    if not title:
        return read_story(item.text, item.id)
    story = read_story(f"{title}\n{item.text}" if item.text != item.title else title, item.id)
    first, *others = story.paragraphs
    return replace(story, paragraphs=(replace(first, kind=Kind.HEADLINE), *others))
