import pytest
import torch
from torch.nn import functional

from training.smoothed_loss import ROWS, smoothed_cross_entropy


def plain(
    hidden: torch.Tensor,
    weight: torch.Tensor,
    bias: torch.Tensor | None,
    labels: torch.Tensor,
    smoothing: float,
) -> torch.Tensor:
    return functional.cross_entropy(
        functional.linear(hidden, weight, bias), labels, label_smoothing=smoothing
    )


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("rows", [1, 7, ROWS["cpu"] + 3])
@pytest.mark.parametrize("biased", [False, True])
def test_loss_and_gradients_are_those_of_the_plain_formula(rows: int, smoothing: float, biased: bool) -> None:
    torch.manual_seed(rows)
    hidden, weight = torch.randn(rows, 8), torch.randn(50, 8)
    bias = torch.randn(50) if biased else None
    labels = torch.randint(50, (rows,))
    expected = plain(hidden.requires_grad_(), weight.requires_grad_(), bias, labels, smoothing)
    wanted = torch.autograd.grad(3 * expected, [hidden, weight])
    loss, cross_entropy = smoothed_cross_entropy(hidden, weight, labels, smoothing, bias)
    assert torch.allclose(loss, expected, atol=1e-5)
    assert torch.allclose(cross_entropy, plain(hidden, weight, bias, labels, 0.0), atol=1e-5)
    assert not cross_entropy.requires_grad
    for ours, theirs in zip(torch.autograd.grad(3 * loss, [hidden, weight]), wanted, strict=True):
        assert torch.allclose(ours, theirs, atol=1e-5)


def test_two_passes_are_pulled_together_as_in_the_plain_formula() -> None:
    torch.manual_seed(3)
    rows = ROWS["cpu"] + 9
    hidden = torch.randn(2 * rows, 8, requires_grad=True)
    weight = torch.randn(50, 8, requires_grad=True)
    labels = torch.randint(50, (rows,)).repeat(2)
    p, q = (functional.linear(half, weight).log_softmax(1) for half in hidden.chunk(2))
    apart = [functional.kl_div(a, b, log_target=True, reduction="batchmean") for a, b in ((p, q), (q, p))]
    expected = plain(hidden, weight, None, labels, 0.1) + 3.0 / 4 * sum(apart)
    loss, cross_entropy = smoothed_cross_entropy(hidden, weight, labels, 0.1, consistency=3.0)
    assert torch.allclose(loss, expected, rtol=1e-5)
    assert torch.allclose(cross_entropy, plain(hidden, weight, None, labels, 0.0), rtol=1e-5)
    wanted = torch.autograd.grad(expected, [hidden, weight])
    for ours, theirs in zip(torch.autograd.grad(loss, [hidden, weight]), wanted, strict=True):
        assert torch.allclose(ours, theirs, atol=1e-5)


def test_in_bfloat16_the_gradients_point_the_same_way() -> None:
    torch.manual_seed(1)
    hidden, weight = torch.randn(600, 16, requires_grad=True), torch.randn(80, 16, requires_grad=True)
    labels = torch.randint(80, (600,))
    wanted = torch.autograd.grad(plain(hidden, weight, None, labels, 0.1), [hidden, weight])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        loss, _ = smoothed_cross_entropy(hidden, weight, labels, 0.1)
    for ours, theirs in zip(torch.autograd.grad(loss, [hidden, weight]), wanted, strict=True):
        assert ours.dtype == theirs.dtype == torch.float32
        assert functional.cosine_similarity(ours.flatten(), theirs.flatten(), dim=0) > 0.999


def test_without_gradients_it_only_measures() -> None:
    hidden, weight, labels = torch.randn(4, 8), torch.randn(50, 8), torch.randint(50, (4,))
    with torch.no_grad():
        loss, cross_entropy = smoothed_cross_entropy(hidden, weight, labels, 0.0)
    assert torch.allclose(loss, plain(hidden, weight, None, labels, 0.0), atol=1e-5)
    assert loss == cross_entropy
    assert not loss.requires_grad
