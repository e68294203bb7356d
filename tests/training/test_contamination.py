from pathlib import Path

import pytest

from tests.training.newsroom import stories, write_stories
from training.contamination import Contamination, evaluation_sentences
from training.pairs import Pair

SENTENCE = "قال محافظ البنك المركزي إن التضخم سيتراجع قبل نهاية العام إلى أقل من أربعة في المئة."
ENGLISH = (
    "The governor of the central bank said inflation would fall below four percent by the end of the year."
)
CLEAN = "وصلت سفينة محملة بالقمح إلى ميناء المدينة صباح اليوم بعد رحلة استغرقت أسبوعين."


def held(source: str, target: str = "A ship arrived.") -> bool:
    return not Contamination([SENTENCE, ENGLISH], 0.5).clean(Pair(source, target, "eng", "c", "p"))


def test_an_exact_sentence_is_held_back_whatever_its_marks_and_hamzas() -> None:
    assert held(SENTENCE)
    assert held("قال مُحافظ البنك المركزيّ ان التضخم سيتراجع، قبل نهاية العام، الى اقل من اربعة في المئة")


def test_either_side_counts() -> None:
    assert held(CLEAN, ENGLISH)


def test_a_near_sentence_is_held_back() -> None:
    assert held("وأضاف محافظ البنك المركزي إن التضخم سيتراجع قبل نهاية العام إلى مستوى مقبول.")


def test_a_sentence_within_a_paragraph_is_held_back() -> None:
    assert held(f"{CLEAN} {SENTENCE} {CLEAN}")


def test_a_phrase_of_the_language_is_not() -> None:
    assert not held("قال محافظ البنك المركزي اليوم كلاما آخر لا صلة له بما سبق أن صرح به للصحافيين.")


def test_another_sentence_is_not() -> None:
    assert not held(CLEAN)


def test_a_looser_bound_lets_a_half_shared_sentence_pass() -> None:
    near = Pair(
        "وأضاف محافظ البنك المركزي إن التضخم سيتراجع قبل نهاية العام إلى مستوى مقبول.", "x", "eng", "c", "p"
    )
    assert Contamination([SENTENCE], 0.95).clean(near)


def test_nothing_is_held_back_without_evaluation_sets() -> None:
    assert Contamination([], 0.5).clean(Pair(SENTENCE, "", "eng", "c", "p"))


def test_all_lines_of_the_sets_and_all_texts_of_held_out_stories_are_gathered(tmp_path: Path) -> None:
    folder = tmp_path / "eval/systems"
    folder.mkdir(parents=True)
    (tmp_path / "eval/set.ar").write_text("سطر\n", encoding="utf-8")
    (folder / "a.en").write_text("line\n", encoding="utf-8")
    (tmp_path / "eval/README.md").write_text("prose\n", encoding="utf-8")
    write_stories(tmp_path / "dev.jsonl", stories(1))
    found = list(evaluation_sentences(tmp_path / "eval", [tmp_path / "dev.jsonl"]))
    assert found[:2] == ["سطر", "line"]
    assert len(found) == 2 + 3 * (1 + 2 + 1)
    assert "prose" not in found


@pytest.mark.parametrize("word", ["", "!"])
def test_an_empty_line_of_a_set_holds_nothing_back(word: str) -> None:
    assert Contamination([word], 0.5).clean(Pair("؟", "...", "eng", "c", "p"))
