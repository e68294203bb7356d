"""One to four columns, each a language and a system that writes it."""

from pathlib import Path

import gradio as gr
import pytest

from service.comparison import Column, System
from service.errors import InputError
from service.languages import language
from service.ui.column_choices import MOST, ColumnChoices, _offer, _step, column_choices
from tests.ui.desks import page_context

BEAM, GREEDY = "scripted · beam 5", "scripted · greedy"


def choices(folder: Path, tag: str = "en") -> ColumnChoices:
    with gr.Blocks(analytics_enabled=False):
        return column_choices(page_context(folder, tag=tag))


def test_a_new_page_compares_two_systems_in_its_own_language(tmp_path: Path) -> None:
    for tag, expected in (("en", "en"), ("fr", "fr"), ("ar", "en")):
        chosen = choices(tmp_path, tag)
        assert chosen.shown.value == 2
        assert [box.value for box in chosen.targets[:2]] == [expected, expected]
        assert [box.value for box in chosen.systems[:2]] == [BEAM, GREEDY]


def test_columns_that_are_added_are_none_of_the_first(tmp_path: Path) -> None:
    chosen = choices(tmp_path)
    offered = [
        (target.value, system.value) for target, system in zip(chosen.targets, chosen.systems, strict=True)
    ]
    assert len(set(offered[:3])) == 3


def test_languages_are_named_in_the_page_s_own(tmp_path: Path) -> None:
    assert choices(tmp_path, "fr").targets[0].choices == [("anglais", "en"), ("français", "fr")]
    assert ("الفرنسية", "fr") in choices(tmp_path, "ar").targets[0].choices


def test_what_is_chosen_is_read_as_far_as_it_is_shown(tmp_path: Path) -> None:
    chosen = choices(tmp_path)
    read = chosen.read(1, "fr", "en", None, None, GREEDY, BEAM, None, None)
    assert read == (Column(System("scripted", beam_size=1), language("fr")),)
    assert len(chosen.read(2, "fr", "en", None, None, GREEDY, GREEDY, None, None)) == 2


@pytest.mark.parametrize(
    ("targets", "systems", "said"),
    [
        (["en", None], [BEAM, GREEDY], "Column 2 lacks"),
        (["en", "fr"], [None, GREEDY], "Column 1 lacks"),
        (["en", "fr"], [BEAM, "another · greedy"], "Column 2 lacks"),
        (["en", "en"], [BEAM, BEAM], "Columns 1 and 2 are the same"),
    ],
)
def test_a_choice_that_makes_no_sense_is_told(
    tmp_path: Path, targets: list[str | None], systems: list[str | None], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        choices(tmp_path).read(2, *targets, None, None, *systems, None, None)


def test_a_system_stays_where_it_writes_the_new_language(tmp_path: Path) -> None:
    context = page_context(tmp_path)
    assert _offer(context, "fr", GREEDY)["value"] == GREEDY
    assert _offer(context, "fr", "another")["value"] == BEAM
    assert _offer(context, "ja", GREEDY)["choices"] == []
    assert _offer(context, None, GREEDY)["value"] is None


def test_what_was_chosen_before_is_restored_as_far_as_it_is_known(tmp_path: Path) -> None:
    chosen = choices(tmp_path)
    values = ["fr", "xx", None, "en", GREEDY, BEAM, None, "gone"]
    updates = dict(zip(chosen.outputs, chosen.restored(3, values), strict=True))
    assert updates[chosen.shown] == 3
    assert [updates[each].get("value") for each in chosen.targets] == ["fr", None, None, "en"]
    assert [updates[each].get("value") for each in chosen.systems] == [GREEDY, None, None, None]


def test_there_are_one_to_four_columns() -> None:
    shown, add, take, *boxes = _step(1, MOST)
    assert shown == MOST
    assert (add["interactive"], take["interactive"]) == (False, True)
    assert all(box["visible"] for box in boxes)
    shown, add, take, *boxes = _step(-1, 1)
    assert shown == 1
    assert (add["interactive"], take["interactive"]) == (True, False)
    assert [box["visible"] for box in boxes] == [True, False, False, False]
