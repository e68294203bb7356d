"""The start of the web desk: an address at once, or one sentence that says why not."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app import address, listening
from service.errors import SettingsError
from service.settings import Settings

PROJECT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("host", "root_path", "shown"),
    [
        ("127.0.0.1", "", "http://127.0.0.1:7860/"),
        ("0.0.0.0", "", "http://127.0.0.1:7860/"),
        ("::1", "", "http://[::1]:7860/"),
        ("::", "/desk", "http://[::1]:7860/desk/"),
        ("newsroom", "/a/b", "http://newsroom:7860/a/b/"),
    ],
)
def test_the_address_can_be_opened_as_it_is_printed(host: str, root_path: str, shown: str) -> None:
    assert address(Settings(host=host, root_path=root_path)) == shown


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"port {port}") as caught:
            listening(Settings(port=port))
    assert "BARQIYA_PORT" in caught.value.hint


@pytest.mark.parametrize("host", ["256.1.1.1", "no such host", "x" * 300])
def test_a_host_that_is_none_is_told(host: str) -> None:
    with pytest.raises(SettingsError, match="cannot be served"):
        listening(Settings(host=host))


def test_a_wrong_setting_ends_with_one_sentence(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "app.py"],
        cwd=PROJECT,
        env={"BARQIYA_PORT": "many", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert "BARQIYA_PORT is 'many': it has to be a whole number from 1 to 65535" in ended.stderr
