import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.newsroom import sentences
from training.augment import AUGMENTERS
from training.filters import tidy
from training.pairs import Pair

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "golden/training_augment.toml").read_text(encoding="utf-8")
)["case"]
TEXT = st.one_of(
    st.text(),
    st.text("قال. «»“”()،؟!ىيةه -0١\n"),
    st.lists(st.sampled_from(["عدن (برقية) -", "ADEN (Barqiya) -", "قال.", "Yes.", "«", "،", "."])).map(
        " ".join
    ),
).map(tidy)


@pytest.mark.parametrize("case", CASES, ids=[case["law"] for case in CASES])
def test_each_law_of_the_augmenters(case: dict[str, Any]) -> None:
    pair = Pair(case["source"], case["target"], "eng", "c", "p")
    made = AUGMENTERS[case["augmenter"]](pair, random.Random(1))
    assert [[each.source, each.target] for each in made] == case["made"]


@pytest.mark.parametrize("name", AUGMENTERS)
@settings(max_examples=50)
@given(source=TEXT.filter(bool), target=TEXT.filter(bool), seed=st.integers(0, 20))
def test_no_side_is_ever_emptied(name: str, source: str, target: str, seed: int) -> None:
    for made in AUGMENTERS[name](Pair(source, target, "eng", "c", "p"), random.Random(seed)):
        assert made.source.strip()
        assert made.target.strip()
        assert (made.tag, made.corpus, made.place) == ("eng", "c", "p")


def test_noise_is_the_same_for_the_same_seed_and_touches_one_pair_in_three() -> None:
    pairs = [Pair(row["ar"], row["en"], "eng", "c", "p") for row in sentences()] * 3

    def noisy(seed: int) -> list[Pair]:
        randomness = random.Random(seed)
        return [made for pair in pairs for made in AUGMENTERS["noise"](pair, randomness)]

    assert noisy(5) == noisy(5) != noisy(6)
    assert len(pairs) / 10 < len(noisy(5)) < len(pairs) / 3


def test_noise_writes_quotation_marks_and_word_ends_in_other_ways() -> None:
    pair = Pair("وقالت «عاد الفتى إلى مدينة كبيرة، بلا حقيبة».", "x", "eng", "c", "p")
    made = {each.source for seed in range(300) for each in AUGMENTERS["noise"](pair, random.Random(seed))}
    texts = " ".join(made)
    assert all(each in texts for each in ('"عاد', "“عاد", "مدينه", "الفتي", "إلي", "كبيرة بلا"))
    assert all("عاد" in each for each in made)
