"""Conversion to CTranslate2's format, on first use, into a cache that can be deleted at any time."""

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from service.catalogue import Family, ModelProfile
from service.engines.fingerprint import Fingerprints, combined, sha256
from service.engines.loading import reading
from service.engines.vocabulary import Vocabulary, read_vocabulary

if TYPE_CHECKING:
    from ctranslate2.specs.transformer_spec import TransformerSpec
    from transformers.modeling_utils import PreTrainedModel

Progress = Callable[[str, float], None]
"""Called with what begins now, and how much of the whole is done, from 0 to 1."""

_FORMAT = "1"  # to be raised with every change of what is written
_MANIFEST = "manifest.json"
_MEMO = "fingerprints.json"
_READ = ("*.safetensors", "*.json", "*.model", "*.spm")


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which of CTranslate2's loaders reads an architecture, and what it must find in the configuration.

    The settings say what the code of transformers does, whatever a published file says or leaves out.
    """

    loader: str
    settings: Mapping[str, bool]


_LAYOUTS: Mapping[str, _Layout] = {
    # Read as BART, it keeps its padding symbol, from which the decoder starts.
    "marian": _Layout("BartLoader", {"normalize_before": False, "normalize_embedding": False}),
    "bart": _Layout("BartLoader", {"normalize_before": False}),
    "mbart": _Layout("BartLoader", {"normalize_before": True}),
    "m2m_100": _Layout("M2M100Loader", {}),
    "t5": _Layout("T5Loader", {}),
    "mt5": _Layout("T5Loader", {}),
}


def convert(
    directory: Path,
    profile: ModelProfile,
    cache_dir: Path,
    quantization: str,
    progress: Progress | None = None,
) -> Path:
    """The directory of the converted model, from the cache where it is there and whole.

    `quantization`: `int8_float32`, `float16`, `bfloat16` or `float32`. Written aside and renamed: two
    processes may convert at once. Raises BrokenModelError where the model's files cannot be read.
    """
    home = cache_dir / "ctranslate2" / profile.name
    with reading(profile):
        converted = home / f"{quantization}-{_key(directory, home, quantization)}"
        if not _is_whole(converted):
            _convert_into(converted, directory, profile, quantization, progress or (lambda *_: None))
    return converted


def discard(converted: Path) -> None:
    """Forgets a conversion that turned out to be damaged."""
    shutil.rmtree(converted, ignore_errors=True)


def _key(directory: Path, home: Path, quantization: str) -> str:
    import ctranslate2

    paths = sorted(path for pattern in _READ for path in directory.glob(pattern))
    fingerprints = Fingerprints(home / _MEMO).of(paths)
    return combined(fingerprints, ctranslate2.__version__, quantization, _FORMAT)[:16]


def _is_whole(converted: Path) -> bool:
    try:
        manifest = json.loads((converted / _MANIFEST).read_text(encoding="utf-8"))
        found = Fingerprints(converted.parent / _MEMO).of(converted / name for name in manifest)
    except (OSError, ValueError, TypeError):
        return False
    return bool(found == manifest)


def _convert_into(
    converted: Path, directory: Path, profile: ModelProfile, quantization: str, progress: Progress
) -> None:
    converted.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix="aside-", dir=converted.parent))
    try:
        _write(aside, directory, profile.family, quantization, progress)
        manifest = {path.name: sha256(path) for path in sorted(aside.iterdir())}
        (aside / _MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
        discard(converted)
        aside.rename(converted)
    except OSError:
        if not _is_whole(converted):  # else another process was faster
            raise
    finally:
        discard(aside)
    _sweep(converted)
    progress("converted", 1.0)


def _sweep(converted: Path) -> None:
    """One conversion of each kind is kept; what a killed process left aside goes after a day."""
    kind = converted.name.partition("-")[0]
    for old in converted.parent.iterdir():
        outdated = old.name.startswith(f"{kind}-") and old != converted
        abandoned = old.name.startswith("aside-") and time.time() - old.stat().st_mtime > 24 * 60 * 60
        if outdated or abandoned:
            discard(old)


def _write(target: Path, directory: Path, family: Family, quantization: str, progress: Progress) -> None:
    progress("reading the weights", 0.0)
    from transformers import AutoModelForSeq2SeqLM
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    vocabulary = read_vocabulary(directory, family)
    model = AutoModelForSeq2SeqLM.from_pretrained(
        directory, use_safetensors=True, local_files_only=True, trust_remote_code=False
    )
    progress("converting", 0.4)
    specification = _specification(model, vocabulary)
    del model
    specification.validate()
    specification.optimize(quantization=quantization)
    progress("writing", 0.8)
    specification.save(str(target))


def _specification(model: "PreTrainedModel", vocabulary: Vocabulary) -> "TransformerSpec":
    from ctranslate2.converters import transformers as loaders

    configuration = model.config
    layout = _LAYOUTS.get(configuration.model_type)
    if layout is None:
        raise ValueError(f"CTranslate2 does not read {configuration.model_type}")
    for name, value in layout.settings.items():
        setattr(configuration, name, value)
    # CTranslate2 takes tied embeddings to mean scaled outputs; transformers 5 ties them in every T5.
    configuration.tie_word_embeddings = getattr(configuration, "scale_decoder_outputs", False)
    specification = getattr(loaders, layout.loader)().get_model_spec(model)
    symbols = list(vocabulary.symbols)
    specification.register_source_vocabulary(symbols)
    specification.register_target_vocabulary(symbols)
    specification.config.decoder_start_token = symbols[vocabulary.start]
    specification.config.eos_token = symbols[vocabulary.end]
    specification.config.unk_token = symbols[vocabulary.tokenization.unknown]
    specification.config.bos_token = symbols[vocabulary.start]
    return specification
