import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.tables import Table
from service.errors import InputError

AR_EN = LanguagePair.parse("ar-en")
PACK: dict[str, Callable[[bytes], bytes]] = {"": bytes, ".gz": gzip.compress, ".xz": lzma.compress}


def table(path: Path, text: str) -> Table:
    path.write_bytes(PACK[path.suffix if path.suffix in PACK else ""](text.encode()))
    found = Table.found("news", path)
    assert found is not None
    return found


@pytest.mark.parametrize("packed", PACK)
def test_columns_named_by_the_first_row(tmp_path: Path, packed: str):
    text = 'id\teng_Latn\tar\n1\tHe said "no\tقال «لا\n2\tb\tب\n'
    bitext = table(tmp_path / f"news.tsv{packed}", text).bitext(AR_EN)
    assert bitext.sources == ("قال «لا", "ب")
    assert bitext.references == ('He said "no', "b")
    assert len(bitext.files[0].sha256) == 64


@pytest.mark.parametrize("name", ["news.ar-en.tsv.xz", "ar-en.tsv"])
def test_columns_named_by_the_file(tmp_path: Path, name: str):
    bitext = table(tmp_path / name, "أ\ta\nب\tb\n").bitext(AR_EN)
    assert (bitext.sources, bitext.references) == (("أ", "ب"), ("a", "b"))


def test_a_first_row_of_words_that_are_languages_names_is_a_segment(tmp_path: Path):
    assert table(tmp_path / "ar-en.tsv", "فرنسي\tFrench\n").bitext(AR_EN).references == ("French",)


def test_a_folder_of_tables(tmp_path: Path):
    for name, text in {"ar-en.tsv": "أ\ta\n", "ar-fr.tsv": "أ\tà\n", "notes.tsv": "x"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = Table.found("news", tmp_path)
    assert found is not None
    assert found.bitext(LanguagePair.parse("ar-fr")).references == ("à",)
    with pytest.raises(InputError, match="set news has no ar-de: it has ar-en, ar-fr"):
        found.bitext(LanguagePair.parse("ar-de"))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("news.tsv", "أ\ta\n", "does not say which column"),
        ("news.tsv", "ar\tfr\nأ\tà\n", "set news has no English: it has ar, fr"),
        ("ar-en.tsv", "أ\ta\nب\n", r"ar-en\.tsv has too few columns in line 2"),
        ("ar-en.tsv", "ar\ten\n", "is empty"),
        ("ar-en.tsv", "", "is empty"),
    ],
)
def test_a_table_that_cannot_be_used(tmp_path: Path, name: str, text: str, message: str):
    with pytest.raises(InputError, match=message):
        table(tmp_path / name, text).bitext(AR_EN)


def test_what_is_no_table(tmp_path: Path):
    (tmp_path / "news.txt").touch()
    assert Table.found("news", tmp_path) is None
    assert Table.found("news", tmp_path / "news.txt") is None
