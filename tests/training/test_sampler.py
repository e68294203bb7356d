from itertools import islice

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from training.errors import TrainingError
from training.sampler import POOL, Sampler
from training.shard_writing import Example, write_shards
from training.shards import Corpus, Shards

SIZES = {"a": 400, "b": 40, "c": 10, "empty": 0}
TAGS = {"a": "eng", "b": "eng", "c": "fra", "empty": "fra"}
WEIGHTS = {"a": 1.0, "b": 2.0, "c": 0.5, "empty": 9.0}


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> Shards:
    folder = tmp_path_factory.mktemp("shards")
    random = np.random.default_rng(3)
    corpora = [Corpus(name, TAGS[name], WEIGHTS[name], SIZES[name], 0, "", "") for name in SIZES]
    examples = [
        Example(number, [5] * int(random.integers(1, 60)), [6] * int(random.integers(1, 60)), [])
        for number, name in enumerate(SIZES)
        for _ in range(SIZES[name])
    ]
    write_shards(folder, examples, {"vocabulary_size": 9, "corpora": corpora})
    return Shards(folder, folder / "mapped")


def sampler(shards: Shards, **changes: object) -> Sampler:
    given: dict[str, object] = {"temperature": 2.0, "seed": 5, "batch_tokens": 300}
    return Sampler(shards, **(given | changes))  # type: ignore[arg-type]


def test_with_a_ladder_a_batch_fits_the_room_of_its_step(shards: Shards) -> None:
    lengths = np.maximum(shards.lengths("source"), shards.lengths("target"))
    for batch in sampler(shards, ladder=(16, 32)).pool(1):
        longest = int(lengths[batch].max())
        step = 16 if longest <= 16 else 32 if longest <= 32 else longest
        assert len(batch) <= max(1, 300 // step)


def listed(pool: list["np.ndarray[tuple[int], np.dtype[np.int64]]"]) -> list[list[int]]:
    return [batch.tolist() for batch in pool]


def test_a_pool_depends_on_seed_and_number_alone(shards: Shards) -> None:
    first = sampler(shards)
    later = listed(first.pool(4))
    for number in (0, 9, 2):
        first.pool(number)
    assert listed(first.pool(4)) == listed(sampler(shards).pool(4)) == later
    assert later != listed(sampler(shards, seed=6).pool(4))
    assert later != listed(first.pool(5))


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(budget=st.integers(1, 500), number=st.integers(0, 50))
def test_every_batch_is_within_the_budget_or_has_a_single_row(
    shards: Shards, budget: int, number: int
) -> None:
    lengths = np.maximum(shards.lengths("source"), shards.lengths("target"))
    batches = sampler(shards, batch_tokens=budget).pool(number)
    assert all(len(batch) for batch in batches)
    assert all(len(batch) * lengths[batch].max() <= budget or len(batch) == 1 for batch in batches)


def test_shares_are_by_weight_and_temperature(shards: Shards) -> None:
    pull = np.array([WEIGHTS[name] * SIZES[name] ** 0.5 for name in SIZES])
    assert np.allclose(sampler(shards).shares, pull / pull.sum())
    corpus_of = shards.corpus_of[np.concatenate(sampler(shards).pool(0))]
    drawn = np.bincount(corpus_of, minlength=len(SIZES)) / POOL
    assert np.allclose(drawn, pull / pull.sum(), atol=1e-4)


def test_at_temperature_one_a_share_is_weight_times_examples(shards: Shards) -> None:
    pull = np.array([WEIGHTS[name] * SIZES[name] for name in SIZES])
    assert np.allclose(sampler(shards, temperature=1.0).shares, pull / pull.sum())


def test_tags_multiply_shares_and_leave_out_what_they_do_not_name(shards: Shards) -> None:
    alone = sampler(shards, tags={"fra": 1.0})
    assert set(np.concatenate(alone.pool(3)).tolist()) <= set(np.flatnonzero(shards.corpus_of == 2).tolist())
    both = sampler(shards, tags={"eng": 1.0, "fra": 0.5}).shares
    plain = sampler(shards).shares
    assert both[2] / both[0] == pytest.approx(0.5 * plain[2] / plain[0])


def test_tags_that_no_corpus_has_are_refused(shards: Shards) -> None:
    with pytest.raises(TrainingError, match="--tags may name eng, fra"):
        sampler(shards, tags={"deu": 1.0})


def test_a_corpus_is_gone_through_whole_before_it_repeats(shards: Shards) -> None:
    each = sampler(shards)
    quota = round(float(each.shares[0]) * POOL)
    drawn = np.concatenate([each._part(0, number) for number in range(3)])
    assert len(drawn) == 3 * quota
    rounds = [drawn[start : start + SIZES["a"]] for start in range(0, len(drawn) - SIZES["a"], SIZES["a"])]
    assert all(len(set(each.tolist())) == SIZES["a"] for each in rounds)
    assert len({tuple(each.tolist()) for each in islice(rounds, 3)}) == 3
