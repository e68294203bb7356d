"""Where a run starts from: fresh weights, or those of another run."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from transformers.modeling_utils import PreTrainedModel

from training.errors import TrainingError
from training.heldout import Decode
from training.network import Shape, build
from training.shards import read_manifest
from training.state import fill, load_average


@dataclass(frozen=True, slots=True)
class Start:
    """`origin` is what a checkpoint must agree with to be resumed; `facts` go into `run.json`."""

    model: PreTrainedModel
    decode: Decode
    origin: dict[str, Any]
    facts: dict[str, Any]


def marian(data: Path, shape: Shape, seed: int, warm_start: Path | None = None) -> Start:
    """A Marian model of a shape for prepared data; `warm_start` is the folder of a run of the same shape."""
    vocabulary = data / "vocabulary"
    try:
        symbols = (vocabulary / "vocab.json").read_bytes()
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary / "target.spm"))
        eos = int(json.loads(symbols)["</s>"])
    except (OSError, RuntimeError, ValueError, KeyError):
        raise TrainingError(f"{vocabulary} is not whole: copy it again, or prepare the data again") from None
    torch.manual_seed(seed)
    model = build(shape, read_manifest(data)["vocabulary_size"], eos)
    if warm_start is not None:
        fill(model, load_average(warm_start), str(warm_start))
    dimensions = {name: value for name, value in asdict(shape).items() if name != "dropout"}
    origin = {"shape": dimensions, "vocabulary": hashlib.sha256(symbols).hexdigest()}
    return Start(model, pieces.decode, origin, {"shape": asdict(shape)})
