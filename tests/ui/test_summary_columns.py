from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from service.catalogue import Catalogue
from service.comparison import Phase
from service.depot import Depot
from service.desk import Desk
from service.engines.shelf import Shelf
from service.languages import language
from service.reasons import finding, reason_in
from service.settings import Settings
from service.story import Style, Summary, SummarySentence
from service.summaries.extractive import METHOD
from service.text.segments import read_story
from service.ui.summary_columns import Length, SummaryColumn, summarise
from service.ui.summary_view import summaries_view
from service.ui.texts import PAGE_LANGUAGES, Texts
from tests.scripted_engine import PROFILE, ScriptedEngine

STORY = read_story(
    "وزير الخارجية يزور القاهرة\n"
    "القاهرة (برقية) - أعلنت وزارة الخارجية، الأربعاء، أن الوزير سيزور القاهرة.\n"
    "وقال المتحدث <b>باسم</b> الحكومة إن 12 دولة ستشارك في المؤتمر الذي يعقد في العاصمة."
)
ARABIC, ENGLISH = language("ar"), language("en")
NAMES = {METHOD: "its own sentences", "absent": "absent"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    settings = Settings(data_dir=tmp_path, cache_dir=tmp_path, models_dir=tmp_path)
    catalogue = Catalogue((replace(PROFILE, path=tmp_path),))
    depot = Depot(tmp_path, catalogue)
    shelf = Shelf(
        depot, settings, load=lambda _key: ScriptedEngine(lambda _text, _decoding: "<i>12 states</i>")
    )
    opened = Desk(settings, catalogue, depot, shelf)
    yield opened
    opened.close()


def never() -> bool:
    return False


def columns(*targets: str, method: str = METHOD, style: Style = Style.POINTS) -> list[SummaryColumn]:
    return [SummaryColumn(style, method, language(tag)) for tag in targets]


def made(
    desk: Desk, wanted: list[SummaryColumn], cancelled: Callable[[], bool] = never
) -> list[tuple[SummaryColumn, ...]]:
    return list(summarise(desk, STORY, wanted, Length(), cancelled))


def test_columns_get_ready_one_after_the_other(desk: Desk) -> None:
    phases = [[str(each.phase) for each in states] for states in made(desk, columns("ar", "en"))]
    assert phases[0] == ["waiting", "waiting"]
    assert ["done", "waiting"] in phases
    assert phases[-1] == ["done", "done"]


def test_one_that_fails_does_so_alone(desk: Desk) -> None:
    both = [*columns("en", method="absent"), *columns("ar")]
    failed, done = made(desk, both)[-1]
    assert failed.phase is Phase.FAILED
    assert failed.error is not None
    assert done.summary is not None


def test_what_is_cancelled_is_over(desk: Desk) -> None:
    assert {each.phase for each in made(desk, columns("ar", "en"), lambda: True)[-1]} == {Phase.CANCELLED}


def test_a_headline_is_one_sentence_whatever_the_others_have() -> None:
    assert Length(sentences=3).of(Style.HEADLINE).budget.sentences == 1
    assert Length(sentences=3).of(Style.POINTS).budget.sentences == 3
    assert Length(words=20).of(Style.HEADLINE).budget.words == 20


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_each_sentence_leads_to_its_source(desk: Desk, tag: str) -> None:
    states = made(desk, columns("ar", "en"))[-1]
    shown = summaries_view(STORY, states, ARABIC, Texts(tag), NAMES)
    summary = states[0].summary
    assert summary is not None
    for sentence in summary.sentences:
        for index in sentence.support:
            assert f'href="#bq-told-{index}"' in shown
            assert shown.count(f'id="bq-told-{index}"') == 1


def test_all_that_comes_from_outside_is_escaped(desk: Desk) -> None:
    states = made(desk, [*columns("en"), *columns("en", method="absent")])[-1]
    shown = summaries_view(STORY, states, ARABIC, Texts("en"), NAMES)
    assert "<i>" not in shown
    assert "&lt;i&gt;12 states" in shown
    assert "&lt;b&gt;باسم&lt;/b&gt;" in shown


def test_languages_and_directions_are_told(desk: Desk) -> None:
    states = made(desk, columns("ar", "en"))[-1]
    shown = summaries_view(STORY, states, ARABIC, Texts("en"), NAMES)
    assert '<p lang="ar" dir="rtl">' in shown
    assert '<p lang="en" dir="ltr">' in shown


def test_before_anything_is_ready_there_is_no_story_below() -> None:
    shown = summaries_view(STORY, columns("ar"), ARABIC, Texts("en"), NAMES)
    assert "Waiting" in shown
    assert "bq-told-" not in shown


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_what_is_to_be_doubted_is_told_in_the_language_of_the_page(tag: str) -> None:
    doubt = finding("context", "context.part")
    sentence = SummarySentence("جملة.", (), (doubt,))
    summary = Summary(STORY, "ar", Style.BRIEF, "lexrank", (), (sentence,))
    column = replace(columns("ar")[0], phase=Phase.DONE, summary=summary)
    shown = summaries_view(STORY, [column], ARABIC, Texts(tag), NAMES)
    direction = Texts(tag).language.direction
    assert f'<bdi lang="{tag}" dir="{direction}">{reason_in(doubt, tag).text}</bdi>' in shown
