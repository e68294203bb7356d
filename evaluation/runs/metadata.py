"""What a run was made of, so that another can be told to be the same."""

import platform
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from evaluation.runs.comparison import Result

_PACKAGES = ("sacrebleu", "numpy", "ctranslate2", "torch", "transformers")


def metadata(results: Sequence[Result]) -> dict[str, Any]:
    """For JSON: the sets' files with their SHA-256, that of what each system wrote, and versions.

    The hash of an output is that of a file with one hypothesis a line, each line ended.
    """
    sets: dict[str, Any] = {}
    outputs: dict[str, Any] = {}
    for result in results:
        sets.setdefault(result.dataset, {})[result.pair.name] = {
            "segments": len(result.bitext.sources),
            "files": [asdict(file) for file in result.bitext.files],
        }
        written = "".join(f"{hypothesis}\n" for hypothesis in result.hypotheses)
        systems = outputs.setdefault(result.dataset, {}).setdefault(result.pair.name, {})
        systems[result.system] = sha256(written.encode()).hexdigest()
    return {"sets": sets, "outputs": outputs, "versions": versions()}


def versions() -> dict[str, str]:
    """Of what scores depend on, by package."""
    return {"python": platform.python_version()} | {name: version(name) for name in _PACKAGES}
