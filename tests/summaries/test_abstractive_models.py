"""Every family that summarises, on tiny models of its architecture: their words are noise, the way is not."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from prompts.library import load_library
from service.catalogue import Task
from service.engines.choice import supports
from service.engines.engine import Decoding, Engine
from service.story import Style
from service.summaries.abstractive import Abstractive
from service.summaries.method import Proof, Prover, Wanted
from service.summaries.styles import budget
from tests.summaries.copies import STORM, FirstSentence, copy_of
from tests.tiny_models.names import FAMILIES

pytestmark = pytest.mark.slow

WINDOWS = {"mt5": 160, "t5": 160, "flan": 420, "bart": 64, "arabart": 64, "t5gemma": 420}
PROMPTED = {"flan", "t5gemma"}
CASES = [
    (name, engine)
    for name in WINDOWS
    for engine in ("torch", "ctranslate2")
    if supports(FAMILIES[name], engine)
]
Load = Callable[[str, str], Engine]


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Load]:
    from service.engines import ctranslate2_seq2seq, torch_seq2seq
    from tests.tiny_models.models import build

    home, loaded = tmp_path_factory.mktemp("models"), dict[tuple[str, str], Engine]()

    def get(name: str, engine: str) -> Engine:
        if (name, engine) not in loaded:
            built = build(name, home / f"{name}-{engine}")
            profile = replace(
                built,
                tasks=(Task.SUMMARIZE,),
                sources=("ar",),
                targets=("ar",),
                max_source_tokens=WINDOWS[name],
            )
            assert built.path is not None
            loaded[name, engine] = (
                torch_seq2seq.load(built.path, profile, "cpu", threads=1)
                if engine == "torch"
                else ctranslate2_seq2seq.load(
                    built.path, profile, "cpu", cache_dir=home, threads=1, quantization="float32"
                )
            )
        return loaded[name, engine]

    yield get
    for engine in loaded.values():
        engine.close()


def trusting(engine: Engine) -> Abstractive:
    """It takes the model at its word, so that what it writes can be seen."""
    search = Decoding(beam_size=2)
    return Abstractive(
        engine,
        search,
        load_library(),
        proving=lambda *_: Prover(lambda _: Proof((0,))),
        otherwise=FirstSentence(),
        checks=lambda _: (),
    )


def wanted(style: Style) -> Wanted:
    return Wanted(style, budget(style))


@pytest.mark.parametrize(("name", "engine"), CASES)
def test_each_family_writes_a_brief_within_its_window(name: str, engine: str, load: Load) -> None:
    summariser = trusting(load(name, engine))
    copy = copy_of(STORM)
    found = summariser.summarize(copy, wanted(Style.BRIEF))
    assert found.method in (f"tiny-{name}", f"first instead of tiny-{name}")
    if found.method == f"tiny-{name}":
        family = FAMILIES[name].value
        assert found.prompt == (f"brief.{family}.ar@1" if name in PROMPTED else None)
        assert len(found.left_out) < len(copy.texts)
    assert summariser.summarize(copy, wanted(Style.BRIEF)) == found


def test_enough_families_write_for_the_test_to_mean_something(load: Load) -> None:
    found = {
        name: trusting(load(name, engine)).summarize(copy_of(STORM), wanted(Style.BRIEF)).method
        for name, engine in CASES
        if engine == "torch"
    }
    written = {name for name, method in found.items() if method == f"tiny-{name}"}
    assert written >= {"t5", "arabart", "flan", "t5gemma"}


def test_a_small_window_leaves_sentences_out_and_says_which(load: Load) -> None:
    found = trusting(load("arabart", "torch")).summarize(copy_of(STORM), wanted(Style.BRIEF))
    assert found.left_out
    assert 0 not in found.left_out


@pytest.mark.parametrize("style", [Style.POINTS, Style.HEADLINE])
def test_noise_is_not_printed(style: Style, load: Load) -> None:
    """With the checks and the proof of the house, not one word of it."""
    from service.summaries.proving import proving

    summariser = Abstractive(
        load("t5", "torch"), Decoding(beam_size=1), load_library(), proving=proving, otherwise=FirstSentence()
    )
    found = summariser.summarize(copy_of(STORM), wanted(style))
    assert found.method == "first instead of tiny-t5"
    assert found.sentences[0].findings
