import pytest

import service.batch.windows


@pytest.fixture
def small_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three or so rows in a window."""
    monkeypatch.setattr(service.batch.windows, "CHARACTERS", 600)
