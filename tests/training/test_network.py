import pytest
import torch
from torch.nn import functional

from training.batches import IGNORED, Batch, collate, ragged
from training.network import Objective, Shape, build, shift_right

SHAPE = Shape(16, 32, 2, 1, 2, dropout=0.0)
PAD = 39


@pytest.fixture
def batch() -> Batch:
    links = ragged([[0, 0, 2, 1], [1, 2]])
    return collate(ragged([[5, 6, 7], [8, 0]]), ragged([[9, 10, 0], [11, 12, 0]]), PAD, links)


def test_the_decoder_reads_the_labels_one_place_later() -> None:
    labels = torch.tensor([[5, 6, 0], [7, 0, IGNORED]])
    assert shift_right(labels, 2, PAD).tolist() == [[2, 5, 6], [2, 7, 0]]
    labels = torch.tensor([[7, IGNORED, IGNORED]])
    assert shift_right(labels, PAD, PAD).tolist() == [[PAD, 7, PAD]]


def test_the_loss_is_that_of_the_model_itself_and_padding_costs_nothing(batch: Batch) -> None:
    torch.manual_seed(1)
    model = build(SHAPE, 40, 0).eval()
    losses = Objective(model, smoothing=0.0, guidance=0.0)(*batch.tensors)
    inputs = shift_right(batch.labels, PAD, PAD)
    logits = model(input_ids=batch.source, attention_mask=batch.mask, decoder_input_ids=inputs).logits
    expected = functional.cross_entropy(logits.flatten(0, 1), batch.labels.flatten(), ignore_index=IGNORED)
    assert torch.allclose(losses.total, expected, atol=1e-5)
    wider = collate(ragged([[5, 6, 7], [8, 0], [5] * 9]), ragged([[9, 10, 0], [11, 12, 0], [4] * 7]), PAD)
    source, mask, labels = (each[:2] for each in wider.tensors[:3])
    real = torch.tensor([0, 1, 2, 7, 8, 9])
    again = Objective(model, smoothing=0.0, guidance=0.0)(source, mask, labels, real, batch.links)
    assert torch.allclose(again.total, losses.total, atol=1e-5)


def test_a_bias_of_a_published_model_counts(batch: Batch) -> None:
    torch.manual_seed(1)
    model = build(SHAPE, 40, 0).eval()
    plain = Objective(model, smoothing=0.0, guidance=0.0)(*batch.tensors).total
    model.final_logits_bias[0, 0] = 5.0
    assert Objective(model, smoothing=0.0, guidance=0.0)(*batch.tensors).total != plain


def test_smoothing_mixes_in_the_uniform_distribution(batch: Batch) -> None:
    torch.manual_seed(1)
    model = build(SHAPE, 40, 0).eval()
    plain = Objective(model, smoothing=0.0, guidance=0.0)(*batch.tensors)
    smooth = Objective(model, smoothing=0.2, guidance=0.0)(*batch.tensors)
    assert smooth.cross_entropy == plain.cross_entropy
    assert smooth.total > 0.8 * plain.total


def test_guidance_is_how_little_the_last_layer_attends_to_what_is_linked(batch: Batch) -> None:
    torch.manual_seed(1)
    model = build(SHAPE, 40, 0).eval()
    losses = Objective(model, smoothing=0.0, guidance=2.0)(*batch.tensors)
    inputs = shift_right(batch.labels, PAD, PAD)
    out = model.model(
        input_ids=batch.source,
        attention_mask=batch.mask,
        decoder_input_ids=inputs,
        output_attentions=True,
    )
    attention = out.cross_attentions[-1][:, 0]
    masses = torch.stack([attention[row, target, source] for row, target, source in batch.links.tolist()])
    assert torch.allclose(losses.guidance, -masses.log().mean(), atol=1e-5)
    assert torch.allclose(losses.total, losses.cross_entropy + 2 * losses.guidance, atol=1e-5)


def test_guidance_falls_when_it_is_trained(batch: Batch) -> None:
    torch.manual_seed(1)
    objective = Objective(build(SHAPE, 40, 0), smoothing=0.1, guidance=1.0)
    optimizer = torch.optim.Adam(objective.parameters(), lr=0.01)
    guidance = []
    for _ in range(30):
        losses = objective(*batch.tensors)
        losses.total.backward()
        optimizer.step()
        optimizer.zero_grad()
        guidance.append(float(losses.guidance))
    assert guidance[-1] < guidance[0] / 2


def test_embeddings_are_tied_and_positions_fixed() -> None:
    model = build(SHAPE, 40, 0)
    assert model.lm_head.weight is model.model.shared.weight
    trained = {name for name, parameter in model.named_parameters() if parameter.requires_grad}
    assert not any("embed_positions" in name for name in trained)


def test_two_passes_that_agree_cost_what_one_costs(batch: Batch) -> None:
    torch.manual_seed(1)
    objective = Objective(build(SHAPE, 40, 0).eval(), smoothing=0.1, guidance=1.0)
    once, twice = objective(*batch.tensors), objective(*batch.tensors, consistency=5.0)
    for one, other in zip(once, twice, strict=True):
        assert torch.allclose(one, other, atol=1e-5)


def test_two_passes_under_dropout_cost_their_disagreement(batch: Batch) -> None:
    shape = Shape(16, 32, 2, 1, 2, dropout=0.3)
    torch.manual_seed(1)
    objective = Objective(build(shape, 40, 0).train(), smoothing=0.0, guidance=0.0)
    losses = objective(*batch.tensors, consistency=5.0)
    assert losses.total > losses.cross_entropy + 1e-3
