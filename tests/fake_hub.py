"""A hub in memory: repositories as commits of files, with every accident that a pull can meet."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from service.catalogue import Family, ModelProfile, Task
from service.errors import ModelError
from service.hub import RemoteFile

MAIN = "1" * 40
PINNED = "2" * 40
CONVERTED = "3" * 40

WEIGHTS = bytes(range(256)) * 40
REPOSITORY = {
    "config.json": b"{}",
    "generation_config.json": b'{"num_beams": 4}',
    "model.safetensors": WEIGHTS,
    "source.spm": b"pieces",
    "vocab.json": b"{}",
    "pytorch_model.bin": b"pickle" * 100,
    "tf_model.h5": b"tensors" * 100,
    "README.md": b"# card",
    "modeling_custom.py": b"import os",
    "onnx/config.json": b"{}",
    "onnx/model.safetensors": b"again",
}
PICKLED = {path: content for path, content in REPOSITORY.items() if "safetensors" not in path}
KEPT = {"config.json", "generation_config.json", "model.safetensors", "source.spm", "vocab.json"}


@dataclass
class FakeHub:
    """Serves `commits`; `accident` is called with a path before its second half is written."""

    commits: dict[str, dict[str, bytes]] = field(default_factory=lambda: {MAIN: REPOSITORY})
    conversions: dict[str, str] = field(default_factory=dict)
    accident: Callable[[str], None] = lambda _path: None
    corrupt: str = ""  # a path whose bytes arrive wrong
    asked: list[str] = field(default_factory=list)  # paths that were downloaded, in order

    def commit(self, hub_id: str, revision: str | None) -> str:
        if (revision or MAIN) not in self.commits:
            raise ModelError(f"{hub_id} is not on the hub in the pinned revision")
        return revision or MAIN

    def converted(self, _hub_id: str, commit: str) -> str | None:
        return self.conversions.get(commit)

    def files(self, _hub_id: str, commit: str) -> tuple[RemoteFile, ...]:
        return tuple(
            RemoteFile(
                path, len(content), hashlib.sha256(content).hexdigest() if len(content) > 100 else None
            )
            for path, content in self.commits[commit].items()
        )

    def download(
        self, _hub_id: str, commit: str, path: str, directory: Path, received: Callable[[int], None]
    ) -> None:
        """As the hub's library does it: into a file of its own, which is renamed when it is whole."""
        content = self.commits[commit][path]
        if path == self.corrupt:
            content = content[::-1]
        self.asked.append(path)
        scratch = directory / ".cache" / f"{path}.incomplete"
        scratch.parent.mkdir(exist_ok=True)
        half = len(content) // 2
        scratch.write_bytes(content[:half])
        received(half)
        self.accident(path)
        scratch.write_bytes(content)
        received(len(content) - half)
        scratch.rename(directory / path)


def profile(name: str = "tiny", *, hub_id: str | None = "lab/tiny", **fields: object) -> ModelProfile:
    """A catalogue entry for that repository."""
    values: dict[str, object] = {
        "title": name,
        "family": Family.MARIAN,
        "tasks": (Task.TRANSLATE,),
        "path": None,
        "revision": None,
        "licence": "MIT",
        "commercial": True,
        "parameters": 1,
        "download_bytes": 1,
        "sources": ("ar",),
        "targets": ("en",),
        "tagged": False,
        "max_source_tokens": 512,
        "scores": (),
    }
    return ModelProfile(name=name, hub_id=hub_id, **values | fields)  # type: ignore[arg-type]
