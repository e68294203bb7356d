import pytest
import sacrebleu

from evaluation.datasets.bitext import Bitext
from evaluation.metrics.registry import find_metric
from evaluation.metrics.surface import METRICS
from service.errors import InputError
from service.languages import language

EN = language("en")
REFERENCES = ["The minister arrived in Cairo on Monday.", "Oil rose by 4.5 percent.", "It was calm."]
HYPOTHESES = ["The minister came to Cairo on Monday.", "Oil prices rose 4.5 percent.", "It was quiet."]
SET = Bitext(("a", "b", "c"), tuple(REFERENCES), (0, 0, 0))
OFFLINE = sorted(set(METRICS) - {"spbleu"})


def test_scores_are_those_of_sacrebleu():
    scores = {name: find_metric(name, EN).measure(HYPOTHESES, SET).score for name in OFFLINE}
    assert scores == pytest.approx(
        {
            "bleu": sacrebleu.corpus_bleu(HYPOTHESES, [REFERENCES]).score,
            "chrf": sacrebleu.corpus_chrf(HYPOTHESES, [REFERENCES]).score,
            "chrf++": sacrebleu.corpus_chrf(HYPOTHESES, [REFERENCES], word_order=2).score,
            "ter": sacrebleu.corpus_ter(HYPOTHESES, [REFERENCES]).score,
        }
    )


@pytest.mark.parametrize("name", OFFLINE)
def test_statistics_of_some_segments_make_the_score_of_these_segments(name: str):
    metric = find_metric(name, EN)
    whole = metric.measure(HYPOTHESES, SET)
    part = metric.measure(HYPOTHESES[1:], Bitext(SET.sources[1:], SET.references[1:], (0, 0)))
    assert len(whole.statistics) == len(HYPOTHESES)
    assert metric.aggregate(whole.statistics[1:]) == pytest.approx(part.score)
    assert whole.score != pytest.approx(part.score)


@pytest.mark.parametrize("name", OFFLINE)
def test_one_metric_measures_many_systems(name: str):
    metric = find_metric(name, EN)
    assert metric.measure(REFERENCES, SET).score == pytest.approx(0 if name == "ter" else 100)
    assert metric.measure([""] * 3, SET).score == pytest.approx(100 if name == "ter" else 0)


@pytest.mark.parametrize(
    ("name", "tag", "part"),
    [("bleu", "en", "tok:13a"), ("bleu", "zh", "tok:zh"), ("chrf", "en", "nw:0"), ("chrf++", "en", "nw:2")],
)
def test_a_signature_says_how_it_was_measured(name: str, tag: str, part: str):
    signature = find_metric(name, language(tag)).measure(HYPOTHESES, SET).signature
    assert part in signature
    assert f"version:{sacrebleu.__version__}" in signature


def test_a_vocabulary_that_is_missing_is_not_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setattr("sacrebleu.utils.SACREBLEU_DIR", str(tmp_path))
    with pytest.raises(InputError, match=f"at {tmp_path}"):
        find_metric("spbleu", EN)


def test_a_tokenizer_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sacrebleu.tokenizers.tokenizer_ja_mecab.MeCab", None)
    with pytest.raises(InputError, match=r"BLEU in Japanese .* `pip install 'sacrebleu\[ja\]'"):
        find_metric("bleu", language("ja"))
