"""The codes of languages, against the lists that the published tokenizers have in their code."""

import pytest

from service.catalogue import Family
from service.engines.language_codes import following_symbols, language_codes
from service.languages import language, languages


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("fr", "fra_Latn"),
        ("pt-BR", "pt_BR"),
        ("pt-BR", "pt"),
        ("he", "iw"),
        ("nb", "no"),
        ("tl", "fil"),
        ("zh-Hans", "cmn_Hans"),
        ("zh-Hant", "zho_Hant"),
        ("fa", "pes"),
        ("ms", "zsm"),
    ],
)
def test_a_language_is_known_under_this_code(tag: str, code: str) -> None:
    assert code in language_codes(language(tag))


@pytest.mark.parametrize(
    ("tag", "sure", "doubtful"),
    [
        ("nb", "nob", "no"),
        ("zh-Hant", "cmn_Hant", "zho"),
        ("zh-Hans", "zho_Hans", "zh"),
        ("pt-BR", "pt_BR", "pt"),
    ],
)
def test_the_surer_code_comes_first(tag: str, sure: str, doubtful: str) -> None:
    codes = list(language_codes(language(tag)))
    assert codes.index(sure) < codes.index(doubtful)


def test_no_two_languages_of_one_script_are_the_same_to_a_model() -> None:
    """But for Portuguese, which FLORES does not divide."""
    flores = [each.flores for each in languages() if each.tag != "pt-BR"]
    assert len(flores) == len(set(flores))


def test_the_lists_are_those_of_transformers() -> None:
    from transformers.models.m2m_100.tokenization_m2m_100 import FAIRSEQ_LANGUAGE_CODES as M2M100
    from transformers.models.mbart50.tokenization_mbart50 import FAIRSEQ_LANGUAGE_CODES as MBART50
    from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES as NLLB

    assert following_symbols(Family.M2M100) == tuple(f"__{code}__" for code in M2M100["m2m100"])
    assert following_symbols(Family.MBART50) == tuple(MBART50)
    assert following_symbols(Family.NLLB) == tuple(NLLB)
    assert following_symbols(Family.MARIAN) == ()
