"""The light tokenizers give the ids of transformers' own, and no text spells a control symbol."""

import warnings
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.catalogue import Family
from service.engines.families import frame
from service.engines.vocabulary import Vocabulary, read_vocabulary
from service.languages import language
from tests.engines.conftest import Build
from tests.tiny_models.corpus import ARABIC, LATIN
from tests.tiny_models.names import FAMILIES

pytestmark = pytest.mark.slow

AR, FR = language("ar"), language("fr")
SPELLED = sorted({character for text in (*ARABIC, *LATIN) for character in text if character not in "<>"})
UNKNOWN = ["☃", "漢", "語", "Ж"]
# The class of T5 takes the id 2 for the unknown symbol, which in MADLAD is the end of the text.
MISREADS_THE_UNKNOWN = {"madlad"}
# What stands in these for the source language or the target, in the way of transformers; Gemma's turns.
TAG = {"marian-tagged": ">>fra<< ", "madlad": "<2fr> ", "t5gemma": "<start_of_turn>user\n"}
CLOSING = {"t5gemma": "<end_of_turn>\n<start_of_turn>model\n"}
SOURCE = {"m2m100": "ar", "nllb": "arb_Arab", "mbart50": "ar_AR"}


@cache
def oracle(directory: Path) -> Any:
    from transformers import AutoTokenizer

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Recommended: pip install sacremoses")
        return AutoTokenizer.from_pretrained(directory, local_files_only=True)


@pytest.fixture(params=FAMILIES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def directory(name: str, tiny: Build) -> Path:
    path = tiny(name).path
    assert path is not None
    return path


@pytest.fixture
def vocabulary(name: str, directory: Path) -> Vocabulary:
    return read_vocabulary(directory, FAMILIES[name])


def expected_ids(name: str, directory: Path, text: str) -> list[int]:
    tokenizer = oracle(directory)
    if name in SOURCE:
        tokenizer.src_lang = SOURCE[name]
    ids: list[int] = tokenizer(TAG.get(name, "") + text + CLOSING.get(name, "")).input_ids
    if name == "madlad":  # given the whole string, SentencePiece has a word's start before the language
        ids.insert(0, tokenizer.convert_tokens_to_ids("▁"))
    return ids


@pytest.mark.parametrize("name", FAMILIES)
@settings(max_examples=40)
@given(data=st.data())
def test_ids_are_those_of_the_real_tokenizer(name: str, tiny: Build, data: st.DataObject) -> None:
    """In text as the translator sends it: no white space but single spaces within."""
    profile = tiny(name)
    assert profile.path is not None
    alphabet = [*SPELLED, *([] if name in MISREADS_THE_UNKNOWN else UNKNOWN)]
    text = " ".join(data.draw(st.text(st.sampled_from(alphabet), max_size=40)).split())
    vocabulary = _vocabulary(profile.path, profile.family)
    around = frame(vocabulary, profile, AR, FR)
    (ids,) = vocabulary.tokenization.encode([text])
    assert around.source(ids) == expected_ids(name, profile.path, text)


@cache
def _vocabulary(directory: Path, family: Family) -> Vocabulary:
    return read_vocabulary(directory, family)


@pytest.mark.parametrize("text", [*ARABIC, *LATIN])
def test_sentences_are_those_of_the_real_tokenizer_and_come_back(
    name: str, directory: Path, vocabulary: Vocabulary, text: str
) -> None:
    (ids,) = vocabulary.tokenization.encode([text])
    bare = oracle(directory)(text, add_special_tokens=False).input_ids
    assert ids == bare
    assert vocabulary.tokenization.decode(ids) == text == oracle(directory).decode(bare).strip()


def test_control_symbols_leave_no_text(name: str, directory: Path, vocabulary: Vocabulary) -> None:
    (ids,) = vocabulary.tokenization.encode([ARABIC[0]])
    controls = {*vocabulary.ends, *vocabulary.never_written, vocabulary.start, *vocabulary.languages.values()}
    assert not any(vocabulary.tokenization.is_text(each) for each in controls)
    assert vocabulary.tokenization.decode([*controls, *ids, *controls]) == ARABIC[0]
    assert vocabulary.tokenization.decode(sorted(controls)) == ""


@pytest.mark.parametrize("name", FAMILIES)
@settings(max_examples=60)
@given(data=st.data())
def test_no_text_spells_a_control_symbol(name: str, tiny: Build, data: st.DataObject) -> None:
    profile = tiny(name)
    assert profile.path is not None
    vocabulary = _vocabulary(profile.path, profile.family)
    tokenization = vocabulary.tokenization
    controls = [each for n, each in enumerate(vocabulary.symbols) if not tokenization.is_text(n)]
    parts = st.one_of(st.sampled_from(controls), st.text(max_size=8), st.sampled_from(["<", ">", " ", "_"]))
    text = "".join(data.draw(st.lists(parts, max_size=6)))
    (ids,) = tokenization.encode([text])
    assert all(tokenization.is_text(each) or each == tokenization.unknown for each in ids)


def test_the_vocabulary_names_each_row_of_the_model_once(vocabulary: Vocabulary) -> None:
    assert len(set(vocabulary.symbols)) == len(vocabulary.symbols)


def test_symbols_are_where_the_real_tokenizer_has_them(
    name: str, directory: Path, vocabulary: Vocabulary
) -> None:
    tokenizer = oracle(directory)
    assert tokenizer.eos_token_id in vocabulary.ends
    for code, number in vocabulary.languages.items():
        assert tokenizer.convert_tokens_to_ids(vocabulary.symbols[number]) == number, code
