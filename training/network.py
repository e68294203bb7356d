"""The Marian network, and the loss of any encoder-decoder of its kin."""

from dataclasses import dataclass
from typing import NamedTuple

import torch
from transformers.modeling_utils import PreTrainedModel
from transformers.models.marian.configuration_marian import MarianConfig
from transformers.models.marian.modeling_marian import MarianMTModel

from training.batches import IGNORED
from training.smoothed_loss import smoothed_cross_entropy


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of the network; the decoder is shallow, since it is what decoding time goes into."""

    width: int = 384
    feed_forward: int = 1536
    heads: int = 8
    encoder_layers: int = 6
    decoder_layers: int = 2
    dropout: float = 0.1


def build(shape: Shape, vocabulary_size: int, eos: int) -> MarianMTModel:
    """A fresh model; `<pad>` is the last id and starts the decoder.

    Attention is eager, since guidance needs its weights.
    """
    pad = vocabulary_size - 1
    config = MarianConfig(
        vocab_size=vocabulary_size,
        decoder_vocab_size=vocabulary_size,
        d_model=shape.width,
        encoder_ffn_dim=shape.feed_forward,
        decoder_ffn_dim=shape.feed_forward,
        encoder_attention_heads=shape.heads,
        decoder_attention_heads=shape.heads,
        encoder_layers=shape.encoder_layers,
        decoder_layers=shape.decoder_layers,
        dropout=shape.dropout,
        attention_dropout=0.0,
        activation_dropout=0.0,
        activation_function="swish",
        max_position_embeddings=512,
        scale_embedding=True,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        static_position_embeddings=True,
        init_std=shape.width**-0.5,
        pad_token_id=pad,
        eos_token_id=eos,
        decoder_start_token_id=pad,
        forced_eos_token_id=None,
        attn_implementation="eager",
    )
    model = MarianMTModel(config)
    for name, weight in model.named_parameters():
        if weight.dim() > 1 and "shared" not in name and "embed" not in name:
            torch.nn.init.xavier_uniform_(weight)
    return model


class Losses(NamedTuple):
    """`total` is what is minimised; `cross_entropy` (nats a target token) and `guidance` are for the log."""

    total: torch.Tensor
    cross_entropy: torch.Tensor
    guidance: torch.Tensor


class Objective(torch.nn.Module):
    """A model with its loss, as one module, so that a parallel wrapper sees a single forward pass.

    The loss is label-smoothed cross-entropy, plus `guidance` times how little attention falls on the aligned
    source positions: the mean of -log(attention mass that the first head of the last decoder layer puts on a
    target position's linked source positions), over the target positions that have links. With `consistency`
    each row goes through the network twice, under two dropouts, which are to agree.
    """

    def __init__(self, model: PreTrainedModel, smoothing: float, guidance: float) -> None:
        super().__init__()
        self.model = model
        self._smoothing, self._guidance = smoothing, guidance
        bias = getattr(model, "final_logits_bias", None)
        self._biased = bias is not None and bool(bias.any())

    def forward(  # noqa: PLR0917  # the tensors of a Batch, in their order
        self,
        source: torch.Tensor,
        mask: torch.Tensor,
        labels: torch.Tensor,
        real: torch.Tensor,
        links: torch.Tensor,
        consistency: float = 0.0,
        roomy: bool = False,
    ) -> Losses:
        """Takes the tensors of a Batch, `roomy` where it was put into a room; never waits for the device."""
        config = self.model.config
        if consistency:
            source, mask, labels, real, links = _twice(source, mask, labels, real, links)
        guided = self._guidance > 0 and len(links) > 0
        out = self.model.model(
            input_ids=source,
            attention_mask=mask,
            decoder_input_ids=shift_right(labels, config.decoder_start_token_id, config.pad_token_id),
            output_attentions=guided,
            use_cache=False,
        )
        total, cross_entropy = smoothed_cross_entropy(
            out.last_hidden_state.flatten(0, 1).index_select(0, real),
            self.model.lm_head.weight,
            labels.flatten().index_select(0, real),
            self._smoothing,
            self.model.final_logits_bias.flatten() if self._biased else None,
            consistency,
            ignored=IGNORED if roomy else None,
        )
        guidance = torch.zeros((), device=total.device)
        if guided:
            guidance = _guidance(out.cross_attentions[-1][:, 0].float(), links)
            total = total + self._guidance * guidance
        return Losses(total, cross_entropy, guidance.detach())


def _twice(
    source: torch.Tensor, mask: torch.Tensor, labels: torch.Tensor, real: torch.Tensor, links: torch.Tensor
) -> tuple[torch.Tensor, ...]:
    """A batch and the same rows again below it."""
    lower = torch.where(links[:, 0] < 0, links[:, 0], links[:, 0] + len(labels))
    below = torch.column_stack([lower, links[:, 1:]])
    return (
        *(torch.cat([each, each]) for each in (source, mask, labels)),
        torch.cat([real, real + labels.numel()]),
        torch.cat([links, below]),
    )


def shift_right(labels: torch.Tensor, start: int, pad: int) -> torch.Tensor:
    """The decoder's input: the labels one place later, begun by its start symbol."""
    inputs = labels.new_full(labels.shape, start)
    inputs[:, 1:] = labels[:, :-1]
    return inputs.masked_fill(inputs == IGNORED, pad)


def _guidance(attention: torch.Tensor, links: torch.Tensor) -> torch.Tensor:
    """`attention` has shape (rows, target positions, source positions)."""
    true = (links[:, 0] >= 0).float()
    row, target, source = links.clamp_min(0).unbind(1)
    flat = row * attention.size(1) + target
    none = torch.zeros(attention.size(0) * attention.size(1), device=attention.device)
    mass = none.index_add(0, flat, attention[row, target, source] * true)
    linked = none.index_add(0, flat, true).clamp_max(1.0)
    return -(mass.clamp_min(1e-6).log() * linked).sum() / linked.sum().clamp_min(1.0)
