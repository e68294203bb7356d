import pytest

from evaluation.datasets.alignment import aligned, numbered
from evaluation.datasets.text_files import TextFile
from service.errors import InputError


def file(name: str, text: str) -> TextFile:
    return TextFile.decode(name, text.encode())


def test_a_line_is_a_segment_and_a_document():
    bitext = aligned(file("x.ar", "أ\nب\n"), file("x.en", "a\nb\n"))
    assert (bitext.sources, bitext.references, bitext.documents) == (("أ", "ب"), ("a", "b"), (0, 1))
    assert [each.name for each in bitext.files] == ["x.ar", "x.en"]


def test_documents_and_topics_that_are_known():
    bitext = aligned(file("x", "أ\nب"), file("y", "a\nb"), documents=[0, 0], topics=["oil", "war"])
    assert (bitext.documents, bitext.topics) == ((0, 0), ("oil", "war"))


def test_files_that_do_not_fit_each_other():
    with pytest.raises(InputError, match=r"x\.ar has 2 lines and x\.en has 1"):
        aligned(file("x.ar", "أ\nب\n"), file("x.en", "a\n"))
    with pytest.raises(InputError, match=r"x\.ar is empty"):
        aligned(file("x.ar", ""), file("x.en", ""))


def test_a_document_begins_where_the_name_changes():
    assert list(numbered(["bbc.1", "bbc.1", "rt.2", "bbc.1"])) == [0, 0, 1, 2]
    assert list(numbered([])) == []
