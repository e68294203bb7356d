"""The few bytes of a SentencePiece model that keep a text from spelling its control symbols."""

from sentencepiece import SentencePieceProcessor

from service.engines.sentencepiece_model import CONTROL, disarmed
from tests.tiny_models.corpus import ARABIC, sentencepiece_model

TAGS = ("<2fr>", "<2en>", "<extra_id_0>", "▁<extra_id_1>")
LOUD = sentencepiece_model("unigram", 360, user_defined_symbols=(*TAGS, "<h1>"))


def pieces(model: bytes, text: str) -> list[str]:
    found: list[str] = SentencePieceProcessor(model_proto=model).encode(text, out_type=str)
    return found


def test_a_text_spells_it_before_and_not_after() -> None:
    for tag in TAGS:
        assert tag in pieces(LOUD, f"a {tag} b")
        assert tag not in pieces(disarmed(LOUD), f"a {tag} b")


def test_a_mark_of_text_stays() -> None:
    assert "<h1>" in pieces(disarmed(LOUD), "a <h1> b")


def test_all_else_is_cut_as_before() -> None:
    for text in ARABIC:
        assert pieces(disarmed(LOUD), text) == pieces(LOUD, text)


def test_ids_and_names_stay() -> None:
    before, after = (SentencePieceProcessor(model_proto=model) for model in (LOUD, disarmed(LOUD)))
    size = before.get_piece_size()
    assert after.get_piece_size() == size
    assert after.id_to_piece(list(range(size))) == before.id_to_piece(list(range(size)))


def test_a_model_without_such_symbols_stays_as_it_is() -> None:
    model = sentencepiece_model("bpe")
    assert disarmed(model) is model


def test_bytes_and_marks_of_text_are_no_control_symbols() -> None:
    assert CONTROL.fullmatch("<2pt_BR>")
    assert not any(CONTROL.fullmatch(piece) for piece in ("<0x41>", "<unk>", "<br>", "2", "<2", "▁<"))
