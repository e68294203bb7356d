"""Which device a word stands for, on machines of all kinds."""

import pytest

from service.engines.devices import pick_device, resolve_device
from service.errors import DeviceError
from tests.engines.fresh import run_fresh


@pytest.mark.parametrize(
    ("device", "cuda", "mps", "picked"),
    [
        ("auto", 0, False, "cpu"),
        ("auto", 2, False, "cuda"),
        ("auto", 1, True, "cuda"),
        ("auto", 0, True, "mps"),
        ("cuda", 1, False, "cuda"),
        ("cuda:1", 2, False, "cuda:1"),
        ("mps", 0, True, "mps"),
    ],
)
def test_devices_that_are_there(device: str, cuda: int, mps: bool, picked: str) -> None:
    assert pick_device(device, cuda=cuda, mps=mps) == picked


@pytest.mark.parametrize(
    ("device", "cuda", "message"),
    [
        ("cuda", 0, "no CUDA device is on this machine: use --device auto or --device cpu"),
        ("cuda:0", 0, "no CUDA device is on this machine"),
        ("cuda:2", 2, "device cuda:2 is not on this machine, whose last is cuda:1"),
        ("mps", 1, "no Apple GPU is on this machine"),
        ("tpu", 1, "device tpu is not known"),
        ("cuda:", 1, "device cuda: is not known"),
        ("cuda:x", 1, "device cuda:x is not known"),
    ],
)
def test_devices_that_are_not_there(device: str, cuda: int, message: str) -> None:
    with pytest.raises(DeviceError, match=message):
        pick_device(device, cuda=cuda, mps=False)


@pytest.mark.parametrize("engine", ["torch", "ctranslate2", "echo"])
def test_the_cpu_is_everywhere(engine: str) -> None:
    assert resolve_device("cpu", engine) == "cpu"


def test_ctranslate2_refuses_the_apple_gpu() -> None:
    with pytest.raises(DeviceError, match="CTranslate2 does not work on mps: use --engine torch"):
        resolve_device("mps", "ctranslate2")


def test_ctranslate2_is_asked_without_torch() -> None:
    loaded = run_fresh(
        "from service.engines.devices import resolve_device; resolve_device('auto', 'ctranslate2')"
    )
    assert "ctranslate2" in loaded
    assert "torch" not in loaded
