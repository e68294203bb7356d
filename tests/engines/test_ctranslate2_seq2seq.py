"""The CTranslate2 engine, beyond the contract: what it loads, how it heals, and what it leaves unloaded."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import ctranslate2
import pytest

from service.catalogue import Family, ModelProfile
from service.engines import ctranslate2_seq2seq
from service.engines.ctranslate2_seq2seq import quantization_for
from service.engines.engine import Decoding, Engine, Request
from service.errors import BrokenModelError, EngineError
from service.languages import language
from tests.engines.conftest import Build
from tests.engines.fresh import run_fresh
from tests.tiny_models.corpus import ARABIC

pytestmark = pytest.mark.slow

AR, FR = language("ar"), language("fr")
REQUESTS = [Request(text, AR, FR) for text in ARABIC]
GREEDY = Decoding(beam_size=1, max_target_tokens=12)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def marian(tiny: Build) -> ModelProfile:
    return tiny("marian")


def loaded(profile: ModelProfile, cache: Path, **options: Any) -> Engine:
    assert profile.path is not None
    return ctranslate2_seq2seq.load(profile.path, profile, "cpu", cache_dir=cache, threads=1, **options)


@pytest.mark.parametrize(
    ("family", "device", "types", "quantization"),
    [
        (Family.MARIAN, "cpu", set(), "int8_float32"),
        (Family.MADLAD, "cpu", set(), "int8_float32"),
        (Family.MARIAN, "cuda", {"float16", "bfloat16"}, "float16"),
        (Family.NLLB, "cuda:1", {"float16"}, "float16"),
        (Family.MADLAD, "cuda", {"float16", "bfloat16"}, "bfloat16"),
        (Family.MADLAD, "cuda", {"float16"}, "float32"),
        (Family.T5, "cuda", {"float16"}, "float32"),
        (Family.PROMPTED_T5, "cuda", {"float16", "bfloat16"}, "bfloat16"),
    ],
)
def test_the_fastest_type_that_a_family_can_bear(
    family: Family, device: str, types: set[str], quantization: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctranslate2, "get_supported_compute_types", lambda kind, index: types)
    assert quantization_for(family, device) == quantization


@pytest.mark.parametrize("quantization", ["int8_float32", "float32"])
def test_it_tells_its_arithmetic(marian: ModelProfile, cache: Path, quantization: str) -> None:
    engine = loaded(marian, cache, quantization=quantization)
    assert engine.compute_type == quantization
    engine.close()


def test_a_cpu_gets_int8(marian: ModelProfile, cache: Path) -> None:
    engine = loaded(marian, cache)
    assert all(output.tokens for output in engine.generate(REQUESTS, GREEDY))
    assert list((cache / "ctranslate2" / "tiny-marian").glob("int8_float32-*"))


class Failing:
    """A translator that takes batches of two, what it says of larger ones, and the sizes it was given."""

    num_translators = 1
    compute_type = "float32"

    def __init__(self, reason: str) -> None:
        self.reason = reason
        self.sizes: list[int] = []

    def __call__(self, path: str, **options: Any) -> "Failing":
        self.real = _TRANSLATOR(path, **options)
        return self

    def translate_batch(self, source: list[list[str]], *rest: Any, **options: Any) -> Any:
        self.sizes.append(len(source))
        return self.real.translate_batch(source, *rest, **options) if len(source) <= 2 else [self]

    def result(self) -> None:
        raise RuntimeError(self.reason)


_TRANSLATOR = ctranslate2.Translator


def test_a_batch_without_memory_is_halved_and_all_outputs_are_equal(
    marian: ModelProfile, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = loaded(marian, cache, quantization="float32").generate(REQUESTS, GREEDY)
    small = Failing("CUDA failed with error out of memory")
    monkeypatch.setattr(ctranslate2, "Translator", small)
    outputs = loaded(marian, cache, quantization="float32").generate(REQUESTS, GREEDY)
    assert [replace(output, score=0) for output in outputs] == [replace(each, score=0) for each in expected]
    assert max(small.sizes) == len(REQUESTS)


@pytest.mark.parametrize(("threads", "fewest"), [(1, 1), (2, 2), (3, 3)])
def test_every_worker_has_its_share_of_a_small_job(
    marian: ModelProfile, cache: Path, monkeypatch: pytest.MonkeyPatch, threads: int, fewest: int
) -> None:
    """And the outputs do not depend on how many there are."""
    assert marian.path is not None
    expected = loaded(marian, cache, quantization="float32").generate(REQUESTS, GREEDY)
    sizes: list[int] = []

    class Watched:
        def __init__(self, path: str, **options: Any) -> None:
            self._real = _TRANSLATOR(path, **options)
            self.num_translators = self._real.num_translators
            self.compute_type = self._real.compute_type

        def translate_batch(self, source: list[list[str]], *rest: Any, **options: Any) -> Any:
            sizes.append(len(source))
            return self._real.translate_batch(source, *rest, **options)

    monkeypatch.setattr(ctranslate2, "Translator", Watched)
    engine = ctranslate2_seq2seq.load(
        marian.path, marian, "cpu", cache_dir=cache, threads=threads, quantization="float32"
    )
    outputs = engine.generate(REQUESTS, GREEDY)
    assert [replace(output, score=0) for output in outputs] == [replace(each, score=0) for each in expected]
    assert len(sizes) >= fewest
    assert sum(sizes) == len(REQUESTS)


def test_what_fails_is_an_error_with_its_reason(
    marian: ModelProfile, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctranslate2, "Translator", Failing("cuBLAS failed\nand more"))
    with pytest.raises(EngineError, match=r"^engine ctranslate2 failed on cpu: cuBLAS failed$"):
        loaded(marian, cache).generate(REQUESTS, GREEDY)


def counting(fail: int) -> tuple[Callable[..., Any], list[str]]:
    """A translator that does not load the first `fail` times, and the paths that it was given."""
    real, paths = ctranslate2.Translator, []

    def translator(path: str, **options: Any) -> Any:
        paths.append(path)
        if len(paths) <= fail:
            raise RuntimeError("Unsupported model binary version")
        return real(path, **options)

    return translator, paths


def test_a_conversion_that_does_not_load_is_made_again(
    marian: ModelProfile, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(marian, cache)
    translator, paths = counting(fail=1)
    monkeypatch.setattr(ctranslate2, "Translator", translator)
    steps: list[str] = []
    engine = loaded(marian, cache, progress=lambda step, _: steps.append(step))
    assert engine.generate(REQUESTS, GREEDY)
    assert len(paths) == 2
    assert "converting" in steps


def test_one_that_never_loads_is_a_broken_model(
    marian: ModelProfile, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    translator, paths = counting(fail=9)
    monkeypatch.setattr(ctranslate2, "Translator", translator)
    with pytest.raises(BrokenModelError, match="Unsupported model binary version"):
        loaded(marian, cache)
    assert len(paths) == 2


@pytest.mark.parametrize("name", ["marian", "m2m100", "nllb", "mt5", "bart"])
def test_translating_loads_neither_torch_nor_transformers(name: str, tiny: Build, cache: Path) -> None:
    profile = tiny(name)
    loaded(profile, cache)
    code = f"""
from pathlib import Path
from service.catalogue import Family
from service.engines import ctranslate2_seq2seq
from service.engines.engine import Decoding, Request
from service.languages import language
from tests.engines.profiles import profile_of
profile = profile_of({name!r}, Family({profile.family.value!r}), Path({str(profile.path)!r}))
engine = ctranslate2_seq2seq.load(profile.path, profile, "cpu", cache_dir=Path({str(cache)!r}))
engine.generate([Request("قال الرئيس", language("ar"), language("fr"))], Decoding(max_target_tokens=5))
"""
    modules = run_fresh(code)
    assert "ctranslate2" in modules
    assert modules.isdisjoint({"torch", "transformers", "huggingface_hub", "pandas", "sklearn"})
