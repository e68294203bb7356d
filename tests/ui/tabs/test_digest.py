"""The tab *Digest*: from dropped files to a digest that is taken away."""

import io
import json
import zipfile
from base64 import b64decode
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from service.digest.edition import Edition
from service.errors import EngineError
from service.ui.digest_takeaway import _all, _one, _telling, digest_takeaway
from service.ui.dropped_files import Inbox
from service.ui.runs import Runs
from service.ui.tabs.digest import Digesting, digest_tab
from service.ui.texts import PAGE_LANGUAGES
from tests.ui.desks import by_search, page_context

REQUEST = SimpleNamespace(session_hash="mine")
BOAT = {
    "id": "boat-1",
    "title": "غرق قارب قبالة اليونان",
    "text": "غرق قارب قبالة جزيرة كريت اليونانية.\nوقال خفر السواحل إن الناجين وصلوا إلى الميناء.",
    "source": "وكالة <b>الساحل</b>",
    "url": "https://coast.example/1",
    "published": "2026-11-27T05:00:00Z",
}
FISH = {
    "id": "fish-1",
    "title": "سوق السمك يعيد فتح أبوابه",
    "text": "أعلنت البلدية إعادة فتح سوق السمك بعد عامين.",
}
OLD = {**FISH, "id": "old-1", "published": "2026-11-20T05:00:00Z"}


def dropped(folder: Path, name: str, *rows: dict[str, str] | str) -> str:
    """The path of a file of its own, as it is uploaded."""
    file = folder / f"upload-{len(list(folder.iterdir()))}" / name
    file.parent.mkdir()
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def digesting(folder: Path, answer=by_search, **settings: Any) -> Digesting:
    context = page_context(folder, answer, **settings)
    with gr.Blocks(analytics_enabled=False):
        return Digesting(context, digest_takeaway(context, gr.State(()), gr.HTML()), Runs())


def received(
    desk: Digesting, folder: Path, *rows: dict[str, str] | str, inbox: Inbox | None = None
) -> list[Any]:
    return desk.receive([dropped(folder, "feed.jsonl", *rows)], inbox or Inbox(), "")


def steps(desk: Digesting, inbox: Inbox, *tags: str, title: str = "", top: int = 20) -> list[Any]:
    return list(desk.run(REQUEST, inbox, None, "", top, title, tags))


def editions(desk: Digesting, folder: Path, *tags: str) -> tuple[Edition, ...]:
    _, inbox, *_ = received(desk, folder, BOAT, FISH)
    made = steps(desk, inbox, *tags)[-1][1]
    assert all(isinstance(each, Edition) for each in made)
    return tuple(made)


def test_events_are_there_as_soon_as_files_are_dropped(tmp_path: Path) -> None:
    told, inbox, plan, events = received(digesting(tmp_path), tmp_path, BOAT, FISH)
    assert "2 stories are here" in told
    assert [item.id for item in inbox.items] == ["boat-1", "fish-1"]
    assert plan.all_events == 2
    assert 'lang="ar" dir="rtl">غرق قارب قبالة اليونان' in events
    assert 'href="https://coast.example/1"' in events
    assert "&lt;" in events
    assert "<b>" not in events


def test_what_is_wrong_is_listed_with_its_place_and_the_rest_goes_on(tmp_path: Path) -> None:
    told, inbox, *_ = received(
        digesting(tmp_path), tmp_path, BOAT, "{broken", {"id": "x", "text": "No Arabic"}
    )
    assert len(inbox.items) == 1
    assert "2 things were wrong" in told
    assert "feed.jsonl</bdi>, line 2" in told
    assert str(tmp_path) not in told


def test_files_do_not_stay_once_they_are_read(tmp_path: Path) -> None:
    good, bad = dropped(tmp_path, "a.jsonl", BOAT), dropped(tmp_path, "b.jsonl", "{broken")
    desk = digesting(tmp_path)
    desk.receive([good], Inbox(), "")
    desk.receive([bad], Inbox(), "")
    assert not Path(good).exists()
    assert not Path(bad).exists()


