"""`python -m evaluation clusters`."""

import json
from pathlib import Path

import pytest

from evaluation.__main__ import main
from evaluation.clusters import PairScore, choose, fit, read_event_stories, score
from evaluation.datasets.sample_day import EVENTS, FOLDER, read_sample_day
from evaluation.datasets.wire import SHIPPED
from service.digest.clusters import cluster
from service.digest.feeds import read_feed
from service.digest.versions import Change


def _json(capsys: pytest.CaptureFixture[str], *arguments: str):
    assert main(["clusters", *arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_events_and_altered_copies_of_the_stories_that_ship(capsys: pytest.CaptureFixture[str]):
    pairs = _json(capsys)["pairs"]
    assert pairs["events"]["f1"] >= 0.9
    assert pairs["events"]["f1"] > pairs["events, plain TF-IDF"]["f1"]
    copies = [each for name, each in pairs.items() if name.startswith("copies")]
    assert len(copies) == 6
    assert all(each["precision"] >= 0.99 and each["recall"] >= 0.95 for each in copies)


def test_no_event_of_the_sample_day_is_joined_with_another_or_parted():
    stories = read_sample_day()
    events = {story.item.id: story.event for story in stories}
    told = [[events[item.id] for item in each.items] for each in cluster([story.item for story in stories])]
    assert all(len(set(each)) == 1 for each in told)
    assert len(told) == len(set(events.values())) == 17


def test_versions_of_the_sample_day_are_told_as_what_they_are():
    versions = [
        version
        for event in cluster([story.item for story in read_sample_day()])
        for chain in event.chains
        for version in chain
        if version.change is not Change.FIRST
    ]
    changes = {version.item.id: version.change for version in versions}
    assert changes == {
        "asdaa-2": Change.UPDATE,  # another desk's copy in its own spelling, with a word more
        "asdaa-4": Change.UPDATE,
        "barqiya-2044": Change.TOLL,
        "barqiya-2045": Change.CORRECTION,
        "barqiya-2047": Change.TOLL,
        "sanabil-112": Change.TOLL,
    }


def test_the_sample_day_is_read_whole_and_every_story_has_an_event():
    feed = read_feed([str(FOLDER)])
    assert feed.faults == ()
    assert {item.id for item in feed.items} == set(json.loads(EVENTS.read_text(encoding="utf-8")))
    assert sum(item.published is None for item in feed.items) == 2


def test_a_wrong_pair_counts_as_much_as_it_is_told():
    one, two, three = (frozenset((a, b)) for a, b in ("ab", "cd", "ef"))
    plain = score([one, two], {one, three})
    assert (plain.precision, plain.recall, plain.f1) == (0.5, 0.5, 0.5)
    assert score([one, two], {one, three}, 0.0).precision == 1
    assert score([], {one}).f1 == 0


def test_the_threshold_is_the_highest_that_costs_next_to_nothing():
    best, near, far = PairScore(100, 100, 94), PairScore(100, 100, 94), PairScore(100, 100, 90)
    assert choose({0.1: best, 0.2: near, 0.3: far}) == 0.2


def test_wrong_pairs_weigh_what_they_would_among_stories_that_have_another(tmp_path: Path):
    path = tmp_path / "stories.jsonl"
    path.write_text("\n".join(SHIPPED.read_text(encoding="utf-8").splitlines()[:12]), encoding="utf-8")
    stories = read_event_stories(path)
    paired = [each for each in stories if sum(each.event == other.event for other in stories) > 1]
    weight = len(paired) * (len(paired) - 1) / (12 * 11)
    assert {each.weight for _, each in fit(stories)} == {weight}


def test_the_table_of_frequencies(capsys: pytest.CaptureFixture[str]):
    assert main(["clusters", "--count", str(SHIPPED.parent)]) == 0
    assert capsys.readouterr().out.startswith("stories\t104\n")


@pytest.mark.parametrize("line", ["{", '{"id": "a"}', "[]"])
def test_a_line_without_an_event(tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "stories.jsonl"
    path.write_text(line, encoding="utf-8")
    assert main(["clusters", "--data", str(path)]) == 2
    assert "line 1" in capsys.readouterr().err
