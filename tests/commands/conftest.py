import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import service.desk
from service.__main__ import main
from service.catalogue import Catalogue
from tests.digest.stories import DAY
from tests.scripted_engine import PROFILE

STORY = "عنوان الخبر اليوم\nالقاهرة (برقية) - قال الوزير إن 12 شخصا وصلوا. وأضاف المدير.\nانتهى الاجتماع أمس."


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Runs a command on a machine whose only model echoes, with folders of its own."""
    profile = replace(PROFILE, name="echo", path=tmp_path)
    absent = replace(
        PROFILE, name="absent", path=None, hub_id="nobody/absent", targets=("de",), licence="CC-BY-NC-4.0"
    )
    monkeypatch.setattr(service.desk, "load_catalogue", lambda: Catalogue((profile, absent)))
    for name in ("DATA_DIR", "CACHE_DIR", "MODELS_DIR"):
        monkeypatch.setenv(f"BARQIYA_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("BARQIYA_SETTINGS", str(tmp_path / "settings.toml"))
    (tmp_path / "settings.toml").write_text("")

    def ran(*arguments: object) -> Ran:
        capsys.readouterr()
        code = main([str(each) for each in arguments])
        return Ran(code, *capsys.readouterr())

    return ran


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def targets(value: dict[str, Sequence[dict[str, str]]]) -> list[str]:
    return [paragraph["target"] for paragraph in value["paragraphs"]]


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """The stories of the small day as JSON Lines."""
    path = tmp_path / "day.jsonl"
    rows = [
        {"id": item.id, "title": item.title, "text": item.text, "source": item.source}
        | ({"published": item.published.isoformat()} if item.published else {})
        for item in DAY
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path
