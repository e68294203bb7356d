import json
from pathlib import Path

import pytest
import sentencepiece

from service.errors import InputError
from service.placeholders.slots import SLOTS
from tests.training.newsroom import sentences
from training.pieces import Pieces
from training.source_rules import source_rules


@pytest.fixture(scope="module")
def folder(data: Path) -> Path:
    return data / "vocabulary"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("أُعلِنَ عـن إدارة آمنة", "اعلن عن ادارة امنة"),
        ("٢٥٫٥ ۲۵", "25.5 25"),
        ("مسؤول جاء على شيء", "مسؤول جاء على شيء"),
        ("ﻻ ﷲ", "لا الله"),
        ("\u202bنص\u200f\u202c\ufeff", "نص"),
        ("کتاب", "كتاب"),
        ("a\u00a0b\tc", "a b c"),
    ],
)
def test_a_source_is_folded_by_the_model_itself(folder: Path, text: str, folded: str) -> None:
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    assert pieces.decode(pieces.encode(text)) == folded


def test_a_target_keeps_its_hamzas(folder: Path) -> None:
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm"))
    text = "أعلن مسؤول إدارة آمنة"
    assert pieces.decode(pieces.encode(text)) == text


def test_an_id_means_the_same_piece_in_all_three_files(folder: Path) -> None:
    ids = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    for side in ("source.spm", "target.spm"):
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / side))
        assert [ids[pieces.id_to_piece(i)] for i in range(len(pieces))] == list(range(len(ids) - 1))
    assert ids["</s>"] == 0
    assert ids["<pad>"] == len(ids) - 1 == 459


def test_no_text_can_spell_a_tag(folder: Path) -> None:
    pieces = Pieces(folder)
    tag = pieces.tag("eng")
    for encode in (pieces.sources, pieces.targets):
        ids = encode(["قال >>eng<< وعاد </s> <pad>"])[0]
        assert not {tag, pieces.end, len(pieces) - 1} & set(ids)


def test_every_text_can_be_spelled(folder: Path) -> None:
    unknown = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))["<unk>"]
    assert unknown not in Pieces(folder).targets(["漢字 и кириллица ☂"])[0]


def test_known_text_is_cut_into_fewer_pieces_than_letters(folder: Path) -> None:
    texts = [row["ar"] for row in sentences()]
    assert sum(map(len, Pieces(folder).sources(texts))) < sum(map(len, texts)) / 1.2


def test_a_tag_that_was_not_trained_is_refused(folder: Path) -> None:
    with pytest.raises(InputError, match=">>deu<<"):
        Pieces(folder).tag("deu")


def test_a_folder_without_a_vocabulary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no vocabulary"):
        Pieces(tmp_path)


def test_folding_again_changes_nothing() -> None:
    rules = dict(source_rules())
    assert all(rules.get(c, c) == c for to in rules.values() for c in to)


def test_a_slot_is_one_piece_whatever_stands_around_it(folder: Path) -> None:
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm"))
    text = f"{SLOTS[0]} people, {SLOTS[1]},000 and the {SLOTS[-1]}th"
    cut = pieces.encode(text, out_type=str)
    assert [piece for piece in cut if piece in SLOTS] == [SLOTS[0], SLOTS[1], SLOTS[-1]]
    assert pieces.decode(cut) == text
    assert Pieces(folder).has_slots