def test_two_files_that_count_from_one_are_all_there(tmp_path: Path) -> None:
    files = [dropped(tmp_path, f"{at}.jsonl", {**row, "id": "1"}) for at, row in enumerate((BOAT, FISH))]
    told, inbox, *_ = digesting(tmp_path).receive(files, Inbox(), "")
    assert [(item.id, item.title) for item in inbox.items] == [("1", BOAT["title"]), ("1-1", FISH["title"])]
    assert "another story" in told


def test_a_second_drop_adds_to_the_first(tmp_path: Path) -> None:
    desk = digesting(tmp_path)
    _, inbox, *_ = received(desk, tmp_path, BOAT)
    newer = {**BOAT, "title": "ارتفاع حصيلة غرق القارب", "published": "2026-11-27T06:00:00Z"}
    told, both, *_ = received(desk, tmp_path, FISH, newer, inbox=inbox)
    assert [item.title for item in both.items] == [newer["title"], FISH["title"]]
    assert "its older story is left out" in told
    again, *kept = received(desk, tmp_path, FISH, inbox=both)
    assert 'role="alert"' in again
    assert kept == [gr.skip()] * 3


def test_a_story_that_its_agency_takes_back_is_gone(tmp_path: Path) -> None:
    desk = digesting(tmp_path)
    _, inbox, *_ = received(desk, tmp_path, BOAT, FISH)
    _, left, *_ = received(desk, tmp_path, {**BOAT, "pubstatus": "canceled"}, OLD, inbox=inbox)
    assert [item.id for item in left.items] == ["fish-1", "old-1"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("feed.jsonl", "{broken", "feed.jsonl"),
        ("feed.jsonl", '{"id": "1", "text": "No Arabic here"}', "no Arabic"),
        ("empty.txt", "", "empty.txt"),
        ("damaged.docx", "PK\x03\x04 no archive", "damaged.docx"),
        ("large.txt", "س" * 2001, "larger than"),
        ("feed.jsonl", "{broken\n{broken", "2 things are wrong"),
    ],
)
def test_what_holds_no_story_is_one_sentence(tmp_path: Path, name: str, content: str, said: str) -> None:
    told, *kept = digesting(tmp_path).receive([dropped(tmp_path, name, content)], Inbox(), "")
    assert told.count('role="alert"') == 1
    assert said in told
    assert kept == [gr.skip()] * 3


def test_a_user_keeps_so_many_stories_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.ui.dropped_files.MOST_STORIES", 1)
    told, *_ = received(digesting(tmp_path), tmp_path, BOAT, FISH)
    assert "These would be 2 stories" in told


def test_another_window_has_other_events(tmp_path: Path) -> None:
    desk = digesting(tmp_path)
    _, inbox, *_ = received(desk, tmp_path, BOAT, OLD)
    *_, plan, events = desk.regroup(inbox, "24h")
    assert plan.stories == 1
    assert "سوق السمك" not in events
    assert desk.regroup(Inbox(), "24h") == [gr.skip()] * 4


def test_digests_get_ready_one_after_the_other(tmp_path: Path) -> None:
    desk = digesting(tmp_path)
    _, inbox, *_ = received(desk, tmp_path, BOAT, FISH)
    first, *_, last = steps(desk, inbox, "en", "fr", title="Morning")
    assert (first[2]["interactive"], first[3]["interactive"]) == (False, True)
    assert "English: waiting" in first[0]
    assert (last[2]["interactive"], last[3]["interactive"]) == (True, False)
    assert [each.language for each in last[1]] == ["en", "fr"]
    group, tags, view = last[4:]
    assert group["visible"]
    assert tags["choices"] == [("English", "en"), ("French", "fr")]
    assert 'lang="en" dir="ltr"' in view
    assert ">Morning</h2>" in view
    assert "The beam is" in view
    assert "&lt;b&gt;" in view


def test_the_weightiest_come_first_and_the_others_are_left_out(tmp_path: Path) -> None:
    desk = digesting(tmp_path)
    _, inbox, *_ = received(desk, tmp_path, BOAT, FISH)
    (edition,) = steps(desk, inbox, "ar", top=1)[-1][1]
    assert [entry.id for entry in edition.entries] == ["boat-1"]
    assert edition.events == 2


