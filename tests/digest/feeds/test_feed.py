"""Feeds of every form: what can be read is read, and each fault names its place."""

import csv
import io
import json
from pathlib import Path

import pytest

from service.digest.feeds import Feed, read_feed
from service.errors import InputError

TITLE, TEXT = (
    "زلزال يهز المدينة",
    "القاهرة (برقية) - هز زلزال المدينة فجر اليوم.\nوقال مسؤول إن 12 شخصا أصيبوا.",
)


def _row(number: object, **others: object) -> dict[str, object]:
    return {"id": number, "title": TITLE, "text": TEXT, **others}


def _lines(path: Path, *rows: object) -> str:
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def _ids(feed: Feed) -> list[str]:
    return [item.id for item in feed.items]


def test_a_row_says_all_that_is_known(tmp_path: Path):
    row = _row("a", published="2026-11-27T06:30:00+02:00", source="برقية", url="https://example.org/a")
    (item,) = read_feed([_lines(tmp_path / "day.jsonl", row)]).items
    assert (item.id, item.title, item.text, item.source) == ("a", TITLE, TEXT, "برقية")
    assert item.published is not None
    assert item.published.isoformat() == "2026-11-27T04:30:00+00:00"
    assert (item.url, item.language, item.place) == ("https://example.org/a", "ar", 0)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{", "no valid JSON"),
        ("[" * 100_000, "no valid JSON"),
        ("17", "no JSON object"),
        (_row("x", text=["a"]), "its text is no text"),
        (_row("x", id=True), "its id is no text"),
        ({"id": "x", "title": "Quake", "text": "English only"}, "no Arabic"),
        ({"id": "x"}, "no Arabic"),
        (_row("a"), "id a is there twice"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(tmp_path: Path, row: object, reason: str):
    name = _lines(tmp_path / "day.jsonl", _row("a"), "", row, _row("b"))
    feed = read_feed([name])
    assert _ids(feed) == ["a", "b"]
    (fault,) = feed.faults
    assert str(fault).startswith(f"{name}")
    assert "twice" in reason or "line 3" in str(fault.where)
    assert reason in str(fault)
    with pytest.raises(InputError, match="--strict"):
        read_feed([name], strict=True)


def test_a_line_in_another_encoding_does_not_take_the_others_with_it(tmp_path: Path):
    path = tmp_path / "day.jsonl"
    good = json.dumps(_row("a"), ensure_ascii=False).encode()
    path.write_bytes(b"\xef\xbb\xbf" + good + b'\n{"title": "\xc7\xe1"}\n')
    feed = read_feed([str(path)])
    assert _ids(feed) == ["a"]
    assert "line 2" in str(feed.faults[0].where)


def test_a_story_with_a_time_that_cannot_be_read_is_kept(tmp_path: Path):
    feed = read_feed([_lines(tmp_path / "day.jsonl", _row("a", published="أمس"))])
    assert feed.items[0].published is None
    assert feed.faults[0].kept


@pytest.mark.parametrize(
    "written",
    ["2026-11-27 06:30", "2026-11-27T06:30:00Z", "Fri, 27 Nov 2026 06:30:00 GMT", "20261127T063000"],
)
def test_times_in_the_forms_of_feeds(tmp_path: Path, written: str):
    (item,) = read_feed([_lines(tmp_path / "day.jsonl", _row("a", published=written))]).items
    assert item.published is not None
    assert item.published.isoformat() == "2026-11-27T06:30:00+00:00"


def test_what_has_no_id_is_named_after_its_place(tmp_path: Path):
    row = {"headline": TITLE, "content": TEXT}
    assert _ids(read_feed([_lines(tmp_path / "day.jsonl", row, _row(7), row)])) == ["day-1", "7", "day-3"]


def test_a_flash_is_its_headline(tmp_path: Path):
    (item,) = read_feed([_lines(tmp_path / "day.jsonl", {"id": "a", "title": TITLE})]).items
    assert item.text == TITLE


def test_half_a_character_does_no_harm(tmp_path: Path):
    (item,) = read_feed([_lines(tmp_path / "day.jsonl", f'{{"id": "a", "title": "{TITLE} \\ud83d"}}')]).items
    assert item.title == f"{TITLE} \ufffd"


def test_a_list_in_a_json_file(tmp_path: Path):
    path = tmp_path / "day.json"
    path.write_text(json.dumps([_row("a"), 5, _row("b")]), encoding="utf-8")
    feed = read_feed([str(path)])
    assert _ids(feed) == ["a", "b"]
    assert "entry 2" in str(feed.faults[0].where)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_its_delimiters_and_lines_within_cells(tmp_path: Path, delimiter: str):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows(
        [["ID", "Title", "Text"], ["a", TITLE, TEXT], ["b", TITLE, TEXT, "x"], ["c", TITLE, TEXT]]
    )
    path = tmp_path / "day.csv"
    path.write_text(f"\ufeff{out.getvalue()}", encoding="utf-8", newline="")
    feed = read_feed([str(path)])
    assert _ids(feed) == ["a", "c"]
    assert feed.items[0].text == TEXT
    assert "line 4" in str(feed.faults[0].where)  # the text of the first story fills two lines
    assert "4 cells" in str(feed.faults[0])


def test_csv_without_a_header(tmp_path: Path):
    path = tmp_path / "day.csv"
    path.write_text(f"1,{TITLE}\n", encoding="utf-8")
    with pytest.raises(InputError, match="id,title,text"):
        read_feed([str(path)])


def test_folders_and_patterns(tmp_path: Path):
    for name in ("b.txt", "a.txt", "deep/a.txt", ".hidden/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{TITLE}\n{TEXT}", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    feed = read_feed([str(tmp_path)])
    assert _ids(feed) == ["a", "b", "deep/a"]
    assert [Path(str(fault.where)).name for fault in feed.faults] == ["picture.png"]
    assert (feed.items[0].title, feed.items[0].text) == (TITLE, TEXT)
    assert _ids(read_feed([str(tmp_path / "?.txt")])) == ["a", "b"]


@pytest.mark.parametrize(
    "content", [json.dumps(_row("a")), json.dumps([_row("a")]), f"id,title\na,{TITLE}\n", f"{TITLE}\n{TEXT}"]
)
def test_standard_input_tells_its_form_by_its_beginning(monkeypatch: pytest.MonkeyPatch, content: str):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    (item,) = read_feed(["-"]).items
    assert item.title == TITLE


@pytest.mark.parametrize("name", ["nothing.jsonl", "*.nothing"])
def test_an_input_that_is_not_there(tmp_path: Path, name: str):
    with pytest.raises(InputError, match="there is no file"):
        read_feed([str(tmp_path / name)])


def _nitf(number: str, title: str, status: str = "usable", hour: int = 6) -> str:
    return (
        f'<nitf><head><docdata management-status="{status}"><doc-id id-string="{number}"/>'
        f'<date.issue norm="20261127T{hour:02}0000Z"/></docdata></head><body><body.head>'
        f"<hedline><hl1>{title}</hl1></hedline></body.head><body.content><p>{TEXT}</p></body.content></body></nitf>"
    )


def test_an_inbox_of_all_forms(tmp_path: Path):
    files = {
        "a.xml": f"<rss version='2.0'><channel><item><title>{TITLE}</title></item></channel></rss>",
        "b.nitf": _nitf("n", TITLE),
        "c.json": json.dumps({"uri": "j", "headline": TITLE, "body_text": TEXT}),
        "d.html": f"<html><body><h1>{TITLE}</h1><p>{TEXT}</p></body></html>",
        "e.txt": f"{TITLE}\n{TEXT}",
        "f.csv": f"id,title\nc,{TITLE}\n",
        "g.jsonl": json.dumps(_row("l")),
        "h.xml": "<?xml version='1.0'?><svg/>",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    feed = read_feed([str(tmp_path)])
    assert _ids(feed) == ["a-1", "n", "j", "d", "e", "c", "l"]
    assert ["h.xml" in str(fault.where) for fault in feed.faults] == [True]


def test_what_an_agency_took_back_is_out_wherever_it_stands(tmp_path: Path):
    kill = _nitf("x", TITLE, "canceled")
    for order in ("ab", "ba"):
        inbox = tmp_path / order
        inbox.mkdir()
        for name, content in zip(order, (kill, _nitf("x", TITLE)), strict=True):
            (inbox / f"{name}.xml").write_text(content, encoding="utf-8")
        (inbox / "c.xml").write_text(_nitf("y", TITLE), encoding="utf-8")
        feed = read_feed([str(inbox)])
        assert _ids(feed) == ["y"]
        assert [fault.withdraws for fault in feed.faults] == ["x"]


@pytest.mark.parametrize(("first", "second", "kept"), [(6, 8, "ثان"), (8, 6, "أول"), (6, 6, "أول")])
def test_of_two_stories_with_one_id_the_newer_is_kept(tmp_path: Path, first: int, second: int, kept: str):
    (tmp_path / "1.xml").write_text(_nitf("x", "خبر أول", hour=first), encoding="utf-8")
    (tmp_path / "2.xml").write_text(_nitf("x", "خبر ثان", hour=second), encoding="utf-8")
    feed = read_feed([str(tmp_path)])
    assert [item.title for item in feed.items] == [f"خبر {kept}"]
    assert "id x is there twice" in str(feed.faults[0])


def test_no_file_is_read_twice_and_none_takes_the_name_of_another(tmp_path: Path):
    for folder in ("1", "2"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "story.txt").write_text(f"{TITLE}\n{TEXT}", encoding="utf-8")
    paths = [str(tmp_path / folder / "story.txt") for folder in ("1", "2", "1")]
    feed = read_feed(paths)
    assert _ids(feed) == ["story", paths[1]]
    assert feed.faults == ()


@pytest.mark.parametrize(
    "row",
    [
        _row("x", published="\x1b[31mnoon\nagain"),
        _row("x", pubstatus="canceled", ednote="\x1b]0;title\x07 wrong"),
        _row("x", pubstatus="canceled", ednote="\u202ewrong"),
    ],
)
def test_a_fault_is_one_line_that_steers_no_terminal(tmp_path: Path, row: object):
    (fault,) = read_feed([_lines(tmp_path / "day.jsonl", _row("a"), row)]).faults
    assert str(fault).isprintable()
    assert "line 2" in str(fault)
