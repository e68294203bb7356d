import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import service.batch.windows
from service.batch.rows import Reject, Row
from service.batch.windows import Place, Window, windows
from tests.batch.newsroom import lines

SOURCE = "\n".join([*lines(20), "", "  ", *lines(5)]).encode()


def cut(source: bytes, begin: Place | None = None) -> list[Window]:
    return list(
        windows(io.BytesIO(source), begin or Place(), "translations", service.batch.windows.CHARACTERS)
    )


def entries(cut: Sequence[Window]) -> list[Row | Reject]:
    return [entry for window in cut for entry in window.entries]


@pytest.mark.usefixtures("small_windows")
def test_from_the_end_of_any_window_the_rest_is_the_same():
    whole = cut(SOURCE)
    assert len(whole) > 5
    for number, window in enumerate(whole):
        assert cut(SOURCE, window.end) == whole[number + 1 :]


@pytest.mark.usefixtures("small_windows")
def test_every_line_with_ink_is_in_one_window_with_its_number():
    numbers = [entry.line for entry in entries(cut(SOURCE))]
    assert numbers == [*range(1, 21), *range(23, 28)]


@given(st.lists(st.binary(max_size=40)), st.integers(1, 60))
def test_any_bytes_are_covered_to_the_last(parts: list[bytes], characters: int):
    source = b"\n".join(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(service.batch.windows, "CHARACTERS", characters)
        whole = cut(source)
        assert [cut(source, window.end) for window in whole] == [whole[n + 1 :] for n in range(len(whole))]
    assert not source or whole[-1].end.offset == len(source)
    assert all(isinstance(entry, Reject) for entry in entries(whole))


def test_the_mark_of_byte_order_is_no_part_of_the_first_row():
    assert isinstance(entries(cut(b"\xef\xbb\xbf" + SOURCE))[0], Row)


def test_an_empty_file_has_no_window():
    assert cut(b"") == []


def test_a_file_of_bad_rows_is_cut_too(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(service.batch.windows, "ROWS", 4)
    assert [len(window.entries) for window in cut(b"x\n" * 10)] == [4, 4, 2]


def test_a_line_too_long_is_passed_over_and_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(service.batch.windows, "LONGEST", 1000)
    first, second, third = entries(cut("\n".join(["ا" * 5000, *lines(2)]).encode()))
    assert isinstance(first, Reject)
    assert "longer than" in first.reason
    assert isinstance(second, Row)
    assert (second.line, third.line) == (2, 3)
