"""The processes and devices of a run, as accelerate finds them."""

import torch
from accelerate import Accelerator, PartialState


def processes() -> PartialState:
    """Of one machine or several; on CPUs they are found only if accelerate is told that there is no GPU."""
    return PartialState(cpu=_is_bare())


def accelerator() -> Accelerator:
    """In bfloat16 wherever the device computes in it."""
    return Accelerator(cpu=_is_bare(), mixed_precision=_precision(processes().device.type))


def _is_bare() -> bool:
    return not torch.accelerator.is_available()


def _precision(device: str) -> str:
    if device == "cuda":
        return "bf16" if torch.cuda.is_bf16_supported(including_emulation=False) else "fp16"
    return "bf16" if device == "cpu" and torch.ops.mkldnn._is_mkldnn_bf16_supported() else "no"