@pytest.mark.parametrize("tags", [(), ("en", "fr", "ar", "de", "es", "it", "pt")])
def test_a_choice_of_languages_that_is_none_is_one_sentence(tmp_path: Path, tags: tuple[str, ...]) -> None:
    desk = digesting(tmp_path)
    _, inbox, *_ = received(desk, tmp_path, BOAT)
    (only,) = steps(desk, inbox, *tags)
    assert only[0].count('role="alert"') == 1
    assert only[1] == gr.skip()


def test_without_stories_there_is_no_digest(tmp_path: Path) -> None:
    (only,) = steps(digesting(tmp_path), Inbox(), "en")
    assert "There are no stories yet" in only[0]


def test_a_language_fails_alone(tmp_path: Path) -> None:
    def broken(text, decoding):
        raise EngineError("the engine failed", "try another one")

    desk = digesting(tmp_path, broken)
    _, inbox, *_ = received(desk, tmp_path, BOAT)
    last = steps(desk, inbox, "en", "ar")[-1]
    assert "the engine failed" in last[0]
    assert [each.language for each in last[1]] == ["ar"]


def test_what_nobody_foresaw_is_one_sentence_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = digesting(tmp_path)
    _, inbox, *_ = received(desk, tmp_path, BOAT)
    monkeypatch.setattr("service.ui.editions.Editor", lambda *_: 1 / 0)
    assert "Something went wrong inside Barqiya" in steps(desk, inbox, "en")[-1][0]
    monkeypatch.setattr("service.ui.tabs.digest.agenda", lambda *_, **__: 1 / 0)
    told, *kept = received(desk, tmp_path, FISH)
    assert "Something went wrong inside Barqiya" in told
    assert kept == [gr.skip()] * 3


def test_work_that_is_stopped_ends_at_once(tmp_path: Path) -> None:
    desk = digesting(tmp_path)
    _, inbox, *_ = received(desk, tmp_path, BOAT)
    running = desk.run(REQUEST, inbox, None, "", 20, "", ["en", "fr"])
    next(running)
    desk.stop(SimpleNamespace(session_hash="another"))
    desk.stop(REQUEST)
    (last,) = running
    assert "French: stopped" in last[0]
    assert (last[2]["interactive"], last[3]["interactive"]) == (True, False)


def test_a_new_page_is_as_a_cleared_one(tmp_path: Path) -> None:
    told, inbox, plan, events, said, made, group, *_ = digesting(tmp_path).clear()
    assert (told, inbox, plan, events, said, made) == ("", Inbox(), None, "", "", ())
    assert not group["visible"]


@pytest.mark.parametrize("form", ["html", "md", "json", "eml", "atom"])
def test_a_digest_is_taken_in_any_form(tmp_path: Path, form: str) -> None:
    desk = digesting(tmp_path)
    made = editions(desk, tmp_path, "en", "fr")
    given, told = _telling(desk.context, _one, made, "fr", form)
    file = json.loads(given)
    assert file["name"] == f"digest.fr.{form}"
    assert b64decode(file["content"])
    assert told == ""


def test_all_digests_are_taken_as_one_archive(tmp_path: Path) -> None:
    desk = digesting(tmp_path)
    file = _all(editions(desk, tmp_path, "en", "ar"), "en", "html")
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert len(archive.namelist()) == 10
        assert b"The beam is" in archive.read("digest.en.md")


def test_nothing_can_be_taken_before_there_is_anything(tmp_path: Path) -> None:
    given, told = _telling(page_context(tmp_path), _one, (), None, "html")
    assert given == ""
    assert "no digest to take away yet" in told


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_the_tab_is_built_in_every_language(tmp_path: Path, tag: str) -> None:
    with gr.Blocks(analytics_enabled=False) as page:
        digest_tab(page_context(tmp_path, tag=tag))
    named = {part.elem_id for part in page.blocks.values()}
    assert {f"bq-digest-{part}" for part in ("upload", "run", "stop", "view", "events", "download")} <= named
