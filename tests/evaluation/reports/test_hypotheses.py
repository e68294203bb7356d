import json
from pathlib import Path

import pytest

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.datasets.text_files import TextFile
from evaluation.reports.hypotheses import HypothesisFolder
from evaluation.runs.comparison import Result
from service.errors import InputError

SET = Bitext(("ا", "ب", "ج"), ("um", "dois", "três"), (0, 0, 0))
RESULT = Result("ntrex", LanguagePair.parse("ar-pt-BR"), "base", SET, ("um", "dois\nlinhas", ""), {})


def test_hypotheses_are_kept_in_lines_that_can_be_read_back(tmp_path: Path):
    paths = HypothesisFolder(tmp_path / "kept").save([RESULT])
    assert paths == [tmp_path / "kept" / "ntrex" / "base.pt-BR"]
    assert TextFile.read(paths[0]).lines == ["um", "dois linhas", ""]


def test_a_record_says_what_was_measured(tmp_path: Path):
    HypothesisFolder(tmp_path).save([RESULT])
    record = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert record["metadata"]["sets"]["ntrex"]["ar-pt-BR"]["segments"] == 3
    assert record["scores"] == {"ntrex": {"ar-pt-BR": {"base": {}}}}


def test_a_folder_that_cannot_be_is_found_at_once(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written"):
        HypothesisFolder(tmp_path / "file" / "below")


def test_a_file_that_cannot_be_written_gets_a_sentence(tmp_path: Path):
    (tmp_path / "ntrex").touch()
    with pytest.raises(InputError, match="cannot be written"):
        HypothesisFolder(tmp_path).save([RESULT])
