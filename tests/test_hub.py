"""The adapter of the hub's own library, against a small hub on this machine."""

import json
import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit

import pytest

from service.errors import ModelError
from service.hub import HuggingFaceHub, RemoteFile

MAIN = "a" * 40
BOT = "b" * 40
STRANGER = "c" * 40
STALE = "d" * 40
WEIGHTS = bytes(range(256)) * 4096  # 1 MiB
SHA256 = "e" * 64


class Handler(BaseHTTPRequestHandler):
    """As much of the hub's interface as the library asks for."""

    protocol_version = "HTTP/1.1"
    cuts: ClassVar[list[int]] = []  # for each download to come, the bytes after which its connection breaks
    ranges: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        self.answer(body=False)

    def do_GET(self) -> None:
        self.answer(body=True)

    def answer(self, *, body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        if path.startswith("/lab/tiny/resolve/") and path.endswith("model.safetensors"):
            self.send_weights(body)
        else:
            status, value = self.api(path)
            content = json.dumps(value).encode()
            self.send_response(status)
            if status in {401, 403, 404}:
                self.send_header("X-Error-Code", value["error"])
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    def api(self, path: str) -> tuple[int, Any]:
        if path.startswith("/api/models/lab/gone"):
            return 404, {"error": "RepoNotFound"}
        if path.startswith("/api/models/lab/gated"):
            return 403, {"error": "GatedRepo"}
        if path.startswith("/api/models/lab/ill"):
            return 500, {"error": "Internal"}
        if path == "/api/models/lab/tiny/discussions":
            return 200, {"discussions": DISCUSSIONS, "count": len(DISCUSSIONS), "start": 0}
        if path.startswith("/api/models/lab/tiny/commits/refs/pr/"):
            return 200, HISTORY[path.rsplit("/", 1)[1]]
        if path.startswith("/api/models/lab/tiny/revision/f"):
            return 404, {"error": "RevisionNotFound"}
        return 200, {
            "id": "lab/tiny",
            "sha": MAIN,
            "siblings": [
                {"rfilename": "config.json", "size": 2, "blobId": "1"},
                {"rfilename": "model.safetensors", "size": len(WEIGHTS), "blobId": "2",
                 "lfs": {"size": len(WEIGHTS), "sha256": SHA256, "pointerSize": 135}},
            ],
        }  # fmt: skip

    def send_weights(self, body: bool) -> None:
        start = 0
        if asked := self.headers.get("Range"):
            self.ranges.append(asked)
            start = int(asked.removeprefix("bytes=").rstrip("-"))
        content = WEIGHTS[start:]
        self.send_response(206 if start else 200)
        self.send_header("X-Repo-Commit", MAIN)
        self.send_header("ETag", f'"{SHA256}"')
        self.send_header("Content-Length", str(len(content)))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(WEIGHTS) - 1}/{len(WEIGHTS)}")
        self.end_headers()
        if body:
            cut = self.cuts.pop(0) if self.cuts else None
            self.wfile.write(content[:cut])
            self.close_connection = cut is not None

    def log_message(self, *_: object) -> None: ...


def discussion(number: int, author: str) -> dict[str, Any]:
    return {
        "num": number, "title": "Adding `safetensors` variant of this model", "status": "open",
        "author": {"name": author}, "isPullRequest": True, "createdAt": "2024-01-01T00:00:00.000Z",
        "repo": {"name": "lab/tiny", "type": "model"},
    }  # fmt: skip


def history(*commits: str) -> list[dict[str, Any]]:
    return [
        {"id": each, "title": "", "message": "", "authors": [], "date": "2024-01-01T00:00:00.000Z"}
        for each in commits
    ]


DISCUSSIONS = [discussion(1, "stranger"), discussion(2, "SFconvertbot"), discussion(3, "SFconvertbot")]
HISTORY = {"1": history(STRANGER, MAIN), "2": history(STALE, STRANGER), "3": history(BOT, MAIN, STALE)}


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for variable in (
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "HF_TOKEN",
    ):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(Handler, "cuts", [])
    monkeypatch.setattr(Handler, "ranges", [])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def hub(endpoint: str) -> HuggingFaceHub:
    return HuggingFaceHub(endpoint)


def test_a_branch_becomes_a_commit(hub: HuggingFaceHub):
    assert hub.commit("lab/tiny", None) == MAIN


