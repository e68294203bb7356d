from pathlib import Path

import pytest

from evaluation.speed.random_models import Shape, build, shape
from evaluation.speed.row import open_row
from evaluation.speed.workload import Passage
from service.catalogue import Family
from service.engines.engine import Decoding
from service.engines.vocabulary import read_vocabulary
from service.errors import InputError
from tests.evaluation.speed.setups import setup

PASSAGES = [Passage("عاد المنتخب.", ("عاد المنتخب.",)), Passage("هل ينجح الاتفاق؟", ("هل ينجح الاتفاق؟",))]


def shrunken(family: Family) -> Shape:
    return Shape(
        name="tiny",
        title="tiny",
        family=family,
        vocab_size=500,
        d_model=32,
        encoder_layers=1,
        decoder_layers=1,
        attention_heads=2,
        ffn_dim=64,
        positions=64,
        target_tokens=9,
        sentences=2,
        repetitions=1,
    )


@pytest.mark.slow
@pytest.mark.parametrize("family", [Family.MARIAN, Family.M2M100])
@pytest.mark.parametrize("name", ["naive", "torch-batched", "torch", "ctranslate2", "translate_batch"])
def test_every_target_has_the_length_that_was_asked_for(tmp_path: Path, name: str, family: Family):
    from tests.tiny_models.models import build as build_tiny

    wanted = shrunken(family)
    tokenizer = build_tiny("marian-tagged", tmp_path / "tokenizer")
    (tmp_path / "model").mkdir()
    profile = build(wanted, tokenizer, tmp_path / "model")
    decoding = Decoding(beam_size=2, max_target_tokens=wanted.target_tokens)
    row = open_row(name, setup(profile, tmp_path, decoding))
    assert row.prepare(PASSAGES)() == 2 * wanted.target_tokens


@pytest.mark.slow
def test_what_is_written_can_be_spelled_though_there_is_no_bias_for_each_symbol(tmp_path: Path):
    from service.engines.engine import Request
    from service.engines.torch_seq2seq import load
    from service.languages import language
    from tests.tiny_models.models import build as build_tiny

    (tmp_path / "model").mkdir()
    tokenizer = build_tiny("marian-tagged", tmp_path / "tokenizer")
    profile = build(shrunken(Family.M2M100), tokenizer, tmp_path / "model")
    vocabulary = read_vocabulary(tmp_path / "model", profile.family)
    assert (vocabulary.padding, vocabulary.start) == (1, vocabulary.end)
    assert {"__ar__", "__en__"} <= set(vocabulary.symbols)
    request = Request("هل ينجح الاتفاق؟", language("ar"), language("en"))
    (output,) = load(tmp_path / "model", profile, "cpu").generate([request], Decoding(max_target_tokens=9))
    assert (output.tokens, output.complete) == (9, False)
    assert output.text


def test_shapes_are_those_of_the_table():
    wanted = shape("opus-mt")
    assert (wanted.d_model, wanted.encoder_layers, wanted.decoder_layers) == (512, 6, 6)
    wanted = shape("nllb-600m")
    assert (wanted.family, wanted.d_model, wanted.encoder_layers) == (Family.M2M100, 1024, 12)


def test_an_unknown_shape_gets_the_closest_name():
    with pytest.raises(InputError, match="size of opus are not known: did you mean opus-mt"):
        shape("opus")
