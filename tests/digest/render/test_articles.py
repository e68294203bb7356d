"""What all forms show of an entry."""

from dataclasses import replace
from datetime import timedelta, timezone

from service.digest.edition import Sentence
from service.digest.render.page import page
from service.story import Finding
from tests.digest.render.editions import FISH, MADE, QUAKE, RESCUE, edition


def test_notes_are_numbered_in_reading_order_each_once_the_headlines_last():
    article = page(edition()).articles[0]
    assert [line.notes for line in article.summary] == [(1,), (2, 3)]
    assert [[value.notes for value in number.values] for number in article.numbers] == [[(4,), (1,)], [(4,)]]
    assert [note.number for note in article.notes] == [1, 2, 3, 4, 5]
    assert [note.quote.text for note in article.notes[:3]] == [QUAKE, RESCUE, RESCUE]
    assert [note.story and note.story.id for note in article.notes[1:3]] == ["quake-2", "quake-4"]
    assert article.headline.notes == (5,)


def test_a_source_is_linked_to_its_newest_story():
    article = page(edition()).articles[0]
    assert [(story.source, story.id) for story in article.sources] == [
        ("وكالة الساحل", "quake-4"),
        ("Levant Press", "quake-3"),
    ]
    assert article.latest
    assert article.latest.id == "quake-4"


def test_a_version_says_what_it_brings_and_a_story_alone_says_nothing():
    article = page(edition()).articles[0]
    changes = [[story.change for story in chain] for chain in article.chains]
    assert changes == [["First version", "New toll", "Correction"], [""]]
    assert article.news == ("New toll", "Correction")


def test_figures_that_differ_stand_side_by_side_with_their_sources_and_times():
    dead, injured = page(edition("fr")).articles[0].numbers
    assert [(value.text, value.sources, value.time) for value in dead.values] == [
        ("43", ("Levant Press",), "27 nov., 05:20"),
        ("41", ("وكالة الساحل",), "27 nov., 05:15"),
    ]
    assert dead.is_disputed
    assert not injured.is_disputed


def test_a_sentence_of_which_nothing_was_made_is_in_the_language_of_its_source():
    _, _, fish = page(edition("fr")).articles
    assert [(line.words.text, line.words.tag, line.words.direction) for line in fish.summary] == [
        (FISH, "ar", "rtl")
    ]
    assert fish.headline.words.tag == "fr"


def test_what_is_to_be_checked_stands_with_its_reason():
    (doubt,) = page(edition()).articles[0].doubts
    assert doubt.words.text.startswith("Rescue teams")
    assert [reason.tag for reason in doubt.reasons] == ["en"]
    made = edition()
    headline = Sentence("Quake", (), (Finding("length", "it is short"),))
    doubted = replace(made, entries=(replace(made.entries[0], headline=headline),))
    assert [line.words.text for line in page(doubted).articles[0].doubts] == ["Quake", doubt.words.text]


def test_a_basis_in_no_story_of_the_entry_and_an_unknown_teller_are_no_error():
    entry = replace(edition().entries[0], chains=edition().entries[1].chains, told_by="gone")
    article = page(replace(edition(), entries=(entry,))).articles[0]
    assert article.teller is None
    assert {note.story for note in article.notes} == {None}
    assert {note.quote.direction for note in article.notes} == {"auto"}


def test_an_anchor_is_the_entrys_own_in_every_language():
    anchors = [[article.anchor for article in page(edition(tag)).articles] for tag in ("en", "ar")]
    assert anchors[0] == anchors[1]
    assert len(set(anchors[0])) == 3


def test_a_page_tells_what_it_knows_of_its_day_by_its_makers_clock():
    shown = page(edition())
    assert shown.day == "Friday, November 27, 2026"
    assert shown.counts == "12 stories, 5 events, 3 of them here"
    assert shown.colophon == ("Made Nov 27, 2026, 06:00", "Since Nov 26, 2026, 06:00", "Times: GMT")
    tokyo = page(edition(made=MADE.astimezone(timezone(timedelta(hours=9)))))
    assert tokyo.articles[0].chains[0][0].time == "Nov 27, 12:40"
    assert tokyo.colophon[-1] == "Times: GMT+09:00"


def test_without_a_time_of_making_the_newest_story_dates_the_page_and_without_any_nothing_does():
    assert page(edition(made=None)).day == "Friday, November 27, 2026"
    undated = replace(edition(made=None), entries=edition().entries[2:], since=None, events=1, title="")
    shown = page(undated)
    assert (shown.day, shown.colophon) == ("", ())
    assert shown.counts == "12 stories, 1 event"
    assert shown.title == "News digest"


def test_the_label_names_what_machines_did():
    assert page(edition()).label == (
        "Machine summary (lexrank) and machine translation (barqiya-base), not checked by an editor."
    )
    assert "ترجمة" not in page(edition("ar")).label
    assert page(edition("fa")).label == page(edition()).label