def test_files_come_with_size_and_checksum(hub: HuggingFaceHub):
    assert hub.files("lab/tiny", MAIN) == (
        RemoteFile("config.json", 2, None),
        RemoteFile("model.safetensors", len(WEIGHTS), SHA256),
    )


def test_only_the_hub_s_own_conversion_of_just_this_commit_is_trusted(hub: HuggingFaceHub):
    assert hub.converted("lab/tiny", MAIN) == BOT
    assert hub.converted("lab/tiny", BOT) is None


def test_a_download_writes_the_file_and_counts_its_bytes(hub: HuggingFaceHub, tmp_path: Path):
    counts: list[int] = []
    hub.download("lab/tiny", MAIN, "model.safetensors", tmp_path, counts.append)
    assert (tmp_path / "model.safetensors").read_bytes() == WEIGHTS
    assert sum(counts) == len(WEIGHTS)


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch):
    """The library writes 10 MiB at a time and waits between its own tries."""
    monkeypatch.setattr("huggingface_hub.constants.DOWNLOAD_CHUNK_SIZE", 10_000)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)


@pytest.mark.usefixtures("small_chunks")
def test_a_connection_that_breaks_is_taken_up_again(
    hub: HuggingFaceHub, tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    Handler.cuts.append(100_000)
    counts: list[int] = []
    hub.download("lab/tiny", MAIN, "model.safetensors", tmp_path, counts.append)
    assert (tmp_path / "model.safetensors").read_bytes() == WEIGHTS
    assert Handler.ranges == ["bytes=100000-"]
    assert sum(counts) == len(WEIGHTS)
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("small_chunks")
def test_a_download_that_keeps_breaking_leaves_no_file(hub: HuggingFaceHub, tmp_path: Path):
    Handler.cuts.extend([0] * 20)
    with pytest.raises(
        ModelError, match=r"lab/tiny cannot be fetched from the hub .*run the same command again"
    ):
        hub.download("lab/tiny", MAIN, "model.safetensors", tmp_path, lambda _count: None)
    assert not (tmp_path / "model.safetensors").exists()


@pytest.mark.parametrize(
    ("hub_id", "revision", "says"),
    [
        ("lab/gone", None, "lab/gone is not on the hub, or not in the pinned revision"),
        ("lab/tiny", "f" * 40, "lab/tiny is not on the hub, or not in the pinned revision"),
        (
            "lab/gated",
            None,
            "lab/gated is published behind a licence form: accept its licence at https://hugging",
        ),
        ("lab/ill", None, "lab/ill cannot be fetched from the hub"),
    ],
)
def test_what_the_hub_refuses_is_one_sentence(
    hub: HuggingFaceHub, hub_id: str, revision: str | None, says: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    with pytest.raises(ModelError) as caught:
        hub.commit(hub_id, revision)
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)


def test_a_hub_that_cannot_be_reached_is_one_sentence():
    with pytest.raises(ModelError, match=r"cannot be fetched from the hub .*: look at the network"):
        HuggingFaceHub("http://127.0.0.1:9").commit("lab/tiny", None)


def run(script: str, **env: str) -> str:
    """What a fresh process prints."""
    root = Path(__file__).parents[1]
    command = [sys.executable, "-c", textwrap.dedent(script)]
    return subprocess.run(
        command, env=os.environ | env, cwd=root, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def test_offline_is_honoured():
    script = """
        from service.errors import ModelError
        from service.hub import HuggingFaceHub
        hub = HuggingFaceHub("http://127.0.0.1:9")
        for ask in (hub.commit, hub.files, hub.converted):
            try:
                ask("lab/tiny", "a" * 40)
            except ModelError as error:
                print(error)
    """
    says = "lab/tiny cannot be pulled while HF_HUB_OFFLINE is set: unset it, or copy the model's directory"
    lines = run(script, HF_HUB_OFFLINE="1").splitlines()
    assert len(lines) == 3
    assert all(line.startswith(says) for line in lines)


def test_importing_the_depot_leaves_the_hub_s_library_out():
    script = """
        import sys, service.depot, service.selection, service.settings, service.places
        print(sorted({"huggingface_hub", "babel", "langcodes", "filelock", "httpx"} & set(sys.modules)))
    """
    assert run(script) == "[]\n"
