from pathlib import Path

import pytest

from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.sacrebleu_sets import SacrebleuSet, sacrebleu_folder
from service.errors import InputError


@pytest.fixture
def talks(tmp_path: Path) -> SacrebleuSet:
    for part, text in {"src": "أ\nب\n", "ref": "a\nb\n", "docid": "talk1\ntalk1\n"}.items():
        (tmp_path / f"iwslt17.ar-en.{part}").write_text(text, encoding="utf-8")
    found = SacrebleuSet.found("iwslt17", tmp_path)
    assert found is not None
    return found


def test_source_reference_and_documents(talks: SacrebleuSet):
    bitext = talks.bitext(LanguagePair.parse("ar-en"))
    assert (bitext.sources, bitext.references, bitext.documents) == (("أ", "ب"), ("a", "b"), (0, 0))


def test_a_pair_that_was_not_fetched(talks: SacrebleuSet):
    with pytest.raises(InputError, match="set iwslt17 has no ar-fr here: it has ar-en"):
        talks.bitext(LanguagePair.parse("ar-fr"))


def test_a_part_of_a_set_has_a_slash_in_its_name(tmp_path: Path):
    (tmp_path / "mtedx_test.ar-fr.src").write_text("أ\n", encoding="utf-8")
    (tmp_path / "mtedx_test.ar-fr.ref-A").write_text("a\n", encoding="utf-8")
    found = SacrebleuSet.found("mtedx/test", tmp_path)
    assert found is not None
    assert found.bitext(LanguagePair.parse("ar-fr")).references == ("a",)


def test_where_sacrebleu_keeps_its_sets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("sacrebleu.utils.SACREBLEU_DIR", str(tmp_path))
    assert sacrebleu_folder("iwslt17") == tmp_path / "iwslt17"
    assert sacrebleu_folder("absent") is None
    assert SacrebleuSet.found("iwslt17", tmp_path / "iwslt17") is None
