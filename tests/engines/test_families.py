"""The symbols around a source and at the beginning of its target, family by family."""

from dataclasses import replace

import pytest

from service.engines.families import Frame, frame
from service.engines.vocabulary import Vocabulary, read_vocabulary
from service.errors import PairError
from service.languages import language
from tests.engines.conftest import Build
from tests.tiny_models.names import FAMILIES, TOLD_THE_TARGET

pytestmark = pytest.mark.slow

AR, FR, JA = language("ar"), language("fr"), language("ja")
FRAMES = {
    "marian": ("X </s>", ""),
    "marian-tagged": (">>fra<< X </s>", ""),
    "m2m100": ("__ar__ X </s>", "__fr__"),
    "nllb": ("arb_Arab X </s>", "fra_Latn"),
    "mbart50": ("ar_AR X </s>", "fr_XX"),
    "madlad": ("▁ <2fr> X </s>", ""),
    "t5": ("X </s>", ""),
    "mt5": ("X </s>", ""),
    "flan": ("X </s>", ""),
    "bart": ("<s> X </s>", "<s>"),
    "arabart": ("<s> X </s>", ""),
    "t5gemma": (
        "<bos> <start_of_turn> u s er <0x0A> X <end_of_turn> <0x0A> <start_of_turn> m o d el <0x0A>",
        "",
    ),
}


@pytest.fixture
def vocabulary(name: str, tiny: Build) -> Vocabulary:
    path = tiny(name).path
    assert path is not None
    return read_vocabulary(path, FAMILIES[name])


@pytest.mark.parametrize("name", FRAMES)
def test_the_frame_of_each_family(name: str, vocabulary: Vocabulary, tiny: Build) -> None:
    around = frame(vocabulary, tiny(name), AR, FR)
    named = [
        [vocabulary.symbols[each] for each in row] for row in (around.before, around.after, around.target)
    ]
    source, target = FRAMES[name]
    assert [*named[0], "X", *named[1]] == source.split()
    assert named[2] == target.split()


def test_every_tiny_model_has_its_frame_here() -> None:
    assert FRAMES.keys() == FAMILIES.keys()


@pytest.mark.parametrize("name", [name for name in TOLD_THE_TARGET if name in ("marian-tagged", "madlad")])
def test_a_language_without_a_symbol_is_refused(name: str, vocabulary: Vocabulary, tiny: Build) -> None:
    profile = replace(tiny(name), targets=("ja",))
    with pytest.raises(PairError, match=r"model tiny-\S+ has no symbol for Japanese: choose another model"):
        frame(vocabulary, profile, AR, JA)


@pytest.mark.parametrize("name", ["marian"])
def test_a_model_of_one_pair_is_told_nothing(name: str, vocabulary: Vocabulary, tiny: Build) -> None:
    assert frame(vocabulary, tiny(name), AR, FR).before == ()


@pytest.mark.parametrize("name", ["marian", "nllb"])
def test_a_pair_that_the_model_does_not_translate_is_refused(
    name: str, vocabulary: Vocabulary, tiny: Build
) -> None:
    """A model of one pair would write its own language, and say nothing."""
    with pytest.raises(PairError, match=r"model tiny-\S+ does not translate Arabic to Japanese"):
        frame(vocabulary, tiny(name), AR, JA)


@pytest.mark.parametrize("name", ["flan"])
def test_a_prompt_may_want_any_language(name: str, vocabulary: Vocabulary, tiny: Build) -> None:
    assert frame(vocabulary, tiny(name), AR, JA) == frame(vocabulary, tiny(name), AR, FR)


def test_a_source_stands_within_its_frame() -> None:
    assert Frame((1, 2), (9,), (3,)).source([5, 6]) == [1, 2, 5, 6, 9]
