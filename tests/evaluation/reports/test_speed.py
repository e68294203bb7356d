from evaluation.reports.speed import SpeedReport
from evaluation.speed.figures import RowFigures, Timing


def figures(name: str, seconds: float, tokens: int) -> RowFigures:
    return RowFigures(name, 1.5, (Timing(seconds, tokens),) * 3, (0.01, 0.02, 0.03), 70_000_000)


def report(*rows: RowFigures, forced: int | None = None, price: float | None = None) -> SpeedReport:
    machine = {"processor": "Any", "gpu": None}
    return SpeedReport(machine, "base", "en", "cpu", 4, 100, 2000, rows, forced, price)


ROWS = (figures("naive", 50.0, 2500), figures("translate_batch", 2.0, 2500), figures("pipeline", 2.5, 3000))


def test_the_json_value_has_absolute_figures_and_ratios():
    value = report(*ROWS).value()
    assert (value["model"], value["sentences"], value["words"]) == ("base", 100, 2000)
    row = value["rows"]["pipeline"]
    assert (row["tokens_per_second"], row["sentences_per_second"]) == (1200.0, 40.0)
    assert row["speedup"]["naive"] == {"sentences": 20.0, "tokens": 24.0}
    assert row["speedup"]["translate_batch"] == {"sentences": 0.8, "tokens": 0.96}
    assert row["latency_ms"]["p50"] == 20.0
    assert (row["startup_seconds"], row["peak_mb"]) == (1.5, 70)
    assert row["rounds"] == [{"seconds": 2.5, "tokens": 3000}] * 3
    assert "cost_per_million_words" not in row


def test_a_price_adds_what_a_million_words_cost():
    # 800 words a second are 2.88 million an hour.
    priced = report(*ROWS, price=2.88)
    assert priced.value()["rows"]["pipeline"]["cost_per_million_words"] == 1.0
    assert [column.header for column in priced.table().columns][-1] == "per million words"


def test_the_table_has_a_column_for_each_baseline_that_was_measured():
    table = report(*ROWS).table()
    assert [column.header for column in table.columns][3:5] == ["× naive", "× translate_batch"]
    assert list(table.columns[3].cells) == ["1.00", "25.00", "20.00"]
    assert [column.header for column in report(ROWS[2]).table().columns][3] == "p50 ms"


def test_the_notes_tell_the_share_of_the_library_s_speed_and_the_machine():
    notes = report(*ROWS).notes()
    assert notes[0] == "pipeline against translate_batch: 80.0% in sentences, 96.0% in tokens decoded"
    assert notes[-2].endswith("100 sentences, 2000 words, 3 rounds by turns, medians")
    assert notes[-1] == "processor Any"
    assert len(report(ROWS[2]).notes()) == 2


def test_forced_lengths_are_stated():
    forced = report(*ROWS, forced=24)
    assert "2000 words, 24 tokens forced in each target, 3 rounds" in forced.notes()[1]
    assert forced.value()["target_tokens"] == 24
    assert report(*ROWS).value()["target_tokens"] is None
