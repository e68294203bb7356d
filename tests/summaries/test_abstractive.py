"""Summaries in a model's own words, from an engine whose answers are written here."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from prompts.library import load_library
from service.catalogue import Family, Task
from service.engines.engine import Decoding
from service.errors import PairError
from service.languages import language
from service.story import Finding, Style, Summary
from service.summaries.abstractive import Abstractive
from service.summaries.method import Copy, Proof, Prover, Wanted
from service.summaries.styles import budget
from tests.scripted_engine import ScriptedEngine
from tests.summaries.copies import STORM, FirstSentence, copy_of

PORT, BOATS, STAYS = (
    "أغلقت السلطات ميناء المدينة.",
    "وأغرقت العاصفة ثلاثة قوارب.",
    "ويبقى الميناء مغلقا يومين.",
)
FALSE = "وقتل تسعة بحارة."


def proving(copy: Copy, read: Sequence[int]) -> Prover:
    """Only the dead are made up."""

    def prove(text: str) -> Proof:
        if "قتل" in text:
            return Proof((), (Finding("support", f"the story does not have “{text}”"),))
        return Proof((1,))

    return Prover(prove)


class Answers:
    """One answer after the other; the last one again and again."""

    def __init__(self, *texts: str) -> None:
        self.texts, self.searches = list(texts), list[Decoding]()

    def __call__(self, _: str, decoding: Decoding) -> str:
        self.searches.append(decoding)
        return self.texts.pop(0) if len(self.texts) > 1 else self.texts[0]


def method(answers: Answers, family: Family = Family.PROMPTED_T5, window: int = 400) -> Abstractive:
    engine = ScriptedEngine(answers, max_source_tokens=window)
    tongues = ("ar", "en")
    engine.profile = replace(
        engine.profile, family=family, tasks=(Task.SUMMARIZE,), sources=tongues, targets=tongues
    )
    return Abstractive(engine, Decoding(), load_library(), proving=proving, otherwise=FirstSentence())


def summary(
    answers: Answers,
    style: Style = Style.BRIEF,
    text: str = STORM,
    *,
    family: Family = Family.PROMPTED_T5,
    window: int = 400,
    **sizes: int,
) -> Summary:
    return method(answers, family, window).summarize(copy_of(text), Wanted(style, budget(style, **sizes)))


def texts(found: Summary) -> list[str]:
    return [each.text for each in found.sentences]


def test_a_summary_says_who_wrote_it_and_what_it_stands_on() -> None:
    found = summary(answers := Answers(f"{PORT} {BOATS}"))
    assert texts(found) == [PORT, BOATS]
    assert (found.method, found.prompt, found.style) == ("scripted", "brief.prompted-t5.ar@1", Style.BRIEF)
    assert (found.language, found.left_out) == ("ar", ())
    assert len(found.source_sentences) == 7
    assert all(each.support == (1,) and not each.findings for each in found.sentences)
    assert len(answers.searches) == 1


def test_an_unsupported_fact_is_decoded_again_in_another_way() -> None:
    found = summary(answers := Answers(f"{PORT} {FALSE}", f"{PORT} {BOATS}"))
    assert texts(found) == [PORT, BOATS]
    assert found.method == "scripted"
    first, second = answers.searches
    assert second.beam_size > first.beam_size


def test_and_then_the_storys_own_sentences_stand_in_and_say_so() -> None:
    found = summary(answers := Answers(f"{PORT} {FALSE}"))
    assert len(answers.searches) == 2
    assert texts(found) == ["عاصفة تغلق ميناء المدينة وتغرق ثلاثة قوارب"]
    assert (found.method, found.prompt) == ("first instead of scripted", None)
    (finding,) = found.sentences[0].findings
    assert finding == Finding(
        "support", f"Model scripted did not write this, first did: the story does not have “{FALSE}”"
    )


def test_what_no_sentence_supports_is_unsupported() -> None:
    engine = method(Answers(PORT))
    engine._proving = lambda *_: Prover(lambda _: Proof(()))
    found = engine.summarize(copy_of(STORM), Wanted(Style.BRIEF, budget(Style.BRIEF)))
    assert found.method == "first instead of scripted"
    assert f"no sentence of the story says “{PORT}”" in found.sentences[0].findings[0].reason


@pytest.mark.parametrize(
    ("answer", "check"),
    [
        ("", "coverage"),
        ("The port is closed.", "script"),
        ("الميناء الميناء الميناء الميناء الميناء الميناء.", "repetition"),
    ],
)
def test_no_answer_and_no_sentence_of_the_language_is_no_summary(answer: str, check: str) -> None:
    found = summary(Answers(answer))
    assert found.method == "first instead of scripted"
    assert found.sentences[0].findings[0].check == check


def test_a_torso_is_not_printed() -> None:
    assert texts(summary(Answers(f"{PORT} {BOATS} " + "ثم " * 600))) == [PORT, BOATS]
    assert summary(Answers("ثم " * 600)).method == "first instead of scripted"


def test_points_come_from_a_list() -> None:
    found = summary(Answers(f"1. {PORT} 2. {BOATS} 3. {STAYS}"), Style.POINTS)
    assert texts(found) == [PORT, BOATS, STAYS]


def test_too_few_points_are_asked_for_again() -> None:
    found = summary(answers := Answers(PORT, f"- {PORT}\n- {BOATS}\n- {STAYS}"), Style.POINTS)
    assert len(found.sentences) == 3
    assert len(answers.searches) == 2
    short = summary(Answers(PORT), Style.POINTS)
    assert "it wrote 1 sentence instead of at least 3" in short.sentences[0].findings[0].reason


def test_a_story_of_two_sentences_needs_no_three_points() -> None:
    found = summary(Answers(f"- {PORT}\n- {BOATS}"), Style.POINTS, f"{PORT}\n{BOATS}")
    assert texts(found) == [PORT, BOATS]


def test_more_than_the_budget_is_left_away() -> None:
    assert texts(summary(Answers(f"{PORT} {BOATS} {STAYS}"))) == [PORT, BOATS]
    assert texts(summary(Answers(f"{PORT} {BOATS} {STAYS}"), Style.PARAGRAPH, words=8)) == [PORT, BOATS]


def test_a_sentence_longer_than_asked_for_is_not_torn() -> None:
    found = summary(Answers(PORT), words=2)
    assert "it wrote 4 words instead of at most 2" in found.sentences[0].findings[0].reason


def test_a_headline_is_one_line_and_short() -> None:
    long = "السلطات تغلق ميناء المدينة وتخلي بيوت الساحل كلها بعد عاصفة أغرقت ثلاثة قوارب صيد في البحر."
    assert texts(summary(Answers("العنوان: السلطات تغلق ميناء المدينة."), Style.HEADLINE)) == [
        "السلطات تغلق ميناء المدينة"
    ]
    (cut,) = texts(summary(Answers(long), Style.HEADLINE))
    assert long.startswith(cut)
    assert len(cut.split()) <= 12


def test_a_model_of_one_sentence_writes_points_part_by_part() -> None:
    found = summary(answers := Answers(PORT, f"{BOATS} {PORT}", STAYS), Style.POINTS, family=Family.T5)
    assert texts(found) == [PORT, BOATS, STAYS]
    assert (found.prompt, len(answers.searches)) == (None, 3)
    assert {each.length_penalty for each in answers.searches} == {0.6}
    assert {each.max_target_tokens for each in answers.searches} == {84}


def test_only_the_part_that_failed_is_decoded_again() -> None:
    found = summary(answers := Answers(PORT, FALSE, STAYS, BOATS), Style.POINTS, family=Family.T5)
    assert texts(found) == [PORT, BOATS, STAYS]
    assert len(answers.searches) == 4


def test_parts_that_tell_the_same_are_told_once() -> None:
    found = summary(Answers(PORT, PORT.replace("أ", "ا"), STAYS), Style.PARAGRAPH, family=Family.BART)
    assert texts(found) == [PORT, STAYS]


def test_what_has_no_room_is_named() -> None:
    found = summary(Answers(PORT), family=Family.T5, window=30)
    assert found.method == "scripted"
    assert 0 not in found.left_out
    assert len(found.left_out) >= 3
    assert set(found.left_out) < set(range(7))


def test_a_sentence_is_proved_by_what_the_model_read() -> None:
    engine, given = method(Answers(PORT), Family.T5, 30), list[Sequence[int]]()

    def last(_: Copy, read: Sequence[int]) -> Prover:
        given.append(read)
        return Prover(lambda _: Proof((read[-1],)))

    engine._proving = last
    copy = copy_of(STORM)
    found = engine.summarize(copy, Wanted(Style.BRIEF, budget(Style.BRIEF)))
    read = [index for index in range(7) if index not in found.left_out]
    assert list(given[0]) == read
    assert found.sentences[0].support == (read[-1],)


def test_a_story_without_a_sentence_that_fits_is_not_cut() -> None:
    found = summary(answers := Answers(PORT), family=Family.BART, window=3)
    assert found.method == "first instead of scripted"
    assert "not one sentence of the story has room in it" in found.sentences[0].findings[0].reason
    assert answers.searches == []


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_has_no_summary(text: str) -> None:
    found = summary(answers := Answers(PORT), text=text)
    assert (found.sentences, answers.searches) == ((), [])


def test_a_language_that_the_model_does_not_write_is_refused() -> None:
    summariser = method(Answers(PORT))
    assert summariser.speaks(language("en"))
    assert not summariser.speaks(language("fr"))
    with pytest.raises(PairError, match="model scripted does not summarise French: choose another model"):
        summariser.summarize(copy_of(STORM, language("fr")), Wanted(Style.BRIEF, budget(Style.BRIEF)))


def test_a_model_that_only_translates_does_not_speak() -> None:
    assert not method(Answers(PORT), Family.NLLB).speaks(language("ar"))


def test_arabic_in_an_english_summary_is_no_summary() -> None:
    english = method(Answers("The authorities closed ميناء المدينة on Monday."))
    wanted = Wanted(Style.BRIEF, budget(Style.BRIEF))
    found = english.summarize(copy_of("A storm closed the port.\nThree boats sank.", language("en")), wanted)
    assert found.sentences[0].findings[0].check == "residue"
