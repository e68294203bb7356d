import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

from service.catalogue import Family, ModelProfile, Task
from service.engines import ctranslate2_seq2seq, torch_seq2seq
from service.engines.engine import Decoding, Request
from service.engines.generation import Hypothesis, Seq2SeqEngine, Source
from service.engines.vocabulary import read_vocabulary
from service.errors import InputError
from service.languages import language
from service.placeholders.masking import filled, masked
from service.placeholders.slots import SLOT, SLOTS
from tests.training.newsroom import sentences
from training.errors import TrainingError
from training.export import ExportPlan, export
from training.heldout import greedy
from training.network import Shape
from training.pieces import Pieces
from training.start import marian
from training.state import read_facts

SCORES = {
    "wire-dev": {
        "ar-en": {
            "tiny": {
                "bleu": {"score": 12.5, "signature": "b|v1"},
                "chrf": {"score": 40.1, "signature": "c|v1"},
            },
            "other": {"bleu": {"score": 99.0, "signature": "b|v1"}},
        }
    }
}
LIMIT = 24  # tokens: a model of so few steps may go on and on
GREEDY = Decoding(beam_size=1, max_target_tokens=LIMIT)


@pytest.fixture(scope="module")
def asked(data: Path, run: Path, tmp_path_factory: pytest.TempPathFactory) -> ExportPlan:
    return ExportPlan(
        run, data, tmp_path_factory.mktemp("models") / "tiny", "tiny", (), SCORES, doubt_below=-0.7
    )


@pytest.fixture(scope="module")
def model(asked: ExportPlan) -> Path:
    export(asked)
    return asked.out


@pytest.fixture(scope="module")
def profile(model: Path) -> ModelProfile:
    row = tomllib.loads((model / "profile.toml").read_text(encoding="utf-8"))
    values: dict[str, Any] = {"hub_id": None, "path": model, **row, "scores": ()}
    lists = {name: tuple(values[name]) for name in ("sources", "targets")}
    tasks = tuple(map(Task, values["tasks"]))
    return ModelProfile(**values | lists | {"family": Family(values["family"]), "tasks": tasks})


def requests() -> list[Request]:
    arabic = language("ar")
    return [Request(row["ar"], arabic, language(tag)) for row in sentences()[::25] for tag in ("en", "fr")]


@pytest.fixture(scope="module")
def expected(data: Path, run: Path, model: Path) -> list[str]:
    """Greedy targets of the exported weights, cut and joined by the training's own code."""
    pieces = Pieces(data / "vocabulary")
    start = marian(data, Shape(**read_facts(run)["shape"]), seed=0, warm_start=run)
    start.model.eval()
    targets = []
    for request in requests():
        read = masked(request.text)
        ids = [pieces.tag(request.target.iso639_3), *pieces.sources([read.text])[0], pieces.end]
        [target] = greedy(start.model, [{"source": ids}])
        targets.append(start.decode(target[:LIMIT]).strip())
    return targets


def test_transformers_cuts_and_translates_as_training_did(
    data: Path, model: Path, expected: list[str]
) -> None:
    with pytest.warns(UserWarning, match="sacremoses"):
        tokenizer = AutoTokenizer.from_pretrained(model)
    network = AutoModelForSeq2SeqLM.from_pretrained(model, dtype="float32")
    assert type(tokenizer).__name__ == "MarianTokenizer"
    pieces = Pieces(data / "vocabulary")
    for request, target in zip(requests(), expected, strict=True):
        text = masked(request.text).text
        batch = tokenizer(f">>{request.target.iso639_3}<< {text}", return_tensors="pt")
        ids = [pieces.tag(request.target.iso639_3), *pieces.sources([text])[0], pieces.end]
        assert batch["input_ids"].tolist() == [ids]
        out = network.generate(**batch, num_beams=1, max_length=LIMIT + 1)
        assert tokenizer.decode(out[0], skip_special_tokens=True) == target
    texts = [row["fr"] for row in sentences()[::30]]
    labels = tokenizer(text_target=texts)["input_ids"]
    assert labels == [[*ids, pieces.end] for ids in pieces.targets(texts)]


def test_both_engines_translate_as_training_did(
    model: Path, profile: ModelProfile, expected: list[str], tmp_path: Path
) -> None:
    engines = [
        torch_seq2seq.load(model, profile, "cpu"),
        ctranslate2_seq2seq.load(model, profile, "cpu", cache_dir=tmp_path, quantization="float32"),
    ]
    for engine in engines:
        outputs = engine.generate(requests(), GREEDY)
        assert [output.text for output in outputs] == [
            filled(text, masked(request.text).carried, request.target)
            for request, text in zip(requests(), expected, strict=True)
        ]
        engine.close()


