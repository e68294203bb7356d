import pytest

from training.align import align, can_align

pytestmark = pytest.mark.skipif(not can_align(), reason="eflomal is in requirements-training.txt alone")


def test_words_that_go_together_are_linked() -> None:
    sources = [[10 + i, 20 + j, 30 + k] for i in range(4) for j in range(4) for k in range(4)] * 4
    targets = [[source[2] + 100, source[0] + 100, source[1] + 100] for source in sources]
    links = align(sources, targets)
    assert len(links) == len(sources)
    right = sum(set(each) == {(2, 0), (0, 1), (1, 2)} for each in links)
    assert right > 0.9 * len(links)
