"""Who may come in, and what every answer carries."""

import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from service.errors import SettingsError
from service.guard import Guard, Message, Receive, Send, accounts, is_local, known_hosts
from tests.asgi import get


async def _page(scope: Message, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"the page"})


def _guarded(**known: str) -> Guard:
    return Guard(_page, known)


def _basic(credentials: str | bytes) -> dict[str, str]:
    raw = credentials.encode() if isinstance(credentials, str) else credentials
    return {"Authorization": f"Basic {b64encode(raw).decode()}"}


def test_without_accounts_everybody_comes_in() -> None:
    assert get(_guarded(), "/page").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        _basic("desk:wrong"),
        _basic("nobody:"),
        _basic("nobody:secret"),
        _basic("desk"),
        _basic(b"\xff\xfe:secret"),
        {"Authorization": "Basic ***"},
        {"Authorization": "Bearer ZGVzazpzZWNyZXQ="},
        {"Authorization": ""},
    ],
)
def test_a_stranger_is_asked_for_a_password(headers: dict[str, str]) -> None:
    answer = get(_guarded(desk="secret"), "/page", headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Basic")


def test_a_user_comes_in_and_a_supervisor_may_ask_for_health() -> None:
    desk = _guarded(desk="sec:ret", مكتب="سر")
    assert get(desk, "/page", _basic("desk:sec:ret")).status_code == 200
    assert get(desk, "/page", _basic("مكتب:سر")).status_code == 200
    assert get(desk, "/health").status_code == 200


def test_behind_a_proxy_health_is_open_and_nothing_else() -> None:
    desk = Guard(_page, {"desk": "secret"}, "/newsroom")
    for path in ("/health", "/newsroom/health"):
        assert get(desk, path).status_code == 200
    for path in ("/newsroom", "/newsroom/", "/newsroomhealth", "/newsroom/newsroom/health", "/page"):
        assert get(desk, path).status_code == 401


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        ("/", "/newsroom/"),
        ("/ar/", "/newsroom/ar/"),
        ("/newsroom", "/newsroom"),
        ("/newsroom/ar/", "/newsroom/ar/"),
        ("/newsrooms", "/newsroom/newsrooms"),
    ],
)
def test_behind_a_proxy_the_page_is_asked_for_its_whole_path(asked: str, whole: str) -> None:
    async def tell(scope: Message, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": f"{scope['root_path']} {scope['path']}".encode()})

    assert get(Guard(tell, {}, "/newsroom"), asked).text == f"/newsroom {whole}"


def test_every_answer_keeps_the_browser_on_this_host() -> None:
    for desk in (_guarded(), _guarded(desk="secret")):
        policy = get(desk, "/page").headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "http" not in policy


def test_accounts_are_written_out_or_lie_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "accounts"
    file.write_text("# the desk\ndesk:secret\n\nnight:se:cret\n", encoding="utf-8")
    assert accounts(None) == {}
    assert accounts("desk:secret") == {"desk": "secret"}
    assert accounts(str(file)) == {"desk": "secret", "night": "se:cret"}


@pytest.mark.parametrize(
    "given",
    [
        lambda _: ":secret",
        lambda _: "desk:",
        lambda folder: str(folder / "missing"),
        str,
        lambda folder: _file(folder, b""),
        lambda folder: _file(folder, b"desk"),
        lambda folder: _file(folder, b"\xff\xfe\xff"),
        lambda _: "secret",
        lambda _: "secret" * 50,
        lambda _: "secret\0",
    ],
)
def test_accounts_that_are_none_are_refused(given: Callable[[Path], str], tmp_path: Path) -> None:
    value = given(tmp_path)
    with pytest.raises(SettingsError) as caught:
        accounts(value)
    assert caught.value.hint
    assert value not in str(caught.value)


@pytest.mark.parametrize("password", ["x" * 300, "a:b", "/etc/hostname", "\0", "../secret"])
def test_a_password_is_never_looked_for_as_a_file(password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.guard.Path", None)
    assert accounts(f"desk:{password}") == {"desk": password}


def test_a_file_named_as_a_user_and_a_password_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk:secret").write_text("night:other", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert accounts("desk:secret") == {"desk": "secret"}


@pytest.mark.parametrize("given", ["secret" * 50, "/secret/place", ":secret"])
def test_a_wrong_password_ends_the_desk_before_it_promises_a_page(given: str, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "app.py"],
        cwd=Path(__file__).parents[1],
        env={"BARQIYA_AUTH": given, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.count("\n") == 1
    assert "secret" not in ended.stderr


def _file(folder: Path, content: bytes) -> str:
    path = folder / "accounts"
    path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize(
    ("client", "headers", "local"),
    [
        ("127.0.0.1", {"host": "127.0.0.1:7860"}, True),
        ("::1", {"host": "[::1]:7860"}, True),
        ("127.0.0.1", {"host": "localhost"}, True),
        ("192.0.2.7", {"host": "localhost"}, False),
        ("127.0.0.1", {"host": "desk.example.org"}, False),  # by a proxy that keeps the name
        ("127.0.0.1", {"host": "localhost", "x-forwarded-for": "192.0.2.7"}, False),
        ("testclient", {}, False),
    ],
)
def test_who_sits_at_this_machine(client: str, headers: dict[str, str], local: bool) -> None:
    assert is_local(client, headers) == local


def test_a_page_for_the_network_has_any_name_until_some_are_set() -> None:
    assert known_hosts("0.0.0.0", ()) is None
    assert known_hosts("0.0.0.0", ("desk",)) == {"desk", "0.0.0.0"}
    assert known_hosts("127.0.0.1", ()) == {"127.0.0.1"}
    assert known_hosts("127.0.0.1", ("*",)) is None