class Copying:
    """A backend that gives back what it is shown, and remembers it."""

    name, device, compute_type, ahead = "copying", "cpu", "none", 1

    def __init__(self) -> None:
        self.shown: list[list[int]] = []

    def limits(self, _decoding: Decoding) -> tuple[int, int]:
        return 1000, 10

    def submit(self, sources: Sequence[Source], _decoding: Decoding) -> Callable[[], list[Hypothesis]]:
        self.shown += [source.ids for source in sources]
        return lambda: [Hypothesis(source.ids[1:-1], -1.0, True) for source in sources]

    def recover(self) -> None: ...

    def close(self) -> None: ...


def test_an_engine_shows_the_model_slots_and_writes_figures(model: Path, profile: ModelProfile) -> None:
    vocabulary, backend = read_vocabulary(model, Family.MARIAN), Copying()
    engine = Seq2SeqEngine(profile, vocabulary, backend)
    texts = ["في 14 من 1990 و12,500.5", "لا رقم", f"{SLOTS[0]}", "في 14 و15"]
    asked = [Request(text, language("ar"), language("fr")) for text in texts]
    outputs = [output.text for output in engine.generate(asked, GREEDY)]
    assert outputs == ["في 14 من 1990 و12\u202f500,5", "لا رقم", "", "في 14 و15"]
    symbols = [[vocabulary.symbols[each] for each in ids] for ids in backend.shown]
    assert [[each for each in row if SLOT.fullmatch(each)] for row in symbols] == [
        list(SLOTS[:3]), [], list(SLOTS[:2])
    ]  # fmt: skip
    assert engine.source_tokens(asked) == [
        len(backend.shown[0]),
        len(backend.shown[1]),
        0,
        len(backend.shown[2]),
    ]


def test_the_profile_says_what_the_run_was(run: Path, profile: ModelProfile) -> None:
    assert profile.targets == ("en", "fr")
    assert profile.tagged
    assert profile.tasks == (Task.TRANSLATE,)
    assert profile.max_source_tokens == 120
    assert profile.trained_on == "cpu"
    assert profile.doubt_below == -0.7
    assert len(profile.revision or "") == 40
    assert f"{read_facts(run)['target_tokens'] / 1e6:.1f} million target tokens" in profile.notes


def test_only_the_release_s_own_scores_are_told(model: Path) -> None:
    tables = tomllib.loads((model / "profile.toml").read_text(encoding="utf-8"))["scores"]
    assert [(each["test_set"], each["metric"], each["values"]) for each in tables] == [
        ("barqiya-wire-dev", "BLEU", {"en": 12.5}),
        ("barqiya-wire-dev", "chrF2", {"en": 40.1}),
    ]
    card = (model / "README.md").read_text(encoding="utf-8")
    assert "| barqiya-wire-dev | BLEU | en | 12.5 |" in card
    assert "`b|v1`" in card
    assert "99.0" not in card
    assert "| wire | fra |" in card
    assert "U+FDD0 to U+FDD9" in card
    assert "$" not in card


def test_exporting_again_gives_the_same_files(asked: ExportPlan, model: Path) -> None:
    before = {path.name: path.read_bytes() for path in model.iterdir()}
    export(asked)
    assert {path.name: path.read_bytes() for path in model.iterdir()} == before
    assert [path.name for path in model.parent.iterdir()] == [model.name]


def test_files_can_be_read_by_everybody(model: Path) -> None:
    assert all(path.stat().st_mode & 0o044 == 0o044 for path in model.iterdir())


def test_a_target_that_was_not_trained_is_refused(asked: ExportPlan) -> None:
    with pytest.raises(InputError, match="the run has not seen German: it was trained on eng, fra"):
        export(replace(asked, targets=("de",)))


def test_a_run_without_weights_is_refused(asked: ExportPlan, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="holds no run"):
        export(replace(asked, run=tmp_path))


def test_nothing_but_a_model_is_overwritten(asked: ExportPlan, tmp_path: Path) -> None:
    (tmp_path / "precious.txt").touch()
    with pytest.raises(InputError, match="is there and is no model"):
        export(replace(asked, out=tmp_path))
    assert (tmp_path / "precious.txt").exists()
