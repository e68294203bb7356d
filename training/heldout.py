"""Held-out sets while training: loss, and chrF of greedy translations."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import torch
from sacrebleu.metrics.chrf import CHRF
from transformers.generation.configuration_utils import GenerationConfig
from transformers.models.marian.modeling_marian import MarianMTModel

from training.batches import collate
from training.network import Objective


@dataclass(frozen=True, slots=True)
class HeldOut:
    """One held-out set with one tag: rows as `prepare` wrote them."""

    name: str
    rows: list[dict[str, Any]]

    @property
    def tag(self) -> str:
        """The target tag."""
        return str(self.rows[0]["tag"])


def read_heldout(path: Path) -> list[HeldOut]:
    """The sets of a `dev.json`, by set and tag."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in json.loads(path.read_text(encoding="utf-8")):
        groups.setdefault(f"{row['set']} {row['tag']}", []).append(row)
    return [HeldOut(name, rows) for name, rows in groups.items()]


@torch.no_grad()
def watch(model: MarianMTModel, heldout: HeldOut, target_spm: Path, device: torch.device) -> dict[str, float]:
    """`{"loss": nats a target token, "chrf": 0 to 100}` of a set; the model is in evaluation mode meanwhile."""
    model.eval()
    try:
        total, tokens = 0.0, 0
        objective = Objective(model, smoothing=0.0, guidance=0.0)
        for rows in _chunks(heldout.rows):
            batch = collate(
                [(_ids(r["source"]), _ids(r["target"]), np.empty((0, 2), np.uint8)) for r in rows],
                _pad(model),
            )
            batch = batch.to(device)
            total += float(objective(*batch.tensors).cross_entropy) * batch.target_tokens
            tokens += batch.target_tokens
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(target_spm))
        hypotheses = [pieces.decode(h) for rows in _chunks(heldout.rows) for h in greedy(model, rows, device)]
        score = CHRF().corpus_score(hypotheses, [[r["reference"] for r in heldout.rows]]).score
        return {"loss": total / max(tokens, 1), "chrf": score}
    finally:
        model.train()


def greedy(model: MarianMTModel, rows: list[dict[str, Any]], device: torch.device) -> Iterator[list[int]]:
    """Greedy piece ids, without special symbols; at most twice as long as the source and 20 more."""
    batch = collate(
        [(_ids(r["source"]), _ids(r["target"]), np.empty((0, 2), np.uint8)) for r in rows], _pad(model)
    ).to(device)
    config = GenerationConfig(
        num_beams=1,
        do_sample=False,
        max_new_tokens=2 * batch.source.size(1) + 20,
        pad_token_id=_pad(model),
        eos_token_id=model.config.eos_token_id,
        decoder_start_token_id=_pad(model),
        bad_words_ids=[[_pad(model)]],
    )
    out = model.generate(input_ids=batch.source, attention_mask=batch.mask, generation_config=config)
    special = {_pad(model), int(model.config.eos_token_id)}
    for row in out.tolist():
        yield [i for i in row if i not in special]


def _chunks(rows: list[dict[str, Any]], size: int = 40) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _ids(row: list[int]) -> "np.ndarray[Any, np.dtype[np.uint16]]":
    return np.asarray(row, dtype=np.uint16)


def _pad(model: MarianMTModel) -> int:
    return int(model.config.pad_token_id)
