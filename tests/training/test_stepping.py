import pytest
import torch

from training.batches import Batch, collate, ragged
from training.network import Objective, Shape, build
from training.processes import accelerator
from training.stepping import PlainStep, RecordedStep

PAD = 39
SHAPE = Shape(16, 32, 2, 1, 1, dropout=0.0)


def batch(length: int) -> Batch:
    rows = [[5 + n % 30 for n in range(length)], [7, 8]]
    links = ragged([[0, 0, 1, 1], [0, 0]])
    return collate(ragged(rows), ragged([[*row[:-1], 0] for row in rows]), PAD, links)


def plain() -> tuple[PlainStep, torch.nn.Module, torch.optim.Optimizer]:
    torch.manual_seed(1)
    found = accelerator()
    model = build(SHAPE, 40, 0).to(found.device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1.0, fused=True)
    return PlainStep(found, Objective(model, 0.1, 1.0), optimizer, 1.0), model, optimizer


def test_a_step_goes_down_at_its_rate() -> None:
    step, model, _ = plain()
    before = {name: each.detach().clone() for name, each in model.named_parameters()}
    first = step(step.ready(batch(5)), 0.0, 0.0)
    for name, each in model.named_parameters():
        assert torch.equal(each, before[name])
    step(step.ready(batch(5)), 0.01, 0.0)
    later = step(step.ready(batch(5)), 0.0, 0.0)
    assert later.total < first.total


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_a_recorded_step_does_what_a_plain_one_does() -> None:
    losses, weights = [], []
    for recorded in (False, True):
        made, model, optimizer = plain()
        step = RecordedStep(made, optimizer, 64, PAD) if recorded else made
        run = [step(step.ready(batch(length)), 0.01, 0.0) for length in (5, 20, 5, 20, 5, 20, 6)]
        losses.append([float(each.total) for each in run[-1:]])
        weights.append(torch.cat([each.detach().flatten() for each in model.parameters()]))
    assert losses[0] == pytest.approx(losses[1], rel=1e-2)
    assert torch.allclose(weights[0], weights[1], atol=1e-2)
