"""What holds for every row of the table, on a tiny model of a real architecture."""

import pytest

from evaluation.arguments import ROWS
from evaluation.speed.row import Setup, open_row
from evaluation.speed.workload import Passage
from tests.evaluation.speed.setups import tiny_setup

PASSAGES = [
    Passage("القاهرة (رويترز) - عاد المنتخب.", ("عاد المنتخب.",)),
    Passage(
        "هل ينجح الاتفاق؟ ارتفعت أسعار النفط.",
        ("هل ينجح الاتفاق؟", "ارتفعت أسعار النفط."),
    ),
]
LENGTH = 12  # tokens at most


@pytest.fixture(scope="module", params=["marian-tagged", "nllb"])
def setup(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Setup:
    return tiny_setup(request.param, tmp_path_factory.mktemp("speed"), LENGTH)


@pytest.mark.slow
@pytest.mark.parametrize("name", ROWS)
def test_a_row_counts_the_tokens_that_it_decodes(setup: Setup, name: str):
    row = open_row(name, setup)
    work = row.prepare(PASSAGES)
    tokens = work()
    assert work() == tokens
    # Only the whole product may decode a sentence more than once; a batch does it at the model's own length.
    assert 3 <= tokens <= 3 * LENGTH or (name in ("pipeline", "batch") and tokens >= 3)
    assert 1 <= row.prepare(PASSAGES[:1])() < tokens


@pytest.mark.slow
def test_our_engine_and_the_library_search_alike(setup: Setup):
    ours, plain, once = (
        open_row(name, setup).prepare(PASSAGES)()
        for name in ("ctranslate2", "translate_batch", "pipeline-no-retry")
    )
    assert ours == plain == once


@pytest.mark.slow
def test_the_naive_loop_and_batches_translate_alike(setup: Setup):
    naive, batched = (open_row(name, setup).prepare(PASSAGES)() for name in ("naive", "torch-batched"))
    assert naive == batched
