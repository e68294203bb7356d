from pathlib import Path

import pytest

from service.errors import InputError
from training.pairs import Line, Wanted
from training.readers.columns import read_lexicon, read_tsv

WANTED = Wanted("ar", "fr")


def test_a_table_of_pairs_may_have_more_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("بيت\tmaison\t0.9\nباب\tporte\n", encoding="utf-8")
    assert list(read_tsv(path, WANTED)) == [Line("a.tsv:1", "بيت", "maison"), Line("a.tsv:2", "باب", "porte")]


def test_a_line_without_a_tab_is_an_error_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("بيت\tmaison\nباب porte\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.tsv line 2 has no tab"):
        list(read_tsv(path, WANTED))


def test_a_lexicon_gives_the_columns_that_are_wanted_and_skips_what_lacks_one(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.tsv"
    path.write_text("ar\ten\tfr\tclass\nبيت\thouse\tmaison\tn\nنهر\triver\t\tn\nباب\n", encoding="utf-8")
    assert list(read_lexicon(path, WANTED)) == [Line("lexicon.tsv:2", "بيت", "maison")]


@pytest.mark.parametrize("header", ["", "ar\ten\n"])
def test_a_lexicon_without_the_language_says_so(tmp_path: Path, header: str) -> None:
    path = tmp_path / "lexicon.tsv"
    path.write_text(header, encoding="utf-8")
    with pytest.raises(InputError, match=r"lexicon\.tsv has no column (ar|fr)"):
        list(read_lexicon(path, WANTED))
