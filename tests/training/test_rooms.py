from itertools import pairwise

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from training.batches import IGNORED, Batch, collate, ragged
from training.network import Objective, Shape, build
from training.rooms import LADDER, Room, put_into, room_for

PAD = 39
ROWS = st.lists(st.tuples(st.integers(1, 70), st.integers(1, 70)), min_size=1, max_size=6)


def batch(*sizes: tuple[int, int]) -> Batch:
    sources = ragged([[5 + n % 30 for n in range(source)] for source, _ in sizes])
    targets = ragged([[*(7 + n % 20 for n in range(target - 1)), 0] for _, target in sizes])
    links = ragged([[v for n in range(min(size)) for v in (n, n)] for size in sizes])
    return collate(sources, targets, PAD, links)


def test_a_room_is_the_next_step_of_the_ladder() -> None:
    assert room_for(batch((3, 17), (5, 2)), 100) == Room(4, 24)
    assert room_for(batch((16, 1)), 5) == Room(1, 16)
    assert all(low < high for low, high in pairwise(LADDER))


def test_what_fits_no_room_has_none() -> None:
    assert room_for(batch((600, 3)), 1000) is None
    assert room_for(batch((20, 20), (20, 20)), 24) is None
    many = batch((16, 16))
    crowded = Batch(*many.tensors[:4], many.links.repeat(4, 1), many.target_tokens)
    assert room_for(crowded, 16) is None


@given(ROWS)
def test_a_batch_keeps_all_it_holds(sizes: list[tuple[int, int]]) -> None:
    plain = batch(*sizes)
    room = room_for(plain, 80 * len(sizes))
    assert room is not None
    roomy = put_into(plain, room, PAD)
    assert roomy.roomy
    assert not plain.roomy
    assert roomy.source.shape == roomy.mask.shape == roomy.labels.shape == (room.rows, room.length)
    assert roomy.links.shape == (room.links, 3)
    assert roomy.links[: len(plain.links)].equal(plain.links)
    assert roomy.labels[roomy.labels != IGNORED].tolist() == plain.labels[plain.labels != IGNORED].tolist()
    assert roomy.mask.sum() == plain.mask.sum() + room.rows - len(sizes)
    assert roomy.mask.sum(1).min() >= 1
    assert roomy.target_tokens == plain.target_tokens


@pytest.mark.parametrize("consistency", [0.0, 2.0])
def test_it_costs_and_teaches_what_it_did(consistency: float) -> None:
    torch.manual_seed(1)
    objective = Objective(build(Shape(16, 32, 2, 1, 2, dropout=0.0), 40, 0), smoothing=0.1, guidance=1.0)
    plain = batch((9, 7), (4, 11), (1, 1))
    roomy = put_into(plain, Room(6, 16), PAD)
    trained = [each for each in objective.parameters() if each.requires_grad]
    made = []
    for each in (plain, roomy):
        losses = objective(*each.tensors, consistency=consistency, roomy=each.roomy)
        made.append((losses, torch.autograd.grad(losses.total, trained)))
    for one, other in zip(made[0][0], made[1][0], strict=True):
        assert torch.allclose(one, other, atol=1e-5)
    for one, other in zip(made[0][1], made[1][1], strict=True):
        assert torch.allclose(one, other, atol=1e-5)
