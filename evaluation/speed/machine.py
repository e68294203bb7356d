"""What a figure was measured on; without it, it says nothing."""

import os
import platform
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

_PACKAGES = ("torch", "transformers", "ctranslate2")


def machine(threads: int) -> dict[str, Any]:
    """`threads`: 0 is all cores. The load is that of the minute before: above 0, others were at work."""
    cores = len(os.sched_getaffinity(0))
    return {
        "processor": _processor(),
        "cores": cores,
        "threads": threads or cores,
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        "gpu": _gpu(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        **{package: version(package) for package in _PACKAGES},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _gpu() -> str | None:
    """The first NVIDIA card, by its driver's own tool."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return None
    asked = [tool, "--query-gpu=name", "--format=csv,noheader"]
    names = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.splitlines()
    return names[0].strip() if names else None
