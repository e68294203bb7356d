from pathlib import Path

import pytest

from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.ntrex import Ntrex
from service.errors import InputError


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    files = {
        "NTREX-128/newstest2019-src.eng.txt": "a\nb\nc\n",
        "NTREX-128/newstest2019-ref.arb.txt": "أ\nب\nج\n",
        "NTREX-128/newstest2019-ref.eng-GB.txt": "x\ny\nz\n",
        "NTREX-128/newstest2019-ref.fra.txt": "à\nbé\ncé\n",
        "NTREX-128/newstest2019-ref.fra-CA.txt": "q\nq\nq\n",
        "NTREX-128/newstest2019-ref.por-BR.txt": "á\nbê\ncê\n",
        "DOCUMENT_IDS.tsv": "bbc.1\nbbc.1\nrt.2\n",
    }
    (tmp_path / "NTREX-128").mkdir()
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def read(place: Path, pair: str = "ar-en"):
    found = Ntrex.found("ntrex-128", place)
    assert found is not None
    return found.bitext(LanguagePair.parse(pair))


@pytest.mark.parametrize("folder", ["", "NTREX-128"])
def test_an_article_is_a_document_and_english_the_original(repository: Path, folder: str):
    bitext = read(repository / folder)
    assert bitext.sources == ("أ", "ب", "ج")
    assert bitext.references == ("a", "b", "c")
    assert bitext.documents == (0, 0, 1)


@pytest.mark.parametrize(("pair", "first"), [("ar-fr", "à"), ("ar-pt-BR", "á")])
def test_the_plain_variant_of_a_language_comes_first(repository: Path, pair: str, first: str):
    assert read(repository, pair).references[0] == first


def test_a_language_that_it_lacks(repository: Path):
    with pytest.raises(InputError, match="set ntrex-128 has no German"):
        read(repository, "ar-de")


def test_documents_of_another_version(repository: Path):
    (repository / "DOCUMENT_IDS.tsv").write_text("bbc.1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"has 1 lines and newstest2019-ref\.arb\.txt has 3"):
        read(repository)


def test_another_folder(tmp_path: Path):
    assert Ntrex.found("ntrex-128", tmp_path) is None
