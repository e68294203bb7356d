"""Rows in processes of their own, on an engine without a model."""

from pathlib import Path

import pytest

from evaluation.speed.bench import bench
from evaluation.speed.figures import RowFigures
from evaluation.speed.worker import Worker
from evaluation.speed.workload import Passage, passages
from service.errors import EngineError, InputError
from tests.evaluation.speed.setups import echo_setup

PASSAGES = passages(30, lambda _text: True)


def test_a_worker_measures_what_it_is_sent(tmp_path: Path):
    with Worker("pipeline-no-retry", echo_setup(tmp_path), PASSAGES[0]) as worker:
        some, all_of_it = worker.measure(PASSAGES[:3]), worker.measure(PASSAGES)
        assert 0 < some.tokens < all_of_it.tokens
        assert some.seconds > 0
        assert worker.startup_seconds > some.seconds
        assert 10e6 < worker.peak_bytes < 500e6


def test_an_error_of_a_row_comes_out_as_it_is(tmp_path: Path):
    with pytest.raises(InputError, match="does not run models of the family echo: use --engine auto"):
        Worker("ctranslate2", echo_setup(tmp_path), PASSAGES[0])


def test_an_error_of_a_library_becomes_a_sentence(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    broken = Passage(None, ())  # type: ignore[arg-type]
    with pytest.raises(EngineError, match="row pipeline failed: TypeError"):
        Worker("pipeline", echo_setup(tmp_path), broken)
    assert capfd.readouterr().err == ""


def test_a_process_that_dies_gets_a_sentence(tmp_path: Path):
    with Worker("pipeline", echo_setup(tmp_path), PASSAGES[0]) as worker:
        worker._process.kill()
        with pytest.raises(EngineError, match="the process of row pipeline ended: exit code -9"):
            worker.measure(PASSAGES)


def test_a_bench_measures_each_row_in_each_round(tmp_path: Path):
    told: list[tuple[int, int]] = []
    rows = ["pipeline", "pipeline-no-retry"]
    found = bench(rows, echo_setup(tmp_path), PASSAGES, 2, lambda *each: told.append(each))
    singles = sum(len(passage.sentences) == 1 for passage in PASSAGES)
    assert [figures.name for figures in found] == rows
    assert [shape(figures) for figures in found] == [(2, singles)] * 2
    retried, once = (figures.rounds[0].tokens for figures in found)
    assert retried > once
    assert told[-1] == (len(told), len(told))


def shape(figures: RowFigures) -> tuple[int, int]:
    return len(figures.rounds), len(figures.latencies)
