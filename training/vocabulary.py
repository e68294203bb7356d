"""One joint SentencePiece vocabulary for the source and all targets, and its Marian files.

The source side folds what agencies write differently and no translation depends on (marks, tatweel, the
hamza on alef, digits of other scripts), by the normalisation rules inside `source.spm`: whoever loads the
model folds alike. The target side keeps all letters, since Arabic headlines are targets too.
"""

import json
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import sentencepiece

from training.recipe import VocabularyRecipe

EOS, UNK, PAD = "</s>", "<unk>", "<pad>"
_ALEFS = str.maketrans("أإآٱ", "اااا")
# Removed from a source: tatweel, Koranic and vowel marks, zero-width and bidi controls.
_REMOVED = [
    0x640,
    *range(0x610, 0x61B),
    *range(0x64B, 0x660),
    0x670,
    *range(0x6D6, 0x6DD),
    *range(0x200B, 0x2010),
]
_REMOVED += [*range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF, 0xAD]
# What NFKC leaves apart but a reader takes for the same mark.
_ALIKE = {
    "\u06cc": "ي",
    "\u0649\u0670": "ى",
    "\u06a9": "ك",
    "\u066a": "%",
    "\u066b": ".",
    "\u066c": ",",
    "\u2212": "-",
}


def tag_token(tag: str) -> str:
    """The vocabulary entry that asks for a tag."""
    return f">>{tag}<<"


def source_rules() -> Iterator[tuple[str, str]]:
    """(from, to) pairs of the source side's normalisation: NFKC, then the foldings of this module."""
    removed = {chr(c) for c in _REMOVED}
    for code in range(1, 0x10000):
        if 0xD800 <= code < 0xE000:
            continue
        character = chr(code)
        folded = _fold(character, removed)
        if folded != character:
            yield character, folded
        parts = unicodedata.normalize("NFD", character)
        if len(parts) == 2 and unicodedata.normalize("NFC", parts) == character:
            yield parts, folded
    yield "\u0649\u0670", "ى"


def _fold(character: str, removed: set[str]) -> str:
    if character in "\t\n\r\u2028\u2029\x0b\x0c\x85":
        return " "
    if unicodedata.category(character) == "Cc" or character in removed:
        return ""
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.digit(character))
    text = unicodedata.normalize("NFKC", character).translate(_ALEFS)
    return "".join(_ALIKE.get(c, c) for c in text if c not in removed)


def train_vocabulary(texts: Iterable[str], tags: Iterable[str], recipe: VocabularyRecipe, out: Path) -> None:
    """Writes `source.spm`, `target.spm` and `vocab.json`; one id means the same piece in all three.

    Tags are control symbols: no text can spell one. `<pad>` is the last id, as in every Marian model.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder) / "rules.tsv"
        rules.write_text(
            "".join(f"{_hex(a)}\t{_hex(b)}\n" for a, b in sorted(dict(source_rules()).items())),
            encoding="utf-8",
        )
        common = {
            "model_type": "unigram",
            "bos_id": -1,
            "eos_id": 0,
            "unk_id": 1,
            "pad_id": -1,
            "minloglevel": 2,
        }
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_prefix=str(Path(folder) / "joint"),
            vocab_size=recipe.size - 1,  # one id is left for <pad>
            character_coverage=recipe.coverage,
            required_chars="أإآؤئء",
            byte_fallback=True,
            split_digits=True,
            control_symbols=[tag_token(t) for t in tags],
            input_sentence_size=recipe.sentences,
            shuffle_input_sentence=True,
            normalization_rule_tsv=str(rules),
            max_sentence_length=16384,
            num_threads=2,
            **common,
        )
        source = (Path(folder) / "joint.model").read_bytes()
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(["a b c"] * 4),
            model_prefix=str(Path(folder) / "plain"),
            vocab_size=8,
            hard_vocab_limit=False,
            normalization_rule_name="nmt_nfkc",
            **common,
        )
        plain = (Path(folder) / "plain.model").read_bytes()
    (out / "source.spm").write_bytes(source)
    (out / "target.spm").write_bytes(_with_normalizer_of(source, plain))
    pieces = sentencepiece.SentencePieceProcessor(model_proto=source)
    vocabulary = {pieces.id_to_piece(i): i for i in range(pieces.get_piece_size())}
    vocabulary[PAD] = len(vocabulary)
    (out / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False, indent=0), encoding="utf-8")


def _with_normalizer_of(model: bytes, other: bytes) -> bytes:
    """The first model with the normalisation rules of the second."""
    # sentencepiece ships this module but not its need, protobuf, which only the training's requirements have.
    from sentencepiece import sentencepiece_model_pb2 as proto  # noqa: PLC0415

    joined, donor = proto.ModelProto.FromString(model), proto.ModelProto.FromString(other)
    joined.normalizer_spec.CopyFrom(donor.normalizer_spec)
    return bytes(joined.SerializeToString())


def _hex(text: str) -> str:
    return " ".join(f"{ord(c):X}" for c in text)
