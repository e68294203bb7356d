from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.datasets.bitext import Bitext
from evaluation.metrics.rouge import METRICS, longest_common_subsequence, tokens
from service.languages import language

AR = language("ar")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت الحكومةُ، يوم ١٢ مايو.", ["اعلنت", "الحكومه", "يوم", "12", "مايو"]),
        ("The U.N. said “No”", ["the", "u", "n", "said", "no"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("東京は晴れ", ["東", "京", "は", "晴", "れ"]),
        ("«» ...", []),
    ],
)
def test_words_of_any_script_in_one_spelling(text: str, expected: list[str]):
    assert tokens(text) == expected


def rouge(hypothesis: str, reference: str) -> dict[str, float]:
    bitext = Bitext(("س",), (reference,), (0,))
    return {name: build(AR).measure([hypothesis], bitext).score for name, build in METRICS.items()}


def test_figures_worked_out_by_hand():
    # Of 4 and 6 words 3 are shared, of 3 and 5 bigrams 1, and 3 words are in order.
    assert rouge("وصل الوفد إلى بيروت", "وصل الوفد مساء أمس نحو بيروت") == pytest.approx(
        {"rouge1": 100 * 6 / 10, "rouge2": 100 * 2 / 8, "rougeL": 100 * 6 / 10}
    )
    # The same words in another order: no bigram, and one word in order.
    assert rouge("ج ب ا", "ا ب ج") == pytest.approx({"rouge1": 100, "rouge2": 0, "rougeL": 100 / 3})


@pytest.mark.parametrize(
    ("hypothesis", "reference", "expected"),
    [
        (
            "أعلنت الوزارة يوم الاثنين إعادة فتح الجسر أمام حركة السير بعد إصلاحه",
            "قالت الوزارة إن الجسر فُتح يوم الاثنين أمام السير، بعد إصلاح دام شهرين",
            (64.0, 17.3913, 48.0),
        ),
        (
            "The bridge in the old town was opened again on Monday, the ministry said.",
            "The ministry said on Monday that the old bridge was open again.",
            (76.9231, 33.3333, 38.4615),
        ),
        ("東京で橋が開通した", "橋が東京で月曜日に開通した", (81.8182, 60.0, 63.6364)),
    ],
)
def test_figures_are_those_of_the_reference_implementation(
    hypothesis: str, reference: str, expected: tuple[float, ...]
):
    # rouge_score 0.1.2, RougeScorer(["rouge1", "rouge2", "rougeL"]) with `tokens` as its tokenizer.
    assert tuple(rouge(hypothesis, reference).values()) == pytest.approx(expected, abs=1e-4)


def test_spelling_does_not_count_and_repeating_does_not_pay():
    assert rouge("إدارة الأزمة", "ادارة الازمه") == {"rouge1": 100, "rouge2": 100, "rougeL": 100}
    assert rouge("نعم نعم نعم", "نعم")["rouge1"] == pytest.approx(50)
    assert rouge("", "نعم") == rouge("...", "نعم") == {"rouge1": 0, "rouge2": 0, "rougeL": 0}


def test_summaries_count_alike_whatever_their_length():
    bitext = Bitext(("س", "س"), ("ا ب", "ا ب ج د ه و"), (0, 1))
    assert METRICS["rouge1"](AR).measure(["ا ب", "ك"], bitext).score == 50


def test_the_signature_names_the_variant():
    signature = METRICS["rougeL"](AR).measure(["ا"], Bitext(("س",), ("ا",), (0,))).signature
    assert signature == "rougeL|f1|mean|nrefs:1|tok:unicode-words|arabic:folded|stem:no|version:1"


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_the_longest_common_subsequence_is_what_trying_all_finds(one: list[str], other: list[str]):
    def subsequences(row: list[str], size: int) -> set[tuple[str, ...]]:
        return set(combinations(row, size))

    longest = max(size for size in range(9) if subsequences(one, size) & subsequences(other, size))
    assert longest_common_subsequence(one, other) == longest
