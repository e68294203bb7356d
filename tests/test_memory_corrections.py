"""Editors' wordings in the translation memory: beside the machine's, listed, and taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from service.memory import Entry, TranslationMemory
from tests.test_memory import ENTRY, KEY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory.sqlite"


def test_a_correction_stands_beside_the_machines_words_and_can_be_taken_back(path):
    with TranslationMemory(path) as memory:
        memory.put_many({KEY: ENTRY})
        memory.correct(KEY, "The minister told reporters", "ctranslate2", 1_800_000_000.0)
        corrected = memory.get_many([KEY])[KEY]
        assert (corrected.text, corrected.target) == ("The minister told reporters", ENTRY.target)
        assert (corrected.score, corrected.created) == (ENTRY.score, 1_800_000_000.0)
        memory.correct(KEY, None, "ctranslate2", 1_800_000_001.0)
        assert memory.get_many([KEY])[KEY].text == ENTRY.target
        assert memory.stats().human == 0


def test_a_correction_of_what_no_machine_made_leaves_nothing_when_taken_back(path):
    with TranslationMemory(path) as memory:
        memory.correct(KEY, "The minister spoke", "ctranslate2", 1.0)
        assert memory.get_many([KEY]) == {KEY: Entry("", None, "ctranslate2", 1.0, "The minister spoke")}
        memory.correct(KEY, None, "ctranslate2", 2.0)
        assert memory.get_many([KEY]) == {}
        memory.correct(KEY, None, "ctranslate2", 3.0)  # nothing to take back is no error
        assert memory.stats().entries == 0


def test_what_editors_worded_is_listed_by_age_and_language(path):
    french, other = replace(KEY, target_tag="fr"), replace(KEY, source="غيره")
    with TranslationMemory(path) as memory:
        memory.put_many({KEY: ENTRY, replace(KEY, model="m"): ENTRY})
        for when, key in enumerate((other, french, KEY)):
            memory.correct(key, f"wording {when}", "ctranslate2", float(when))
        assert [entry.human for entry in memory.human_entries().values()] == [
            "wording 0",
            "wording 1",
            "wording 2",
        ]
        assert list(memory.human_entries("en")) == [other, KEY]
        assert memory.human_entries("en")[KEY].target == ENTRY.target
        assert memory.human_entries("de") == {}
