"""Editions of a small day, by a desk whose translator a test writes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest

from service.catalogue import ModelProfile
from service.digest.agenda import agenda
from service.digest.edition import Basis, Edition
from service.digest.editor import Editor
from service.digest.items import Item
from service.draft import Draft, failed
from service.errors import EngineError, InputError, PairError
from service.languages import Language, language
from service.selection import Choice
from service.story import Finding, Origin, Style
from service.summaries.extractive import Extractive
from service.summaries.method import Wanted
from service.summaries.styles import budget
from service.summaries.summarizer import Summarizer
from tests.digest.stories import DAY, FLOOD, MATCH
from tests.scripted_engine import PROFILE
from tests.summaries.copies import FirstSentence

AR, EN, FR, SW = (language(tag) for tag in ("ar", "en", "fr", "sw"))
DOUBT = Finding("numbers", "a number is missing")
PLAN = agenda(DAY)


class Staff:
    """Translates by a function; keeps what it was given at once."""

    source = AR

    def __init__(self, answer: Callable[[str], Draft] | None = None) -> None:
        self.answer = answer or (lambda text: Draft(f"[{text}].", -0.1, Origin.MODEL, (DOUBT,)))
        self.batches: list[Sequence[str]] = []

    def model_for(self, target: Language) -> Choice:
        if target == SW:
            raise PairError("nothing speaks Swahili", "pull a model")
        return Choice(PROFILE, "the only one")

    @contextmanager
    def translator(self, profile: ModelProfile) -> Iterator["Staff"]:
        assert profile == PROFILE
        yield self

    def sentences(self, texts, target, progress=None):
        self.batches.append(texts)
        if progress:
            progress(len(texts), len(texts))
        return [self.answer(text) for text in texts]

    def lend(self, target: Language):
        return self.translator(self.model_for(target).profile)


def editor(staff: Staff, **options) -> Editor:
    return Editor(Summarizer(Extractive(), AR, staff.lend), staff, **options)


def edited(items: Sequence[Item] = DAY, target: Language = EN, staff: Staff | None = None) -> Edition:
    return editor(staff or Staff()).edit(agenda(items), target)


def test_the_storys_own_language_needs_no_model():
    staff = Staff()
    edition = edited(target=AR, staff=staff)
    assert not staff.batches
    assert (edition.language, edition.model, edition.method) == ("ar", None, "lexrank")
    flood = edition.entries[0]
    assert (flood.id, flood.told_by) == ("flood-1", "flood-2")
    assert flood.headline.text == DAY[1].title
    assert [figure.tellings[0].value for figure in flood.figures] == ["19", "340"]


def test_all_sentences_of_all_events_are_translated_together():
    staff, told = Staff(), []
    edition = editor(staff).edit(PLAN, EN, progress=lambda done, total: told.append((done, total)))
    (batch,) = staff.batches
    sentences = [each for entry in edition.entries for each in (entry.headline, *entry.summary)]
    assert len(batch) == len(sentences) == told[0][1] > 3
    assert edition.model == PROFILE.name


def test_a_translation_tells_what_the_arabic_edition_tells():
    arabic, english = edited(target=AR), edited()
    for one, other in zip(arabic.entries, english.entries, strict=True):
        assert other.headline.text == f"[{one.headline.text}]"  # without its full stop
        assert [each.text for each in other.summary] == [f"[{each.text}]." for each in one.summary]
        assert [each.basis for each in other.summary] == [each.basis for each in one.summary]
        assert other.chains == one.chains
        assert DOUBT in other.findings


def test_every_sentence_stands_on_sentences_of_the_story_that_tells():
    for entry in edited().entries:
        item = next(each for each in DAY if each.id == entry.told_by)
        assert entry.headline.basis == (Basis(item.id, item.title),)
        for sentence in entry.summary:
            assert sentence.basis
            assert all(basis.item_id == item.id and basis.text in item.text for basis in sentence.basis)


def test_a_story_without_a_title_has_the_headline_of_a_summary():
    (entry,) = edited([replace(FLOOD, title="")], AR).entries
    assert entry.headline.text
    assert not entry.headline.text.endswith(".")
    assert entry.headline.basis[0].text in FLOOD.text
    (entry,) = edited([replace(FLOOD, title="BREAKING")], AR).entries
    assert entry.headline.basis[0].text in FLOOD.text


@pytest.mark.parametrize("text", ["توج فريق نسور تالا.", "انتهى", "(إعداد فلان للنشرة)"])
def test_the_smallest_stories_are_told(text: str):
    (entry,) = edited([replace(MATCH, title="", text=text)]).entries
    assert entry.headline.text
    (entry,) = edited([replace(MATCH, title="هدف متأخر", text="هدف متأخر")]).entries
    assert entry.headline.text == "[هدف متأخر]"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("عاجل: مقتل 12 في سارين", "مقتل 12 في سارين"),
        ("تحديث 2-مقتل 12 في سارين", "مقتل 12 في سارين"),
        ("تصحيح-تحديث 1-مقتل 12", "مقتل 12"),
        ("خبر عاجل – مقتل 12", "مقتل 12"),
        ("تصحيح الامتحانات يبدأ غدا", "تصحيح الامتحانات يبدأ غدا"),
        ("عاجل:", "عاجل:"),
    ],
)
def test_what_a_wire_calls_a_version_is_no_headline(title: str, headline: str):
    (entry,) = edited([replace(MATCH, title=title)], AR).entries
    assert entry.headline.text == headline
    assert entry.headline.basis == (Basis(MATCH.id, title),)


def test_a_title_over_several_lines_is_one():
    (entry,) = edited([replace(MATCH, title="هدف\nمتأخر ")], AR).entries
    assert entry.headline.text == "هدف متأخر"


def test_what_a_model_made_nothing_of_stays_in_arabic():
    nothing = Finding("coverage", "left untranslated")
    edition = edited([MATCH], staff=Staff(lambda _text: Draft("", None, Origin.NONE, (nothing,))))
    assert edition.entries[0].headline.text == MATCH.title
    assert nothing in edition.entries[0].findings


def test_an_engine_that_fails_half_way_makes_no_edition():
    def answer(text: str) -> Draft:
        return (
            failed(EngineError("engine x failed", "its reason"))
            if text == MATCH.title
            else Draft("x", 0, Origin.MODEL, ())
        )

    with pytest.raises(EngineError, match="failed half way"):
        edited(staff=Staff(answer))


def test_arabic_is_written_once_for_all_languages():
    class Counting(Extractive):
        made = 0

        def summarize(self, copy, wanted):
            self.made += 1
            return super().summarize(copy, wanted)

    staff, method = Staff(), Counting()
    several = Editor(Summarizer(method, AR, staff.lend), staff)
    for target in (AR, EN, FR):
        several.edit(PLAN, target)
    assert method.made == len(PLAN.events)


def test_a_summary_may_be_longer():
    points = Wanted(Style.POINTS, budget(Style.POINTS))
    longer = editor(Staff(), wanted=points).edit(PLAN, EN)
    assert len(longer.entries[0].summary) > len(edited().entries[0].summary)


def test_what_cannot_be_told_is_refused_before_any_work():
    staff = Staff()
    editor(staff).check(EN)
    editor(staff).check(AR)
    with pytest.raises(PairError, match="Swahili"):
        editor(staff).check(SW)

    class EnglishOnly(FirstSentence):
        def speaks(self, language: Language) -> bool:
            return language == EN

    foreign = Editor(Summarizer(EnglishOnly(), AR, staff.lend), staff)
    for target in (EN, AR):
        with pytest.raises(InputError, match="does not write Arabic"):
            foreign.check(target)
