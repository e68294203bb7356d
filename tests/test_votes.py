"""Votes: what the file keeps, what it refuses, and what a spreadsheet makes of the table."""

import csv
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import InputError, StoreError
from service.languages import language
from service.memory import TranslationMemory
from service.votes import FORMULA, Outcome, Vote, VoteStore, as_csv, digest, pair_of

VOTE = Vote(
    "ar-en", "barqiya-base · greedy", "barqiya-base · beam 5", Outcome.RIGHT, digest("خبر"), 1_700_000_000.5
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "votes.sqlite"


def read(table: str) -> list[list[str]]:
    return list(csv.reader(StringIO(table, newline="")))


@pytest.mark.parametrize("outcome", Outcome)
def test_a_vote_comes_back_as_it_was_cast(path, outcome):
    vote = replace(VOTE, outcome=outcome)
    with closing(VoteStore(path)) as store:
        store.add(vote)
    with closing(VoteStore(path)) as store:
        assert store.all() == (vote,)


def test_votes_keep_their_order_and_pairs_are_kept_apart(path):
    votes = [
        replace(VOTE, pair=pair, created=created)
        for pair, created in [("ar-fr", 3), ("ar-en", 1), ("ar-fr", 2)]
    ]
    with closing(VoteStore(path)) as store:
        for vote in votes:
            store.add(vote)
        assert store.all() == tuple(votes)
        assert store.all("ar-fr") == (votes[0], votes[2])
        assert store.all("ar-de") == ()
        assert store.pairs() == {"ar-fr": 2, "ar-en": 1}


def test_a_pair_is_written_with_both_tags():
    assert pair_of(language("ar"), language("zh-Hans")) == "ar-zh-Hans"


def test_two_stories_have_two_digests_and_a_digest_tells_nothing_of_its_story():
    assert digest("خبر") != digest("خبر ")
    assert len(digest("خبر")) == 64
    assert digest("\ud800")  # a lone surrogate is a text as well


def test_a_system_cannot_be_compared_with_itself():
    with pytest.raises(InputError, match="both sides: compare two different systems"):
        replace(VOTE, left=VOTE.right)


def test_threads_and_stores_share_a_file(path):
    with closing(VoteStore(path)) as one, closing(VoteStore(path)) as other, ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: (one, other)[n % 2].add(replace(VOTE, created=float(n))), range(60)))
        assert sorted(vote.created for vote in one.all()) == list(range(60))


def test_a_vote_that_cannot_be_written_leaves_the_file_as_it_was(path):
    with closing(VoteStore(path)) as store:
        store.add(VOTE)
        with pytest.raises(StoreError, match=r"the file of votes .* cannot hold a lone surrogate"):
            store.add(replace(VOTE, left="\ud800"))
        assert store.all() == (VOTE,)


def test_the_file_itself_refuses_what_is_no_vote(path):
    VoteStore(path).close()
    with sqlite3.connect(path) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO votes VALUES (1, 'ar-en', 'a', 'b', 'neither', '', 0)")
    connection.close()


def test_a_translation_memory_is_not_taken_for_votes(path):
    TranslationMemory(path).close()
    with pytest.raises(StoreError, match="belongs to another program"):
        VoteStore(path)


def test_the_table_has_a_header_and_a_line_for_each_vote():
    header, line = read(as_csv([VOTE]))
    assert header == ["created", "pair", "left", "right", "outcome", "source_sha256"]
    assert line == ["2023-11-14T22:13:20+00:00", "ar-en", VOTE.left, VOTE.right, "right", digest("خبر")]


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "  =1", "\u00a0=1"]
)
def test_no_cell_of_the_table_is_a_formula(name):
    assert read(as_csv([replace(VOTE, left=name)]))[1][2] == f"'{name}"


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_any_two_names_make_one_line_whose_cells_calculate_nothing(left, right):
    if left == right:
        return
    rows = read(as_csv([replace(VOTE, left=left, right=right)]))
    assert len(rows) == 2
    assert not any(cell.startswith(FORMULA) for cell in rows[1])
    assert [cell.removeprefix("'") for cell in rows[1][2:4]] == [
        name.removeprefix("'") for name in (left, right)
    ]
