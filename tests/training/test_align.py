import random

import pytest

from training.align import align, can_align

pytestmark = pytest.mark.skipif(not can_align(), reason="eflomal is in requirements-training.txt alone")


def test_words_that_go_together_are_linked() -> None:
    randomness = random.Random(1)
    sources = [[100 * slot + randomness.randrange(30) for slot in (1, 2, 3)] for _ in range(800)]
    targets = [[third + 500, first + 500, second + 500] for first, second, third in sources]
    links = align(sources, targets)
    # The aligner itself draws by chance, and sees these words often enough to be sure.
    right = sum(set(each) == {(2, 0), (0, 1), (1, 2)} for each in links)
    assert right > 0.9 * len(sources) == 720
