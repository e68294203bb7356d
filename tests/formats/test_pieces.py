from hypothesis import given
from hypothesis import strategies as st

from service.formats.pieces import MISSING, Piece, pieces
from service.story import Origin
from tests.formats.translations import DOUBT, NOTHING, translated


def written(piece: Piece) -> str:
    return "".join(run.text for run in piece.words)


def test_pieces_are_the_paragraph_and_tell_what_is_missing():
    made = list(pieces(translated().paragraphs[1], "ltr"))
    assert [(piece.blank, written(piece)) for piece in made] == [
        ("", "Cairo (Barqiya) -"),
        (" ", "He met «عمر (مصر)» & 13 came."),
        (" ", MISSING),
    ]
    assert [piece.origin for piece in made] == [Origin.RULE, Origin.MODEL, Origin.NONE]
    assert [piece.findings for piece in made] == [(), DOUBT, NOTHING]


def test_no_blank_where_the_language_has_none():
    japanese = translated("ja", "見出し", "カイロ -", "大臣は述べた。", "局長も述べた。", "- 一").paragraphs[
        1
    ]
    assert [piece.blank for piece in pieces(japanese, "ltr")] == ["", " ", ""]


@given(st.lists(st.text("ab. \u00a0"), min_size=5, max_size=5))
def test_whatever_the_targets_the_pieces_are_the_paragraph(targets: list[str]):
    for paragraph in translated("en", *targets).paragraphs:
        made = zip(pieces(paragraph, "ltr"), paragraph.segments, strict=True)
        shown = [piece.blank + written(piece) for piece, part in made if part.target.strip()]
        assert "".join(shown) == paragraph.target
