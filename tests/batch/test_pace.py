from service.batch.ledger import Mark
from service.batch.pace import Pace


def test_rate_and_time_left_are_of_this_run_alone():
    pace = Pace()
    assert pace.words(Mark(offset=500, rows=5000), 1000, now=100.0) == "5,000 rows, 50%"
    words = pace.words(Mark(offset=600, rows=5900, rejects=100), 1000, now=200.0)
    assert words == "6,000 rows, 60%, 10.0 rows/s, 0:06:40 left"


def test_hours():
    pace = Pace()
    pace.words(Mark(), 100_000, now=0.0)
    assert pace.words(Mark(offset=1, rows=1), 100_000, now=1.0).endswith("27:46:39 left")


def test_an_empty_input_is_done():
    assert Pace().words(Mark(), 0) == "0 rows, 100%"
