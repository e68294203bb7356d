from pathlib import Path

import pytest

from evaluation.speed.random_models import Shape, build, shape
from evaluation.speed.row import open_row
from evaluation.speed.workload import Passage
from service.engines.engine import Decoding
from service.errors import InputError
from tests.evaluation.speed.setups import setup

TINY = Shape(
    name="tiny",
    title="tiny",
    vocab_size=500,
    d_model=32,
    encoder_layers=1,
    decoder_layers=1,
    attention_heads=2,
    ffn_dim=64,
    target_tokens=9,
)
PASSAGES = [Passage("عاد المنتخب.", ("عاد المنتخب.",)), Passage("هل ينجح الاتفاق؟", ("هل ينجح الاتفاق؟",))]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["naive", "torch-batched", "torch", "ctranslate2", "translate_batch"])
def test_every_target_has_the_length_that_was_asked_for(tmp_path: Path, name: str):
    from tests.tiny_models.models import build as build_tiny

    tokenizer = build_tiny("marian-tagged", tmp_path / "tokenizer")
    (tmp_path / "model").mkdir()
    profile = build(TINY, tokenizer, tmp_path / "model")
    decoding = Decoding(beam_size=2, max_target_tokens=TINY.target_tokens)
    assert open_row(name, setup(profile, tmp_path, decoding)).prepare(PASSAGES)() == 2 * TINY.target_tokens


def test_shapes_are_those_of_the_table():
    wanted = shape("opus-mt")
    assert (wanted.d_model, wanted.encoder_layers, wanted.decoder_layers) == (512, 6, 6)


def test_an_unknown_shape_gets_the_closest_name():
    with pytest.raises(InputError, match="size of opus are not known: did you mean opus-mt"):
        shape("opus")
