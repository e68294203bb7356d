from pathlib import Path

import pytest

from service.desk import open_desk
from service.memory import NullMemory, TranslationMemory
from service.settings import Settings


def settings(folder: Path, **changes: object) -> Settings:
    return Settings(data_dir=folder, cache_dir=folder, models_dir=folder, **changes)  # type: ignore[arg-type]


def test_the_memory_is_opened_where_the_settings_say(tmp_path: Path):
    desk = open_desk(settings(tmp_path))
    assert isinstance(desk.memory, TranslationMemory)
    assert desk.memory_path.parent == tmp_path
    desk.close()


def test_no_memory(tmp_path: Path):
    assert isinstance(open_desk(settings(tmp_path, memory=False)).memory, NullMemory)


def test_a_damaged_memory_is_said_and_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    (tmp_path / "memory.sqlite").write_text("this is no database " * 100)
    assert isinstance(open_desk(settings(tmp_path)).memory, NullMemory)
    assert "going on without the translation memory" in caplog.text


def test_closing_an_unused_desk_opens_nothing(tmp_path: Path):
    open_desk(settings(tmp_path)).close()
    assert not (tmp_path / "memory.sqlite").exists()
