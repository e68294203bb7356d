"""Held-out sets while training: loss, and chrF of greedy translations."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from sacrebleu.metrics.chrf import CHRF
from transformers.generation.configuration_utils import GenerationConfig
from transformers.modeling_utils import PreTrainedModel

from training.batches import collate, ragged
from training.errors import TrainingError
from training.network import Objective

Decode = Callable[[list[int]], str]
"""From target ids without control symbols to text."""

Row = dict[str, Any]
"""As `prepare` writes it: `set`, `tag`, `source` and `target` as ids, `reference` and `slots` as text."""

_ROWS = 80  # decoded at once


@dataclass(frozen=True, slots=True)
class HeldOut:
    """One held-out set with one tag."""

    name: str
    tag: str
    rows: tuple[Row, ...]


def read_heldout(path: Path) -> list[HeldOut]:
    """The sets of a `dev.json`, by set and tag; raises TrainingError where it is missing."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise TrainingError(
            f"{path} is missing or damaged: copy it again, or prepare the data again"
        ) from None
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in document:
        groups.setdefault((row["set"], row["tag"]), []).append(row)
    return [HeldOut(f"{name} {tag}", tag, tuple(rows)) for (name, tag), rows in groups.items()]


@torch.no_grad()
def watch(model: PreTrainedModel, heldout: HeldOut, decode: Decode) -> dict[str, float]:
    """`{"loss": nats a target token, "chrf": 0 to 100}` of a set."""
    model.eval()
    try:
        outputs = (ids for rows in _chunks(heldout.rows) for ids in greedy(model, rows))
        hypotheses = [
            _filled(decode(ids), row.get("slots", {})) for row, ids in zip(heldout.rows, outputs, strict=True)
        ]
        references = [row["reference"] for row in heldout.rows]
        score = CHRF().corpus_score(hypotheses, [references]).score
        return {"loss": _loss(model, heldout.rows), "chrf": score}
    finally:
        model.train()


def greedy(model: PreTrainedModel, rows: Sequence[Row]) -> Iterator[list[int]]:
    """Greedy target ids without control symbols; at most twice as long as the source and 20 more.

    Where a family begins its targets with the language's symbol, a row has it as `begin`.
    """
    source = _sources(model, rows)
    config = model.config
    begin = rows[0].get("begin")
    out = model.generate(
        input_ids=source[0],
        attention_mask=source[1],
        generation_config=GenerationConfig(
            num_beams=1,
            do_sample=False,
            max_new_tokens=min(2 * source[0].size(1) + 20, config.max_position_embeddings - 2),
            pad_token_id=config.pad_token_id,
            eos_token_id=config.eos_token_id,
            decoder_start_token_id=config.decoder_start_token_id,
            forced_bos_token_id=begin,
            suppress_tokens=[config.pad_token_id],
        ),
    )
    special = {config.pad_token_id, config.eos_token_id, config.decoder_start_token_id, begin}
    for ids in out.tolist():
        yield [each for each in ids if each not in special]


def _filled(text: str, slots: Mapping[str, str]) -> str:
    for slot, words in slots.items():
        text = text.replace(slot, words)
    return text


def _loss(model: PreTrainedModel, heldout: Sequence[Row]) -> float:
    objective = Objective(model, smoothing=0.0, guidance=0.0)
    total, tokens = 0.0, 0
    for rows in _chunks(heldout):
        sources, targets = ragged([row["source"] for row in rows]), ragged([row["target"] for row in rows])
        batch = collate(sources, targets, model.config.pad_token_id).to(model.device)
        total += float(objective(*batch.tensors).cross_entropy) * batch.target_tokens
        tokens += batch.target_tokens
    return total / max(tokens, 1)


def _sources(model: PreTrainedModel, rows: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor]:
    sources = ragged([row["source"] for row in rows])
    batch = collate(sources, sources, model.config.pad_token_id).to(model.device)
    return batch.source, batch.mask


def _chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for start in range(0, len(rows), _ROWS):
        yield rows[start : start + _ROWS]
