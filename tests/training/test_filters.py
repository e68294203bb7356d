import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.languages import language
from training.filters import filters, script_share, tidy
from training.pairs import Pair, Wanted
from training.recipe import FilterRecipe

RECIPE = FilterRecipe(max_pieces=200, max_ratio=3.0, min_script_share=0.5, near_overlap=0.5)
CASES = tomllib.loads(
    (Path(__file__).parents[1] / "golden/training_filters.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["law"] for case in CASES])
def test_each_law_of_the_filters(case: dict[str, str]) -> None:
    wanted = Wanted("ar", case.get("target", "en"), case.get("task", ""))
    pair = Pair(case["source"], case["text"], "eng", "c", "p")
    taken_by = [name for name, keeps in filters(RECIPE, wanted).items() if not keeps(pair)]
    assert (taken_by or [""])[0] == case["taken_by"]


def test_a_script_is_that_of_the_language() -> None:
    assert script_share("Москва 2024", language("ru")) == 1.0
    assert script_share("Moskva", language("ru")) == 0.0
    assert script_share("東京タワー", language("ja")) == 1.0


@given(st.text())
def test_tidy_leaves_one_line_without_double_blanks_and_loses_no_ink(text: str) -> None:
    tidied = tidy(text)
    assert tidied == tidy(tidied) == tidied.strip()
    assert "  " not in tidied
    assert "\n" not in tidied
    ink = [c for c in text if not c.isspace() and c not in "\u200b\ufeff"]
    assert [c for c in tidied if c != " "] == ink
