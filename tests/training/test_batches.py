import torch

from training.batches import IGNORED, collate, ragged


def test_rows_are_padded_masked_and_linked() -> None:
    links = ragged([[0, 1, 2, 0], [], [1, 1]])
    batch = collate(ragged([[3, 4, 5], [6], [7, 8]]), ragged([[1, 0], [2, 2], [0]]), 99, links)
    assert batch.source.tolist() == [[3, 4, 5], [6, 99, 99], [7, 8, 99]]
    assert batch.mask.tolist() == [[1, 1, 1], [1, 0, 0], [1, 1, 0]]
    assert batch.labels.tolist() == [[1, 0], [2, 2], [0, IGNORED]]
    assert batch.links.tolist() == [[0, 1, 0], [0, 0, 2], [2, 1, 1]]
    assert batch.real.tolist() == [0, 1, 2, 3, 4]
    assert batch.target_tokens == 5


def test_a_batch_without_links_has_none() -> None:
    batch = collate(ragged([[3]]), ragged([[1]]), 99)
    assert batch.links.shape == (0, 3)
    assert batch.to(torch.device("cpu")).labels.tolist() == [[1]]
