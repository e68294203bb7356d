"""`python -m evaluation checks`, and the faults that it makes in references."""

import json
import random

import pytest

from evaluation.check_calibration import LANGUAGES, Calibration, Recall, calibrate, known_faults, main
from evaluation.datasets.bitext import Bitext
from evaluation.perturbations import change_a_number, drop_a_number
from service.errors import InputError
from service.languages import language

SOURCES = ("قتل 14 شخصا.", "وصل الوفد.", "ارتفع السعر 3 دولارات.")
TARGETS = ("Fourteen people were killed.", "The delegation arrived.", "The price rose by 5 dollars.")


def made(name: str = "own") -> Calibration:
    return calibrate(name, Bitext(SOURCES, TARGETS, (0, 1, 2)), language("en"))


def test_a_set_is_measured():
    row = made()
    assert (row.sentences, row.with_number, row.alarms, row.known_faults) == (3, 2, (3,), 0)
    assert row.false_alarms == 0.5
    assert row.changed == row.dropped == Recall(made=1, noticed=1)


def test_lines_that_are_known_to_be_at_fault_are_no_false_alarms(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("evaluation.check_calibration.known_faults", lambda name, tag: frozenset({3}))
    assert made().false_alarms == 0


def test_a_fault_may_be_one_languages():
    assert 196 in known_faults("flores-dev", "fr")
    assert 196 not in known_faults("flores-dev", "en")
    assert 126 in known_faults("flores-dev", "en")
    assert known_faults("own", "en") == frozenset()


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("damage", [change_a_number, drop_a_number])
def test_exactly_one_number_is_damaged(tag: str, damage):
    target = "2019: 3 (120,000)"
    damaged = damage(target, tag, random.Random(1))
    assert damaged is not None
    assert damaged.target != target
    assert damage(target, tag, random.Random(1)) == damaged
    assert damage("", tag, random.Random(1)) is None


def test_a_word_is_changed_to_one_of_its_kind():
    damaged = change_a_number("Seven people", "en", random.Random(2))
    assert damaged is not None
    first, rest = damaged.target.split()
    assert (first[0].isupper(), rest) == (True, "people")
    assert first.lower() not in ("seven", "million", "third")


def test_a_word_inside_a_word_is_left_alone():
    assert change_a_number("The tendency often seventies", "en", random.Random(3)) is None


def test_json(tmp_path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "ntrex"
    folder.mkdir()
    (folder / "ntrex.ar").write_text("\n".join(SOURCES) + "\n", encoding="utf-8")
    (folder / "ntrex.pt").write_text("Morreram 14 pessoas.\nChegou.\nSubiu 3 dólares.\n", encoding="utf-8")
    main(["--eval", str(tmp_path), "--languages", "pt", "--format", "json"])
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["name"], row["language"], row["alarms"]) == ("ntrex", "pt", [])
    assert row["shares"]["false_alarms"] == 0


def test_text(tmp_path, capsys: pytest.CaptureFixture[str]):
    main(["--eval", str(tmp_path), "--languages", "German,de"])
    assert "wire-dev" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--languages", "klingon"], "klingon"),
        (["--languages", ","], "--languages names nothing"),
        (["--languages", "ar"], "does not translate ar-ar"),
        (["--eval", "{}/absent"], "there is no folder"),
        (["--eval", "{}", "--languages", "pt"], "there is no set to measure on"),
    ],
)
def test_what_cannot_be_measured_is_said(
    tmp_path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
):
    with pytest.raises(InputError, match=message):
        main([word.format(tmp_path) for word in words])
    assert capsys.readouterr().out == ""
