"""Which device an engine works on."""

from service.errors import DeviceError


def resolve_device(device: str, engine: str) -> str:
    """`auto`, `cpu`, `mps`, `cuda` or `cuda:1` to a device that the engine finds on this machine.

    Asks the engine's own library, and loads no other. Raises DeviceError.
    """
    if device == "cpu" or engine == "echo":
        return "cpu"
    if engine == "ctranslate2":
        import ctranslate2

        if device == "mps":
            raise DeviceError("CTranslate2 does not work on mps", "use --engine torch or --device auto")
        return pick_device(device, cuda=ctranslate2.get_cuda_device_count(), mps=False)
    import torch

    return pick_device(device, cuda=torch.cuda.device_count(), mps=torch.backends.mps.is_available())


def pick_device(device: str, *, cuda: int, mps: bool) -> str:
    """On a machine with `cuda` cards, and Apple's GPU or not. Raises DeviceError."""
    if device == "auto":
        return "cuda" if cuda else "mps" if mps else "cpu"
    if device == "mps":
        if mps:
            return device
        raise _absent("no Apple GPU is on this machine")
    kind, _, number = device.partition(":")
    if kind != "cuda" or not (number.isdecimal() or kind == device):
        raise DeviceError(
            f"device {device} is not known", "use auto, cpu, mps, cuda or a card such as cuda:1"
        )
    if not cuda:
        raise _absent("no CUDA device is on this machine")
    if int(number or 0) >= cuda:
        raise _absent(f"device {device} is not on this machine, whose last is cuda:{cuda - 1}")
    return device


def _absent(message: str) -> DeviceError:
    return DeviceError(message, "use --device auto or --device cpu")
