"""The torch engine, beyond the contract: against plain `generate`, and on cards that are only told of."""

import json
import shutil
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer, MarianMTModel

from service.catalogue import Family, ModelProfile
from service.engines import torch_seq2seq
from service.engines.engine import Decoding, Engine, Request
from service.engines.torch_seq2seq import dtype_for, placement_for
from service.engines.vocabulary import read_vocabulary
from service.errors import BrokenModelError, EngineError
from service.languages import language
from tests.engines.conftest import Build, Load
from tests.tiny_models.corpus import ARABIC

pytestmark = pytest.mark.slow

AR, EN, FR = language("ar"), language("en"), language("fr")
REQUESTS = [Request(text, AR, FR) for text in ARABIC]
GREEDY = Decoding(beam_size=1, max_target_tokens=12)
PUBLISHED = {
    "m2m100": ("ar", "__fr__"),
    "nllb": ("arb_Arab", "fra_Latn"),
    "mbart50": ("ar_AR", "fr_XX"),
    "marian": (None, None),
    "bart": (None, "<s>"),
    "flan": (None, None),
}


def as_published(name: str, profile: ModelProfile) -> list[str]:
    """Targets by the way that the model's card shows: real tokenizer, `forced_bos_token_id`, one by one."""
    assert profile.path is not None
    source, target = PUBLISHED[name]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Recommended: pip install sacremoses")
        tokenizer = AutoTokenizer.from_pretrained(profile.path, **({"src_lang": source} if source else {}))
    model = AutoModelForSeq2SeqLM.from_pretrained(profile.path).eval()
    vocabulary = read_vocabulary(profile.path, profile.family)
    forced = tokenizer.convert_tokens_to_ids(target) if target else None
    targets = []
    for text in ARABIC:
        ids = model.generate(
            **tokenizer(text, return_tensors="pt"),
            forced_bos_token_id=forced,
            forced_eos_token_id=None,
            max_new_tokens=12 + (forced is not None),
            suppress_tokens=list(vocabulary.never_written),
        )
        targets.append(vocabulary.tokenization.decode(ids[0].tolist()))
    return targets


def test_it_tells_its_arithmetic(load: Load) -> None:
    assert load("marian", "torch").compute_type == "float32"


@pytest.mark.parametrize("name", PUBLISHED)
def test_targets_are_those_of_plain_generate(name: str, tiny: Build, load: Load) -> None:
    outputs = load(name, "torch").generate(REQUESTS, GREEDY)
    assert [output.text for output in outputs] == as_published(name, tiny(name))


@pytest.fixture
def copied(tiny: Build, tmp_path: Path) -> ModelProfile:
    profile = tiny("marian")
    assert profile.path is not None
    return replace(profile, path=shutil.copytree(profile.path, tmp_path / "model"))


def loaded(profile: ModelProfile) -> Engine:
    assert profile.path is not None
    return torch_seq2seq.load(profile.path, profile, "cpu", threads=1)


@pytest.mark.parametrize("rows", [1, 2, 3, 7])
def test_a_batch_without_memory_is_halved_and_all_outputs_are_equal(
    rows: int, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = load("marian", "torch")
    expected = engine.generate(REQUESTS, GREEDY)
    generate, sizes = MarianMTModel.generate, []

    def on_a_small_card(self: Any, *, attention_mask: torch.Tensor, **options: Any) -> Any:
        sizes.append(len(attention_mask))
        if len(attention_mask) > rows:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
        return generate(self, attention_mask=attention_mask, **options)

    monkeypatch.setattr(MarianMTModel, "generate", on_a_small_card)
    outputs = engine.generate(REQUESTS, GREEDY)
    assert [replace(output, score=0) for output in outputs] == [replace(each, score=0) for each in expected]
    assert max(sizes) == len(REQUESTS) > rows


def test_one_sentence_without_memory_is_an_error(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    def on_no_card(*_: Any, **__: Any) -> None:
        raise torch.OutOfMemoryError

    monkeypatch.setattr(MarianMTModel, "generate", on_no_card)
    with pytest.raises(EngineError, match=r"no memory for one sentence of .* use --device cpu"):
        load("marian", "torch").generate(REQUESTS, GREEDY)


def test_what_else_fails_is_an_error_with_its_reason(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("shapes differ\nand more")

    monkeypatch.setattr(MarianMTModel, "generate", broken)
    with pytest.raises(EngineError, match=r"^engine torch failed on cpu: shapes differ$"):
        load("marian", "torch").generate(REQUESTS, GREEDY)


def test_a_models_own_settings_do_not_leak_into_a_decoding(copied: ModelProfile, load: Load) -> None:
    assert copied.path is not None
    path = copied.path / "generation_config.json"
    leaks = {
        "num_beams": 3,
        "max_length": 4,
        "no_repeat_ngram_size": 1,
        "min_length": 9,
        "early_stopping": True,
    }
    path.write_text(json.dumps(json.loads(path.read_text()) | leaks))
    assert loaded(copied).generate(REQUESTS, GREEDY) == load("marian", "torch").generate(REQUESTS, GREEDY)


def test_weights_are_read_from_safetensors_only(copied: ModelProfile) -> None:
    assert copied.path is not None
    (copied.path / "model.safetensors").unlink()
    torch.save({}, copied.path / "pytorch_model.bin")
    with pytest.raises(BrokenModelError, match="tiny-marian cannot be read"):
        loaded(copied)


def test_repetition_is_stopped_where_a_decoding_says_so(load: Load) -> None:
    engine = load("t5", "torch")
    looping = [output.text for output in engine.generate(REQUESTS, replace(GREEDY, max_target_tokens=30))]
    decoding = replace(GREEDY, max_target_tokens=30, no_repeat_ngram_size=2, repetition_penalty=1.5)
    assert [output.text for output in engine.generate(REQUESTS, decoding)] != looping


@pytest.mark.parametrize(
    ("family", "device", "native", "dtype"),
    [
        (Family.MARIAN, "cpu", False, torch.float32),
        (Family.MARIAN, "mps", False, torch.float32),
        (Family.MARIAN, "cuda", True, torch.bfloat16),
        (Family.MADLAD, "cuda:1", True, torch.bfloat16),
        (Family.MARIAN, "cuda", False, torch.float16),
        (Family.MADLAD, "cuda", False, torch.float32),
        (Family.T5, "cuda", False, torch.float32),
        (Family.PROMPTED_T5, "cuda", False, torch.float32),
    ],
)
def test_the_type_that_a_card_and_a_family_can_bear(
    family: Family, device: str, native: bool, dtype: torch.dtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda including_emulation: native)
    assert dtype_for(family, device) is dtype


def test_a_model_larger_than_the_card_is_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: (10_000, 16_000))
    assert placement_for(7_000, "cuda:1") == {"": "cuda:1"}
    assert placement_for(9_000, "cuda") == "auto"
    assert placement_for(9_000, "cpu") == {"": "cpu"}
