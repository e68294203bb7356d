import json
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForSeq2SeqLM

from service.catalogue import Family, ModelProfile
from service.engines import torch_seq2seq
from service.engines.engine import Decoding, Request
from service.errors import InputError, PairError, UnknownModelError
from service.languages import language
from tests.tiny_models.models import build
from tests.training.conftest import plan
from tests.training.newsroom import sentences
from training.base import find_base
from training.errors import TrainingError
from training.export import ExportPlan, export
from training.finetune import FinetunePlan, finetune
from training.finetune_data import Lessons
from training.log import read_log
from training.shards import Shards
from training.state import load_average

ARABIC, ENGLISH, FRENCH = (language(tag) for tag in ("ar", "en", "fr"))
FAMILIES = {
    "marian": "marian",
    "marian-tagged": "marian",
    "m2m100": "m2m100",
    "nllb": "nllb",
    "mbart50": "mbart50",
}
UNIT = '<tu><tuv xml:lang="ar"><seg>{ar}</seg></tuv><tuv xml:lang="en"><seg>{en}</seg></tuv></tu>\n'


@pytest.fixture(scope="module")
def tmx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Short sentences: the tiny models tell 64 places apart."""
    path = tmp_path_factory.mktemp("archive") / "archive.tmx"
    units = "".join(UNIT.format(**row) for row in sentences()[::3])
    path.write_text(f'<tmx version="1.4"><body>{units}</body></tmx>', encoding="utf-8")
    return path


def job(base: object, pairs: Path, out: Path, **changes: Any) -> FinetunePlan:
    lessons = Lessons(pairs, ARABIC, ENGLISH, None, 0.5)
    steps = changes.pop("steps", 3)
    own = plan(steps, guidance=0.0, batch_tokens=400, log_steps=max(1, steps // 4))
    made = FinetunePlan(str(base), lessons, out, "tuned", 0.0, own)
    return replace(made, **changes)


@pytest.mark.parametrize("name", FAMILIES)
def test_every_family_is_tuned_into_a_directory_that_the_engines_load(
    name: str, tmx: Path, tmp_path: Path
) -> None:
    base = build(name, tmp_path / "base")
    assert find_base(str(tmp_path / "base"), ARABIC, ENGLISH)[1].family == FAMILIES[name]
    assert finetune(job(tmp_path / "base", tmx, tmp_path / "out", steps=12), lambda _line: None)
    steps = [
        row["cross_entropy"] for row in read_log(tmp_path / "out/run/log.jsonl") if "cross_entropy" in row
    ]
    assert steps[-1] < steps[0]
    model = tmp_path / "out/model"
    network = AutoModelForSeq2SeqLM.from_pretrained(model, dtype="float32")
    weights = load_average(tmp_path / "out/run")
    computed = network._keys_to_ignore_on_save or set()
    for name, weight in network.named_parameters():
        assert torch.allclose(weights[name], weight, rtol=0, atol=1e-3 if name in computed else 0.0), name
    tuned = replace(base, name="tuned", path=model)
    engine = torch_seq2seq.load(model, tuned, "cpu")
    requests = [Request(row["ar"], ARABIC, ENGLISH) for row in sentences()[:2]]
    assert len(engine.generate(requests, Decoding(beam_size=2, max_target_tokens=20))) == 2
    tokenizer = {path.name for path in (tmp_path / "base").iterdir()} - {
        "model.safetensors",
        "generation_config.json",
    }
    assert tokenizer <= {path.name for path in model.iterdir()}


def test_a_tuning_goes_on_where_it_stopped(tmx: Path, tmp_path: Path) -> None:
    build("marian-tagged", tmp_path / "base")
    first = job(tmp_path / "base", tmx, tmp_path / "out", steps=8)
    stopped = replace(first, plan=replace(first.plan, slice_steps=3))
    assert not finetune(stopped, lambda _line: None)
    assert not (tmp_path / "out/model").exists()
    said: list[str] = []
    assert finetune(first, said.append)
    assert "going on from step 3" in said
    assert finetune(replace(first, out=tmp_path / "straight"), lambda _line: None)
    weights = [(tmp_path / out / "model/model.safetensors").read_bytes() for out in ("out", "straight")]
    assert weights[0] == weights[1]


def test_other_pairs_or_another_base_are_not_mixed_into_a_run(tmx: Path, tmp_path: Path) -> None:
    build("marian-tagged", tmp_path / "base")
    first = job(tmp_path / "base", tmx, tmp_path / "out", steps=2)
    finetune(first, lambda _line: None)
    fewer = tmp_path / "fewer.tsv"
    fewer.write_text("".join(f"{row['ar']}\t{row['en']}\n" for row in sentences()[:30]), encoding="utf-8")
    with pytest.raises(TrainingError, match="holds a run of another pairs"):
        finetune(replace(first, lessons=replace(first.lessons, pairs=fewer)), lambda _line: None)
    build("marian", tmp_path / "other")
    with pytest.raises(TrainingError, match="holds a run of another base"):
        finetune(replace(first, base=str(tmp_path / "other")), lambda _line: None)


def test_the_mix_is_replayed_with_its_share(tmx: Path, data: Path, tmp_path: Path) -> None:
    base = build("nllb", tmp_path / "base")
    lessons = Lessons(tmx, ARABIC, ENGLISH, data, 0.25)
    finetune(replace(job(base.path, tmx, tmp_path / "out", steps=1), lessons=lessons), lambda _line: None)
    shards = Shards(tmp_path / "out/data", tmp_path / "mapped")
    pull = [corpus.weight * corpus.examples for corpus in shards.corpora]
    assert [corpus.name for corpus in shards.corpora] == ["pairs", "wire", "wire", "news", "news"]
    assert sum(pull) == pytest.approx(1.0)
    assert pull[0] == pytest.approx(0.75)
    assert {corpus.tag for corpus in shards.corpora} == {"eng", "fra"}


def test_a_model_of_one_pair_is_replayed_its_own_target_alone(tmx: Path, data: Path, tmp_path: Path) -> None:
    base = build("marian", tmp_path / "base")
    lessons = Lessons(tmx, ARABIC, ENGLISH, data, 0.5)
    finetune(replace(job(base.path, tmx, tmp_path / "out", steps=1), lessons=lessons), lambda _line: None)
    assert {corpus.tag for corpus in Shards(tmp_path / "out/data", tmp_path / "m").corpora} == {"eng"}


def test_our_own_model_is_tuned_with_a_replay_of_the_very_ids(
    tmx: Path, data: Path, run: Path, tmp_path: Path
) -> None:
    export(ExportPlan(run, data, tmp_path / "own", "own", (), {}))
    lessons = Lessons(tmx, ARABIC, ENGLISH, data, 0.5)
    assert finetune(
        replace(job(tmp_path / "own", tmx, tmp_path / "out"), lessons=lessons), lambda _line: None
    )
    replayed = Shards(tmp_path / "out/data", tmp_path / "a")
    original = Shards(data, tmp_path / "b")
    for name in ("source", "target"):
        before, after = (rows_of(each, "wire", "fra", name) for each in (original, replayed))
        assert before == after
    row = tomllib.loads((tmp_path / "out/model/profile.toml").read_text(encoding="utf-8"))
    assert (row["name"], row["licence"], row["targets"]) == ("tuned", "CC-BY-SA-4.0", ["en", "fr"])
    assert Family(row["family"]) is Family.MARIAN
    card = (tmp_path / "out/model/README.md").read_text(encoding="utf-8")
    assert "| pairs | eng |" in card
    assert "$" not in card


def test_a_target_that_the_base_was_not_published_for_is_not_replayed(
    tmx: Path, data: Path, run: Path, tmp_path: Path
) -> None:
    export(ExportPlan(run, data, tmp_path / "own", "own", ("en",), {}))
    lessons = Lessons(tmx, ARABIC, ENGLISH, data, 0.5)
    first = job(tmp_path / "own", tmx, tmp_path / "out", steps=1)
    finetune(replace(first, lessons=lessons), lambda _line: None)
    assert {corpus.tag for corpus in Shards(tmp_path / "out/data", tmp_path / "m").corpora} == {"eng"}


def test_what_it_learns_from_and_what_it_is_watched_on_are_apart(tmx: Path, tmp_path: Path) -> None:
    build("m2m100", tmp_path / "base")
    said: list[str] = []
    finetune(job(tmp_path / "base", tmx, tmp_path / "out", steps=1), said.append)
    watched = json.loads((tmp_path / "out/data/dev.json").read_text(encoding="utf-8"))
    shards = Shards(tmp_path / "out/data", tmp_path / "m")
    taught = rows_of(shards, "pairs", "eng", "target")
    assert len(watched) == 4
    assert len(taught) == 44
    assert not {tuple(row["target"]) for row in watched} & set(map(tuple, taught))
    assert any(line.startswith("archive.tmx: kept 48") for line in said)


def rows_of(shards: Shards, name: str, tag: str, side: str) -> list[list[int]]:
    number = next(i for i, c in enumerate(shards.corpora) if (c.name, c.tag) == (name, tag))
    return shards.rows(side, (shards.corpus_of == number).nonzero()[0]).each()


def bart(folder: Path) -> ModelProfile:
    return build("bart", folder)


def empty(folder: Path) -> None:
    folder.mkdir()
    (folder / "config.json").write_text("{", encoding="utf-8")


@pytest.mark.parametrize(
    ("made", "error", "says"),
    [
        (bart, InputError, "is a model of type bart: fine-tuning takes marian, m2m100, nllb, mbart50"),
        (empty, InputError, r"config\.json cannot be read: fetch the model again"),
        (lambda _folder: None, UnknownModelError, "is not in the catalogue"),
    ],
)
def test_a_base_that_cannot_be_tuned_is_refused(
    made: Callable[[Path], object], error: type[Exception], says: str, tmx: Path, tmp_path: Path
) -> None:
    made(tmp_path / "base")
    with pytest.raises(error, match=says):
        finetune(job(tmp_path / "base", tmx, tmp_path / "out"), lambda _line: None)


def test_a_base_that_does_not_speak_the_target_is_refused(tmx: Path, tmp_path: Path) -> None:
    build("marian-tagged", tmp_path / "base")
    japanese = Lessons(tmx, ARABIC, language("ja"), None, 0.5)
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("عاد المنتخب إلى بلاده.\tチームは帰国した。\n", encoding="utf-8")
    with pytest.raises(PairError, match="has no symbol for Japanese"):
        finetune(
            replace(job(tmp_path / "base", tmx, tmp_path / "out"), lessons=replace(japanese, pairs=pairs)),
            lambda _line: None,
        )


def test_pairs_of_which_nothing_is_left_are_refused(tmx: Path, tmp_path: Path) -> None:
    build("marian", tmp_path / "base")
    first = job(tmp_path / "base", tmx, tmp_path / "out")
    french = replace(first, lessons=replace(first.lessons, target=FRENCH))
    with pytest.raises(InputError, match=r"no pair of .*archive\.tmx is left to learn from"):
        finetune(french, lambda _line: None)


def test_a_replay_in_no_language_of_the_base_is_refused(tmx: Path, data: Path, tmp_path: Path) -> None:
    build("marian-tagged", tmp_path / "base")
    shutil.copytree(data, tmp_path / "data")
    path = tmp_path / "data/manifest.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    for row in document["corpora"]:
        row["tag"] = "jpn"
    path.write_text(json.dumps(document), encoding="utf-8")
    first = job(tmp_path / "base", tmx, tmp_path / "out")
    lessons = replace(first.lessons, replay=tmp_path / "data")
    with pytest.raises(InputError, match="the base speaks no language of"):
        finetune(replace(first, lessons=lessons), lambda _line: None)
