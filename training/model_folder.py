"""A Hugging Face directory: written aside and put in place whole."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from transformers.modeling_utils import PreTrainedModel
from transformers.utils.logging import disable_progress_bar

from service.errors import InputError


@contextmanager
def placed(out: Path) -> Iterator[Path]:
    """A new directory beside `out` that takes its place at the end; on an error nothing changes.

    Raises InputError where `out` is something else than a model's directory.
    """
    if out.exists() and not (out / "config.json").is_file():
        raise InputError(f"{out} is there and is no model", "name another --out")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as folder:
        aside = Path(folder) / out.name
        aside.mkdir()
        yield aside
        if out.exists():
            out.rename(Path(folder) / "old")
        aside.rename(out)


def save_weights(model: PreTrainedModel, folder: Path) -> None:
    """Configuration and float16 safetensors, readable by everybody."""
    disable_progress_bar()
    model.to(torch.float16).save_pretrained(folder)
    for file in folder.glob("*.safetensors"):
        file.chmod(0o644)


def digest(*files: Path) -> str:
    """Forty hexadecimal digits that stand for the files' contents, as a commit's name does."""
    whole = hashlib.sha256()
    for file in sorted(files):
        with file.open("rb") as stream:
            whole.update(hashlib.file_digest(stream, "sha256").digest())
    return whole.hexdigest()[:40]
