import json
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from training.errors import TrainingError
from training.shard_writing import Example, write_shards
from training.shards import Corpus, Shards

IDS = st.lists(st.integers(0, 65_535), min_size=1, max_size=30)
LINKS = st.lists(st.tuples(st.integers(0, 255), st.integers(0, 255)), max_size=9)
EXAMPLES = st.lists(st.builds(Example, st.integers(0, 1), IDS, IDS, LINKS), min_size=1, max_size=30)


def manifest(vocabulary_size: int = 1000) -> dict[str, Any]:
    corpora = [Corpus(name, "eng", 1.0, 0, 0, "CC0-1.0", "us") for name in ("a", "b")]
    return {"temperature": 1.0, "vocabulary_size": vocabulary_size, "aligned": True, "corpora": corpora}


def read(folder: Path, mapped: Path) -> list[Example]:
    shards = Shards(folder, mapped)
    everything = np.arange(len(shards))
    sources, targets, links = (shards.rows(name, everything).each() for name in ("source", "target", "links"))
    return [
        Example(int(corpus), source, target, list(zip(flat[::2], flat[1::2], strict=True)))
        for corpus, source, target, flat in zip(shards.corpus_of, sources, targets, links, strict=True)
    ]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(examples=EXAMPLES, limit=st.sampled_from([200, 2000, 1 << 24]))
def test_what_is_written_is_read_whatever_the_size_of_shards(
    tmp_path: Path, examples: list[Example], limit: int
) -> None:
    write_shards(tmp_path / "d", examples, manifest(), limit)
    assert read(tmp_path / "d", tmp_path / "m") == examples


def test_rows_come_in_the_order_that_is_asked_for(tmp_path: Path) -> None:
    examples = [Example(0, [number] * (number % 7 + 1), [number], []) for number in range(50)]
    write_shards(tmp_path / "d", examples, manifest(), 1500)
    shards = Shards(tmp_path / "d", tmp_path / "m")
    assert len(shards.manifest["shards"]) > 1
    wanted = np.array([49, 3, 3, 0, 27])
    assert shards.rows("source", wanted).each() == [list(examples[i].source) for i in wanted]
    assert shards.lengths("source").tolist() == [len(each.source) for each in examples]


def test_no_shard_is_larger_than_its_limit(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    examples = [
        Example(0, random.integers(0, 60_000, 40).tolist(), random.integers(0, 60_000, 40).tolist(), [])
        for _ in range(600)
    ]
    limit = 20_000
    write_shards(tmp_path, examples, manifest(), limit)
    sizes = [path.stat().st_size for path in tmp_path.glob("shard-*.npz")]
    assert max(sizes) <= limit
    assert len(sizes) <= 2 * sum(sizes) / limit + 1
    assert read(tmp_path, tmp_path / "m") == examples


def test_a_large_vocabulary_has_wider_ids(tmp_path: Path) -> None:
    examples = [Example(0, [250_000, 3], [128_112], [])]
    write_shards(tmp_path, examples, manifest(256_206))
    assert read(tmp_path, tmp_path / "m") == examples


def test_writing_again_leaves_nothing_of_before(tmp_path: Path) -> None:
    write_shards(tmp_path, [Example(0, [1] * 99, [2], [])] * 60, manifest(), 500)
    write_shards(tmp_path, [Example(1, [3], [4], [])], manifest())
    assert [path.name for path in tmp_path.glob("shard-*")] == ["shard-00.npz"]
    assert read(tmp_path, tmp_path / "m") == [Example(1, [3], [4], [])]


def test_a_shard_that_changed_is_unpacked_anew(tmp_path: Path) -> None:
    write_shards(tmp_path, [Example(0, [1], [2], [])], manifest())
    read(tmp_path, tmp_path / "m")
    write_shards(tmp_path, [Example(0, [7, 8], [9], [])], manifest())
    assert read(tmp_path, tmp_path / "m") == [Example(0, [7, 8], [9], [])]
    assert len(list((tmp_path / "m").iterdir())) == 1


def test_many_may_unpack_at_once(tmp_path: Path) -> None:
    examples = [Example(0, [number], [number], [(0, 0)]) for number in range(600)]
    write_shards(tmp_path, examples, manifest(), 2000)
    results: list[list[Example]] = []
    readers = [
        threading.Thread(target=lambda: results.append(read(tmp_path, tmp_path / "m"))) for _ in range(6)
    ]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    assert results == [examples] * 6
    assert not list((tmp_path / "m").glob("aside-*"))


def test_what_is_not_whole_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="is not prepared: run"):
        Shards(tmp_path, tmp_path / "m")
    write_shards(tmp_path, [Example(0, [1] * 500, [2], [])], manifest())
    shard = tmp_path / "shard-00.npz"
    shard.write_bytes(shard.read_bytes()[:-200])
    with pytest.raises(TrainingError, match=r"shard-00\.npz is damaged: copy it again"):
        Shards(tmp_path, tmp_path / "m")
    shard.unlink()
    with pytest.raises(TrainingError, match="there is no shard"):
        Shards(tmp_path, tmp_path / "m")


def test_another_format_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    write_shards(tmp_path, [], manifest())
    with pytest.raises(TrainingError, match="holds no examples"):
        Shards(tmp_path, tmp_path / "m")
    document = json.loads((tmp_path / "manifest.json").read_text())
    (tmp_path / "manifest.json").write_text(json.dumps(document | {"format": 99}))
    with pytest.raises(TrainingError, match="was prepared in another format"):
        Shards(tmp_path, tmp_path / "m")
