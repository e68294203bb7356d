from pathlib import Path

import pytest

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.runs.models import BareEngine, Product
from service.errors import PairError
from tests.evaluation.desks import scripted_desk

PAIR = LanguagePair.parse("ar-en")


def spelled(text: str, _decoding: object) -> str:
    return f"<{text}>"


def bitext(*documents: tuple[str, ...]) -> Bitext:
    sources = tuple(segment for document in documents for segment in document)
    numbers = tuple(number for number, document in enumerate(documents) for _ in document)
    return Bitext(sources, ("",) * len(sources), numbers)


def test_the_product_gives_a_hypothesis_for_each_segment_of_each_document(tmp_path: Path):
    desk, engine = scripted_desk(spelled, tmp_path)
    texts = bitext(("اتفاق على هدنة", "القاهرة (رويترز) - قال الوزير نعم. وعاد.", "وانتهى."), ("خبر آخر.",))
    told: list[tuple[int, int]] = []
    hypotheses = Product("scripted", desk).translate(texts, PAIR, lambda *done: told.append(done))
    assert hypotheses == [
        "<اتفاق على هدنة>",
        "Cairo (Reuters) - <قال الوزير نعم.> <وعاد.>",
        "<وانتهى.>",
        "<خبر آخر.>",
    ]
    assert "القاهرة" not in " ".join(engine.seen)
    assert told[-1] == (5, 5)


@pytest.mark.parametrize(
    ("segments", "targets"),
    [
        (("قال.", "", "عاد."), ["<قال.>", "", "<عاد.>"]),
        (("قال.\u2028وعاد.", "نام."), ["<قال.> <وعاد.>", "<نام.>"]),
        (("", ""), ["", ""]),
    ],
)
def test_targets_stay_in_line_with_their_segments(
    tmp_path: Path, segments: tuple[str, ...], targets: list[str]
):
    desk, _ = scripted_desk(spelled, tmp_path)
    assert Product("scripted", desk).translate(bitext(segments), PAIR, lambda *_: None) == targets


def test_the_bare_engine_sees_segments_as_they_are(tmp_path: Path):
    desk, engine = scripted_desk(spelled, tmp_path)
    texts = bitext(("القاهرة (رويترز) - قال نعم. وعـاد.",))
    told: list[tuple[int, int]] = []
    hypotheses = BareEngine("scripted", desk).translate(texts, PAIR, lambda *done: told.append(done))
    assert hypotheses == [f"<{texts.sources[0]}>"]
    assert engine.seen == list(texts.sources)
    assert told == [(1, 1)]


@pytest.mark.parametrize("system", [Product, BareEngine])
def test_a_pair_that_a_model_does_not_speak_is_found_before_any_work(tmp_path: Path, system):
    desk, engine = scripted_desk(spelled, tmp_path)
    system("scripted", desk).check(bitext(("خبر",)), PAIR)
    with pytest.raises(PairError):
        system("scripted", desk).check(bitext(("خبر",)), LanguagePair.parse("ar-de"))
    assert engine.seen == []
