"""The tokenizer files of each family, laid out as its published models lay them out."""

import json
from pathlib import Path
from typing import Any

from sentencepiece import SentencePieceProcessor, sentencepiece_model_pb2
from tokenizers import (
    ByteLevelBPETokenizer,
    Regex,
    Tokenizer,
    decoders,
    models,
    normalizers,
    pre_tokenizers,
    processors,
    trainers,
)
from transformers import BartTokenizer, GemmaTokenizer
from transformers.convert_slow_tokenizer import generate_merges
from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES, NllbTokenizer

from tests.tiny_models.corpus import ARABIC, LATIN, sentencepiece_model

SENTINELS = tuple(f"<extra_id_{number}>" for number in range(100))


def marian(directory: Path, tags: tuple[str, ...] = ()) -> int:
    model = sentencepiece_model("unigram")
    for side in ("source.spm", "target.spm"):
        (directory / side).write_bytes(model)
    pieces = [piece for piece in _pieces(model) if piece not in ("<unk>", "<s>", "</s>")]
    return _vocabulary(directory, ["</s>", "<unk>", *tags, *pieces, "<pad>"], "MarianTokenizer")


def m2m100(directory: Path) -> int:
    model = sentencepiece_model("unigram")
    (directory / "sentencepiece.bpe.model").write_bytes(model)
    pieces = _vocabulary(directory, ["<s>", "<pad>", "</s>", "<unk>", *_pieces(model)[3:]], "M2M100Tokenizer")
    return pieces + 100 + 8  # its languages and the words that fairseq made up


def nllb(directory: Path) -> int:
    model = sentencepiece_model("bpe")
    (directory / "sentencepiece.bpe.model").write_bytes(model)
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *_pieces(model)[3:]]
    merges = generate_merges(
        {piece: number for number, piece in enumerate(pieces)}, {p: -n for n, p in enumerate(pieces)}
    )
    names = [*pieces, *FAIRSEQ_LANGUAGE_CODES, "<mask>"]
    tokenizer = NllbTokenizer(
        vocab={name: number for number, name in enumerate(names)},
        merges=merges,
        _spm_precompiled_charsmap=_normalizer_map(model),
    )
    tokenizer.save_pretrained(directory)
    return len(names) + 2


def mbart50(directory: Path) -> int:
    model = sentencepiece_model("unigram")
    (directory / "sentencepiece.bpe.model").write_bytes(model)
    _configuration(directory, "MBart50Tokenizer")
    return len(_pieces(model)) + 1 + 52 + 1


def madlad(directory: Path) -> int:
    languages = ("<2en>", "<2fr>", "<2de>", "<2ar>")
    model = sentencepiece_model("unigram", unk_id=0, bos_id=1, eos_id=2, user_defined_symbols=languages)
    return _t5_files(directory, model, pad_token="<s>")


def t5(directory: Path) -> int:
    return _t5_files(directory, sentencepiece_model("unigram", pad_id=0, eos_id=1, unk_id=2, bos_id=-1))


def mt5(directory: Path) -> int:
    """Its sentinels are pieces of the SentencePiece model, and text could spell them."""
    options = {"pad_id": 0, "eos_id": 1, "unk_id": 2, "bos_id": -1, "user_defined_symbols": SENTINELS}
    return _t5_files(directory, sentencepiece_model("unigram", 420, **options))


def arabart(directory: Path) -> int:
    """A tokenizer.json: its class in transformers misplaces the symbols of a bare SentencePiece model."""
    processor = SentencePieceProcessor(model_proto=sentencepiece_model("unigram"))
    own = [(processor.id_to_piece(n), processor.get_score(n)) for n in range(3, processor.get_piece_size())]
    controls = [(symbol, 0.0) for symbol in ("<s>", "<pad>", "</s>", "<unk>")]
    tokenizer = Tokenizer(models.Unigram([*controls, *own, ("<mask>", 0.0)], unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(r"\s{2,}|[\n\r\t]"), " "),
            normalizers.NFC(),
            normalizers.Strip(False, True),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace("▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace("▁", prepend_scheme="always")
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.save(str(directory / "tokenizer.json"))
    _configuration(directory, "BarthezTokenizer")
    return tokenizer.get_vocab_size()


def bart(directory: Path) -> int:
    trained = ByteLevelBPETokenizer()
    symbols = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    trained.train_from_iterator((*ARABIC, *LATIN), 420, special_tokens=symbols, show_progress=False)
    model = json.loads(trained.to_str())["model"]
    merges = [tuple(merge) for merge in model["merges"]]
    BartTokenizer(vocab=model["vocab"], merges=merges).save_pretrained(directory)
    return len(model["vocab"])


def t5gemma(directory: Path) -> int:
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.pre_tokenizer = pre_tokenizers.Split(" ", "merged_with_previous")
    symbols = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", "<start_of_turn>", "<end_of_turn>"]
    by_byte = [f"<0x{byte:02X}>" for byte in range(256)]
    options: dict[str, Any] = {"vocab_size": 560, "special_tokens": [*symbols, *by_byte]}
    tokenizer.train_from_iterator((*ARABIC, *LATIN), trainers.BpeTrainer(show_progress=False, **options))
    model = json.loads(tokenizer.to_str())["model"]
    merges = [tuple(merge) for merge in model["merges"]]
    turns = ["<start_of_turn>", "<end_of_turn>"]
    published = GemmaTokenizer(
        vocab=model["vocab"], merges=merges, add_bos_token=True, extra_special_tokens=turns
    )
    published.save_pretrained(directory)
    return len(model["vocab"])


def _t5_files(directory: Path, model: bytes, **symbols: str) -> int:
    (directory / "spiece.model").write_bytes(model)
    _configuration(directory, "T5Tokenizer", **symbols)
    return len(_pieces(model)) + 108  # 100 sentinels, and rows that no symbol has


def _pieces(model: bytes) -> list[str]:
    processor = SentencePieceProcessor(model_proto=model)
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def _normalizer_map(model: bytes) -> bytes:

    parsed = sentencepiece_model_pb2.ModelProto.FromString(model)
    precompiled: bytes = parsed.normalizer_spec.precompiled_charsmap
    return precompiled


def _vocabulary(directory: Path, names: list[str], tokenizer_class: str) -> int:
    numbered = {name: number for number, name in enumerate(names)}
    (directory / "vocab.json").write_text(json.dumps(numbered), encoding="utf-8")
    _configuration(directory, tokenizer_class)
    return len(numbered)


def _configuration(directory: Path, tokenizer_class: str, **symbols: str) -> None:
    document = {"tokenizer_class": tokenizer_class, **symbols}
    (directory / "tokenizer_config.json").write_text(json.dumps(document), encoding="utf-8")
