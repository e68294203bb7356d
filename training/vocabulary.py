"""One joint SentencePiece vocabulary for the source and all targets, and its Marian files.

The source side folds, by the rules inside `source.spm`; the target side keeps all letters, since Arabic
headlines are targets too.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import sentencepiece

from training.pieces import PAD, tag_token
from training.recipe import VocabularyRecipe
from training.source_rules import source_rules


def train_vocabulary(
    texts: Iterable[str], tags: Iterable[str], slots: Iterable[str], recipe: VocabularyRecipe, out: Path
) -> None:
    """Writes `source.spm`, `target.spm` and `vocab.json`; one id means the same piece in all three.

    Tags are control symbols: no text can spell one. Each slot is a piece that nothing else joins.
    `<pad>` is the last id, as in every Marian model.
    Raises RuntimeError where there is too little text for the size.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        source = _joint(iter(texts), tags, slots, recipe, Path(folder))
        plain = _plain(Path(folder))
    (out / "source.spm").write_bytes(source)
    (out / "target.spm").write_bytes(_with_normalizer_of(source, plain))
    pieces = sentencepiece.SentencePieceProcessor(model_proto=source)
    vocabulary = {pieces.id_to_piece(i): i for i in range(pieces.get_piece_size())}
    vocabulary[PAD] = len(vocabulary)
    (out / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False, indent=0), encoding="utf-8")


def _joint(
    texts: Iterator[str], tags: Iterable[str], slots: Iterable[str], recipe: VocabularyRecipe, folder: Path
) -> bytes:
    rules = folder / "rules.tsv"
    rows = sorted(dict(source_rules()).items())
    rules.write_text("".join(f"{_hex(a)}\t{_hex(b)}\n" for a, b in rows), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=texts,
        model_prefix=str(folder / "joint"),
        model_type="unigram",
        vocab_size=recipe.size - 1,  # one id is left for <pad>
        character_coverage=recipe.coverage,
        required_chars="أإآؤئء",  # folded in a source, but targets need them
        byte_fallback=True,
        split_digits=True,
        control_symbols=[tag_token(tag) for tag in tags],
        user_defined_symbols=list(slots),
        input_sentence_size=recipe.sentences,
        shuffle_input_sentence=True,
        normalization_rule_tsv=str(rules),
        max_sentence_length=16384,
        num_threads=2,
        bos_id=-1,
        eos_id=0,
        unk_id=1,
        pad_id=-1,
        minloglevel=2,
    )
    return (folder / "joint.model").read_bytes()


def _plain(folder: Path) -> bytes:
    """Any model with SentencePiece's own normalisation."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["a b c"] * 4),
        model_prefix=str(folder / "plain"),
        vocab_size=8,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    return (folder / "plain.model").read_bytes()


def _with_normalizer_of(model: bytes, other: bytes) -> bytes:
    """The first model with the normalisation rules of the second."""
    # sentencepiece ships this module but not its need, protobuf, which only the training's requirements have.
    from sentencepiece import sentencepiece_model_pb2 as proto

    joined, donor = proto.ModelProto.FromString(model), proto.ModelProto.FromString(other)
    joined.normalizer_spec.CopyFrom(donor.normalizer_spec)
    return bytes(joined.SerializeToString())


def _hex(text: str) -> str:
    return " ".join(f"{ord(c):X}" for c in text)
