"""`generate` of transformers as tutorials have it: float32, sentences in the order in which they come."""

import warnings
from collections.abc import Sequence

import torch
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
from transformers.utils.logging import disable_progress_bar, set_verbosity_error

from evaluation.speed.row import Setup, Work
from evaluation.speed.workload import Passage, sentences
from service.desk import open_desk
from service.engines.devices import resolve_device
from service.engines.families import frame
from service.engines.vocabulary import read_vocabulary


class PlainGenerate:
    """`batch` sentences at a time; the naive loop has one."""

    def __init__(self, setup: Setup, batch: int) -> None:
        directory = open_desk(setup.settings).depot.require(setup.profile)
        if setup.settings.threads:
            torch.set_num_threads(setup.settings.threads)
        disable_progress_bar()
        set_verbosity_error()
        self._batch = batch
        self._decoding = setup.decoding
        self._device = resolve_device(setup.settings.device, "torch")
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Recommended: pip install sacremoses")
            self._tokenizer = AutoTokenizer.from_pretrained(directory, local_files_only=True)
        model = AutoModelForSeq2SeqLM.from_pretrained(directory, dtype=torch.float32, local_files_only=True)
        self._model = model.eval().to(self._device)
        # The same language symbols as in the other rows, however the family writes them.
        vocabulary = read_vocabulary(directory, setup.profile.family)
        self._frame = frame(vocabulary, setup.profile, setup.source, setup.target)
        self._beginning = [vocabulary.start, *self._frame.target]

    def prepare(self, passages: Sequence[Passage]) -> Work:
        texts = sentences(passages)
        batches = [texts[start : start + self._batch] for start in range(0, len(texts), self._batch)]
        return lambda: sum(map(self._translate, batches))

    def _translate(self, texts: list[str]) -> int:
        ids = self._tokenizer(texts, add_special_tokens=False)["input_ids"]
        sources = [{"input_ids": self._frame.source(row)} for row in ids]
        written = self._model.generate(
            **self._tokenizer.pad(sources, return_tensors="pt").to(self._device),
            decoder_input_ids=torch.tensor([self._beginning] * len(texts), device=self._device),
            num_beams=self._decoding.beam_size,
            max_new_tokens=self._decoding.max_target_tokens,
        )[:, len(self._beginning) :]
        self._tokenizer.batch_decode(written, skip_special_tokens=True)
        return int((written != self._tokenizer.pad_token_id).sum())
