from dataclasses import replace
from pathlib import Path

import pytest

from service.engines import torch_seq2seq
from service.engines.engine import Request
from service.errors import BrokenModelError
from service.languages import language
from tests.tiny_models.models import build
from training.base_ids import BaseIds

ARABIC, ENGLISH, FRENCH, JAPANESE = (language(tag) for tag in ("ar", "en", "fr", "ja"))
FAMILIES = ("marian", "marian-tagged", "m2m100", "nllb", "mbart50")


@pytest.mark.parametrize("name", FAMILIES)
def test_a_pair_is_framed_as_the_engines_and_the_decoder_want_it(name: str, tmp_path: Path) -> None:
    profile = build(name, tmp_path / "base")
    ids = BaseIds(tmp_path / "base", profile, ARABIC)
    symbols = ids.frame(ENGLISH)
    row = ids.encoded(["هل ينجح الاتفاق؟"], ["Oil prices rose."], symbols)[0]
    engine = torch_seq2seq.load(tmp_path / "base", profile, "cpu")
    assert engine.source_tokens([Request("هل ينجح الاتفاق؟", ARABIC, ENGLISH)]) == [len(row.source)]
    assert row.target[: len(symbols.target)] == list(symbols.target)
    assert ids.decode(row.target) == "Oil prices rose."
    assert len(symbols.target) == (0 if name.startswith("marian") else 1)


def test_a_language_with_a_symbol_can_be_taught_though_it_was_not_published(tmp_path: Path) -> None:
    profile = replace(build("nllb", tmp_path / "base"), targets=("en",))
    ids = BaseIds(tmp_path / "base", profile, ARABIC)
    assert ids.writes(ENGLISH)
    assert not ids.writes(FRENCH)
    assert ids.frame(FRENCH).target != ids.frame(ENGLISH).target


def test_a_marian_model_of_one_pair_is_not_told_what_to_write(tmp_path: Path) -> None:
    ids = BaseIds(tmp_path / "base", build("marian", tmp_path / "base"), ARABIC)
    assert not ids.writes(ENGLISH)
    assert ids.frame(JAPANESE).before == ids.frame(JAPANESE).target == ()


def test_a_base_without_its_tokenizer_is_broken(tmp_path: Path) -> None:
    profile = build("marian", tmp_path / "base")
    (tmp_path / "base/target.spm").unlink()
    with pytest.raises(BrokenModelError):
        BaseIds(tmp_path / "base", profile, ARABIC)
