"""A digest as Markdown: headings, lists, links and notes, and nothing that a story could smuggle in."""

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from service.digest.render.as_markdown import as_markdown
from tests.digest.render.editions import QUAKE, edition


def written(tag: str = "en") -> str:
    return as_markdown(edition(tag)).decode()


def test_headings_name_the_page_its_articles_and_their_parts():
    headings = re.findall(r"^(#+) (.*)$", written(), re.MULTILINE)
    assert headings[:5] == [
        ("#", "The Morning Wire"),
        ("##", "1. At least 41 dead as strong quake hits Wadi al-Rimal province"),
        ("###", "To check"),
        ("###", "Key figures"),
        ("###", "Sources and versions"),
    ]
    assert [text[:2] for mark, text in headings if mark == "##"] == ["1.", "2.", "3."]


def test_every_mark_has_its_note_and_a_note_is_no_definition_of_a_link():
    text = written()
    marks = set(re.findall(r"\[\^(\d+-\d+)\](?!:)", text))
    notes = dict(re.findall(r"^\[\^(\d+-\d+)\]: (.*)$", text, re.MULTILINE))
    assert marks == notes.keys()
    assert notes["1-1"] == f"\u2068وكالة الساحل\u2069, Nov 27, 05:15: «{QUAKE}»"
    assert "[^1-1]" in MarkdownIt().render(text)


def test_later_versions_are_a_list_within_the_first():
    page = MarkdownIt().render(written())
    assert page.index("First version") < page.index("<ul>", page.index("First version"))
    assert "<strong>New toll</strong>" in page
    assert 'href="https://quake-1.example/news?id=7&amp;part=%281%29"' in page


def test_figures_stand_side_by_side_with_who_gives_them():
    assert (
        "- morts\u00a0: **43**[^1-4] (Levant Press, 27 nov., 05:20), "
        "**41**[^1-1] (\u2068وكالة الساحل\u2069, 27 nov., 05:15) · *Les sources divergent*\n"
    ) in written("fr")


def test_what_is_to_be_checked_is_quoted_as_its_language_quotes():
    assert "- «\u00a0Les secouristes cherchent" in written("fr")
    assert "- “Rescue teams are still" in written("en")


def test_a_day_without_stories_says_so():
    text = as_markdown(replace(edition(), entries=(), stories=0, events=0)).decode()
    assert "No stories in this period." in text
    assert "##" not in text
