"""Label-smoothed cross-entropy of a vocabulary matrix, without holding the logits of a whole batch.

With 12,000 pieces the logits are the widest tensor of a step by far. Here a few hundred rows of them at a
time are made, turned into their gradient in place and multiplied back, all in the processor's cache.
The way is that of Hsu et al., "Liger Kernel" (2024), fused linear cross-entropy, in plain PyTorch.

Consistency is that of Liang et al., "R-Drop: Regularized Dropout for Neural Networks" (2021): two passes
under different dropouts are to give the same distribution.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import torch
from torch.autograd.function import FunctionCtx, once_differentiable

ROWS = {"cpu": 512}  # at once; a measurement: 256 is as fast, 1,024 a sixth slower
GPU_ROWS = 8192


class Smoothed(NamedTuple):
    """Both in nats a label; `cross_entropy`, which is not smoothed, carries no gradient."""

    loss: torch.Tensor
    cross_entropy: torch.Tensor


def smoothed_cross_entropy(  # noqa: PLR0917  # of the loss, as in its formula
    hidden: torch.Tensor,
    weight: torch.Tensor,
    labels: torch.Tensor,
    smoothing: float,
    bias: torch.Tensor | None = None,
    consistency: float = 0.0,
    *,
    ignored: int | None = None,
) -> Smoothed:
    """(1 - smoothing) * cross-entropy + smoothing * the mean over the vocabulary of -log p.

    Hidden states have the shape (n, width), the vocabulary matrix (pieces, width), labels (n); the bias, of
    shape (pieces), is not trained. With `consistency`, rows i and n / 2 + i are two passes over one label,
    and consistency / 4 * (KL(p || q) + KL(q || p)) is added for their distributions p and q, the mean over
    the pairs: half the loss of R-Drop, whose alpha it is. Rows whose label is `ignored` count nowhere.
    """
    return Smoothed(*_Fused.apply(hidden, weight, labels, smoothing, bias, consistency, ignored))  # type: ignore[no-untyped-call]


class _Fused(torch.autograd.Function):
    @staticmethod
    def forward(  # noqa: PLR0917  # PyTorch passes them by position
        ctx: FunctionCtx,
        hidden: torch.Tensor,
        weight: torch.Tensor,
        labels: torch.Tensor,
        smoothing: float,
        bias: torch.Tensor | None,
        consistency: float,
        ignored: int | None,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """The loss, and at the same time its gradients."""
        device = hidden.device.type
        exact = not torch.is_autocast_enabled(device)
        kind = hidden.dtype if exact else torch.get_autocast_dtype(device)
        hidden_type, weight_type = hidden.dtype, weight.dtype
        hidden, weight = hidden.to(kind), weight.to(kind)
        of_hidden = torch.empty_like(hidden)
        of_weight = torch.zeros(weight.shape, dtype=torch.float32, device=hidden.device)
        sums = torch.zeros(2, device=hidden.device)
        rows = ROWS.get(device, GPU_ROWS)
        wanted = any(ctx.needs_input_grad)  # type: ignore[attr-defined]
        with torch.autocast(device, enabled=False):
            for parts in _parts(len(labels), rows, paired=consistency > 0):
                logits = [(hidden[part] @ weight.T).float() for part in parts]
                if bias is not None:
                    logits = [each + bias for each in logits]
                counts = None if ignored is None else (labels[parts[0]] != ignored)[:, None].float()
                pulls = _pulls(logits, counts, sums, consistency / 2) if consistency else [None]
                for part, each, pull in zip(parts, logits, pulls, strict=True):
                    sums += _losses(each, labels[part], counts, smoothing)
                    if wanted:
                        slope = (each if pull is None else each.add_(pull)).to(kind)
                        of_hidden[part] = slope @ weight
                        of_weight += slope.T @ hidden[part]
        counted = len(labels) if ignored is None else (labels != ignored).sum().clamp_min(1)
        ctx.save_for_backward((of_hidden / counted).to(hidden_type), (of_weight / counted).to(weight_type))
        loss, cross_entropy = (sums / counted).unbind()
        ctx.mark_non_differentiable(cross_entropy)
        return loss, cross_entropy

    @staticmethod
    @once_differentiable
    def backward(ctx: FunctionCtx, slope: torch.Tensor, _cross_entropy: torch.Tensor) -> tuple[Any, ...]:
        """The gradients of hidden states and matrix, scaled."""
        of_hidden, of_weight = ctx.saved_tensors  # type: ignore[attr-defined]
        return of_hidden * slope, of_weight * slope, None, None, None, None, None


def _parts(labels: int, rows: int, *, paired: bool) -> Iterator[list[slice]]:
    """Stretches of rows; where they are paired, each with the stretch of its second passes."""
    passes = [0, labels // 2] if paired else [0]
    whole = labels // len(passes)
    for start in range(0, whole, rows):
        end = min(start + rows, whole)
        yield [slice(first + start, first + end) for first in passes]


def _pulls(
    passes: list[torch.Tensor], counts: torch.Tensor | None, sums: torch.Tensor, weight: float
) -> list[torch.Tensor]:
    """Adds weight * (KL(p || q) + KL(q || p)) to the loss's sum; the slopes of that in both logits."""
    log_p, log_q = (logits.log_softmax(1) for logits in passes)
    p, q = log_p.exp(), log_q.exp()
    apart = log_p.sub_(log_q)
    share = weight if counts is None else counts * weight
    ahead, back = (p * apart).sum(1, keepdim=True), -(q * apart).sum(1, keepdim=True)
    sums[0] += ((ahead + back) * share).sum()
    of_first = p * (apart - ahead) + p - q
    of_second = q * (-apart - back) + q - p
    return [of_first.mul_(share), of_second.mul_(share)]


def _losses(
    logits: torch.Tensor, labels: torch.Tensor, counts: torch.Tensor | None, smoothing: float
) -> torch.Tensor:
    """The sums over the rows of loss and cross-entropy; the logits turn into the slope of the loss's sum.

    That slope is p - (1 - smoothing) * [label] - smoothing / pieces. `counts`, of shape (rows, 1), is 1 for
    a row that counts and 0 for one that does not.
    """
    column, pieces = labels[:, None].clamp_min(0), logits.size(1)
    total = logits.logsumexp(dim=1, keepdim=True)
    cross_entropies, uniforms = total - logits.gather(1, column), total - logits.mean(1, keepdim=True)
    logits.sub_(total).exp_().sub_(smoothing / pieces)
    logits.scatter_add_(1, column, torch.full_like(total, smoothing - 1))
    if counts is not None:
        cross_entropies, uniforms = cross_entropies * counts, uniforms * counts
        logits.mul_(counts)
    cross_entropy, uniform = cross_entropies.sum(), uniforms.sum()
    return torch.stack([(1 - smoothing) * cross_entropy + smoothing * uniform, cross_entropy])
