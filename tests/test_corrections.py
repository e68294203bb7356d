"""An editor's corrections: what they change now, what comes back later, and how they are taken back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogue import Catalogue
from service.corrections import MOST_CHARACTERS, correct, is_kept, segments, slips
from service.depot import Depot
from service.desk import Desk
from service.engines.engine import Decoding
from service.engines.shelf import Shelf
from service.errors import InputError, StoreError
from service.languages import language
from service.memory import TranslationMemory
from service.settings import Settings
from service.story import Origin, Translation
from service.text.segments import read_story
from tests.scripted_engine import PROFILE, ScriptedEngine

EN = language("en")
STORY = """عنوان الخبر اليوم
القاهرة (برقية) - قال الوزير إن 12 شخصا وصلوا. وأضاف المدير.
- بند أول
* * *"""
HEADLINE, DATELINE, MINISTER, MANAGER, ITEM, STARS = range(6)


class Newsroom:
    """A desk whose engine is scripted; `answer` is what it makes of a sentence."""

    def __init__(self, folder: Path, answer: Callable[[str, Decoding], str], *, memory: bool = True) -> None:
        self.engine = ScriptedEngine(answer)
        self.profile = replace(PROFILE, path=folder)
        catalogue = Catalogue((self.profile,))
        settings = Settings(
            model=PROFILE.name, memory=memory, data_dir=folder, models_dir=folder, cache_dir=folder
        )
        depot = Depot(folder, catalogue)
        self.desk = Desk(settings, catalogue, depot, Shelf(depot, settings, load=lambda _: self.engine))

    def translate(self, text: str = STORY, beam_size: int | None = None) -> Translation:
        with self.desk.translator(self.profile, beam_size=beam_size) as translator:
            return translator.translate(read_story(text), EN)

    def correct(
        self, translation: Translation, index: int, text: str, beam_size: int | None = None
    ) -> Translation:
        return correct(self.desk, translation, index, text, beam_size=beam_size)


def english(text: str, _: Decoding) -> str:
    """Words of their own for each sentence, and one number wrong."""
    words = {"قال": "The minister said 13 people came.", "وأض": "The manager agreed.", "بند": "First item"}
    return words.get(text[:3], "A headline")


@pytest.fixture
def newsroom(tmp_path: Path):
    room = Newsroom(tmp_path, english)
    yield room
    room.desk.close()


def remembered(newsroom: Newsroom) -> list[str | None]:
    assert isinstance(newsroom.desk.memory, TranslationMemory)
    return [entry.human for entry in newsroom.desk.memory.human_entries().values()]


def targets(translation: Translation) -> list[str]:
    return [part.target for part in segments(translation)]


def test_a_correction_stands_in_its_paragraph_and_nothing_else_moves(newsroom: Newsroom):
    before = newsroom.translate()
    after = newsroom.correct(before, MINISTER, "The minister said 12 people had come.")
    part = segments(after)[MINISTER]
    assert (part.target, part.origin) == ("The minister said 12 people had come.", Origin.HUMAN)
    assert (part.score, part.findings) == (None, ())
    assert after.paragraphs[1].target == (
        "Cairo (Barqiya) - The minister said 12 people had come. The manager agreed."
    )
    assert [p for n, p in enumerate(after.paragraphs) if n != 1] == [
        p for n, p in enumerate(before.paragraphs) if n != 1
    ]
    assert "numbers" in [finding.check for finding in segments(before)[MINISTER].findings]


def test_from_then_on_the_editors_wording_is_preferred_and_known_as_theirs(newsroom: Newsroom):
    newsroom.correct(newsroom.translate(), MINISTER, "The minister spoke.")
    assert remembered(newsroom) == ["The minister spoke."]
    again = segments(newsroom.translate("قال الوزير إن 12 شخصا وصلوا."))[0]
    assert (again.target, again.origin, again.score) == ("The minister spoke.", Origin.HUMAN, None)


def test_no_check_doubts_what_an_editor_decided(newsroom: Newsroom):
    kept = "The minister said 13 people came."
    confirmed = newsroom.correct(newsroom.translate(), MINISTER, kept)
    assert segments(confirmed)[MINISTER].findings == ()
    again = segments(newsroom.translate())[MINISTER]
    assert (again.target, again.origin, again.findings) == (kept, Origin.HUMAN, ())


def test_a_slip_of_the_pen_can_be_told_of_once(newsroom: Newsroom):
    wrong = newsroom.correct(newsroom.translate(), MINISTER, "Some 21 people came, the minister said.")
    assert [finding.check for finding in slips(wrong, MINISTER)] == ["numbers"]
    right = newsroom.correct(wrong, MINISTER, "A dozen, or 12, came, the minister said.")
    assert slips(right, MINISTER) == ()


def test_another_search_keeps_its_own_wording(newsroom: Newsroom):
    newsroom.correct(newsroom.translate(beam_size=5), MANAGER, "So did the manager.", beam_size=5)
    assert targets(newsroom.translate(beam_size=5))[MANAGER] == "So did the manager."
    assert targets(newsroom.translate(beam_size=1))[MANAGER] == "The manager agreed."


@pytest.mark.parametrize("typed", ["- Item one", "• Item one", "1. Item one", "(a) Item one", "Item one"])
def test_a_lists_marker_is_the_lists_and_no_part_of_what_is_remembered(newsroom: Newsroom, typed: str):
    before = newsroom.translate()
    assert targets(before)[ITEM] == "- First item"
    after = newsroom.correct(before, ITEM, typed)
    assert after.paragraphs[2].target == typed
    assert targets(newsroom.translate())[ITEM] == "- Item one"
    assert targets(newsroom.translate("بند أول"))[0] == "Item one"


@pytest.mark.parametrize(
    ("index", "wording"), [(DATELINE, "CAIRO, May 12 (Barqiya) -"), (STARS, "***")], ids=["dateline", "stars"]
)
def test_what_rules_make_can_be_corrected_in_its_own_story_only(newsroom: Newsroom, index: int, wording: str):
    before = newsroom.translate()
    assert not is_kept(newsroom.desk, before, index)
    after = newsroom.correct(before, index, wording)
    assert (segments(after)[index].target, segments(after)[index].origin) == (wording, Origin.HUMAN)
    assert targets(newsroom.translate()) == targets(before)
    assert remembered(newsroom) == []
    assert targets(newsroom.correct(after, index, "")) == targets(before)


@pytest.mark.parametrize("nothing", ["", "  \n", "\u200f\u200b"], ids=ascii)
def test_an_empty_text_takes_a_correction_back(newsroom: Newsroom, nothing: str):
    before = newsroom.translate()
    asked = len(newsroom.engine.seen)
    edited = newsroom.correct(before, MINISTER, "The minister spoke.")
    back = newsroom.correct(edited, MINISTER, nothing)
    assert targets(back) == targets(before)
    assert segments(back)[MINISTER].origin is Origin.MEMORY
    assert segments(back)[MINISTER].findings == segments(before)[MINISTER].findings
    assert back.paragraphs[1].target == before.paragraphs[1].target
    assert len(newsroom.engine.seen) == asked
    assert remembered(newsroom) == []


def test_what_no_model_could_make_is_worded_by_an_editor_and_asked_for_again_when_taken_back(tmp_path: Path):
    newsroom = Newsroom(tmp_path, lambda text, _: "" if text.startswith("وأضاف") else "Words.")
    before = newsroom.translate()
    assert segments(before)[MANAGER].origin is Origin.NONE
    edited = newsroom.correct(before, MANAGER, "The manager agreed.")
    assert targets(newsroom.translate())[MANAGER] == "The manager agreed."
    back = newsroom.correct(edited, MANAGER, "")
    assert segments(back)[MANAGER] == segments(before)[MANAGER]
    assert remembered(newsroom) == []
    newsroom.desk.close()


def test_without_a_memory_a_correction_is_for_this_translation(tmp_path: Path):
    newsroom = Newsroom(tmp_path, english, memory=False)
    before = newsroom.translate()
    assert not is_kept(newsroom.desk, before, MANAGER)
    edited = newsroom.correct(before, MANAGER, "So did the manager.")
    assert targets(edited)[MANAGER] == "So did the manager."
    assert targets(newsroom.correct(edited, MANAGER, ""))[MANAGER] == "The manager agreed."
    newsroom.desk.close()


def test_a_correction_that_cannot_be_remembered_is_an_error_and_not_lost_in_silence(newsroom: Newsroom):
    before = newsroom.translate()
    assert is_kept(newsroom.desk, before, MANAGER)
    assert isinstance(newsroom.desk.memory, TranslationMemory)
    newsroom.desk.memory._file._connection.execute("PRAGMA query_only = 1")
    with pytest.raises(StoreError, match="may not be written"):
        newsroom.correct(before, MANAGER, "So did the manager.")


def test_a_wording_is_one_line_and_keeps_the_blanks_of_its_language(newsroom: Newsroom):
    typed = " Le ministre a dit\u202f: «\u00a0Oui\u00a0» \r\n et\x07 s’en est allé.\n"
    edited = newsroom.correct(newsroom.translate(), MANAGER, typed)
    assert targets(edited)[MANAGER] == "Le ministre a dit\u202f: «\u00a0Oui\u00a0» et s’en est allé."


def test_a_wording_has_an_end(newsroom: Newsroom):
    with pytest.raises(InputError, match="10,001 characters, and a segment takes 10,000"):
        newsroom.correct(newsroom.translate(), MANAGER, "x" * (MOST_CHARACTERS + 1))


@pytest.fixture(scope="module")
def open_newsroom(tmp_path_factory: pytest.TempPathFactory):
    room = Newsroom(tmp_path_factory.mktemp("desk"), english)
    yield room
    room.desk.close()


def test_a_correction_turns_nothing_around_that_stands_behind_it(newsroom: Newsroom):
    typed = "The \u202eminister \u2067met \u2066F-16\u2069 pilots\u200e."
    after = newsroom.correct(newsroom.translate(), MINISTER, typed)
    assert targets(after)[MINISTER] == "The minister met \u2066F-16\u2069 pilots\u200e."
    assert remembered(newsroom) == [targets(after)[MINISTER]]


@given(text=st.text(max_size=80))
def test_whatever_is_typed_comes_back_as_it_stood(open_newsroom: Newsroom, text: str):
    edited = segments(open_newsroom.correct(open_newsroom.translate(), MANAGER, text))[MANAGER]
    again = segments(open_newsroom.translate())[MANAGER]
    assert again.target == edited.target
    assert (again.origin is Origin.HUMAN) == (edited.origin is Origin.HUMAN)
