"""`python -m evaluation run`, from its words to what it prints."""

import json
from pathlib import Path

import pytest

from evaluation.__main__ import main

SHARED = Path(__file__).parents[2].parent / "shared"
SYSTEMS = SHARED / "eval/flores-dev/systems"
PUBLISHED = {
    "argos": 30.0,
    "opusmt": 33.9,
    "nllb": 37.5,
    "bergamot-base-memory": 38.3,
    "bergamot-base": 39.6,
    "microsoft": 44.0,
    "google": 46.0,
}


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sacrebleu.utils.SACREBLEU_DIR", str(tmp_path / "sacrebleu"))
    for suffix, text in {"ar": "قال.\nعاد.\n", "en": "He spoke.\nHe came back.\n"}.items():
        (tmp_path / f"news.{suffix}").write_text(text, encoding="utf-8")
    (tmp_path / "news.es").write_text("Habló.\n", encoding="utf-8")
    (tmp_path / "news.de").write_bytes("Er sprach.\nEr kam zurück.\n".encode("latin-1"))
    (tmp_path / "human.en").write_text("He spoke.\nHe came home.\n", encoding="utf-8")
    return tmp_path


def test_a_file_of_outputs_is_scored_without_any_model(news: Path, capsys: pytest.CaptureFixture[str]):
    words = ["run", "--sets", f"news={news}", "--outputs", f"human={news}/human.en", "--format", "json"]
    assert main([*words, "--metrics", "bleu,chrf", "--save", f"{news}/kept"]) == 0
    systems = json.loads(capsys.readouterr().out)["news"]["ar-en"]
    assert list(systems["human"]) == ["bleu", "chrf"]
    assert 0 < systems["human"]["bleu"]["score"] < 100
    assert (news / "kept/news/human.en").read_bytes() == (news / "human.en").read_bytes()


def test_the_table_ends_with_the_signatures(news: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["run", "--data", str(news), "--sets", "news", "--outputs", f"human={news}/human.en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split()[:3] == ["news", "ar-en", "human"]
    assert [line.partition(":")[0] for line in lines[2:]] == ["bleu", "chrf", "chrf++"]


def test_a_baseline_shows_how_sure_each_difference_is(news: Path, capsys: pytest.CaptureFixture[str]):
    (news / "best.en").write_text("He spoke.\nHe came back.\n", encoding="utf-8")
    outputs = [word for name in ("best", "human") for word in ("--outputs", f"{name}={news}/{name}.en")]
    words = ["run", "--sets", f"news={news}", "--metrics", "chrf,editorial", "--baseline", "human", *outputs]
    assert main([*words, "--format", "json"]) == 0
    systems = json.loads(capsys.readouterr().out)["news"]["ar-en"]
    told = systems["best"]["chrf"]["significance"]
    assert told["baseline"] == "human"
    assert 0 < told["p_value"] <= 1
    assert systems["best"]["length"]["significance"]["p_value"] == 1
    assert set(systems["human"]["chrf"]) == {"score", "signature"}
    assert main(words) == 0
    printed = capsys.readouterr().out
    assert " p=" in printed
    assert "p: against human, paired bootstrap, bs:1000|seed:12345" in printed


def test_summaries_are_scored_in_one_language(news: Path, capsys: pytest.CaptureFixture[str]):
    story = {"title": "عودة", "text": "عاد الوفد إلى بيروت.", "summary": "عاد الوفد"}
    (news / "news.jsonl").write_text(json.dumps(story), encoding="utf-8")
    (news / "lead.ar").write_text("عاد الوفد إلى بيروت\n", encoding="utf-8")
    words = ["run", "--pairs", "ar", "--sets", f"s={news}/news.jsonl", "--outputs", f"lead={news}/lead.ar"]
    assert main([*words, "--metrics", "summary", "--format", "json", "--save", f"{news}/kept"]) == 0
    measured = json.loads(capsys.readouterr().out)["s"]["ar"]["lead"]
    assert measured["rouge1"]["score"] == 66.7
    assert measured["support"]["score"] == 100
    assert (news / "kept/s/lead.ar").is_file()
    record = json.loads((news / "kept/run.json").read_text(encoding="utf-8"))
    assert record["metadata"]["sets"]["s"]["ar"]["files"][0]["name"] == "news.jsonl"


def test_a_model_is_measured_as_the_product_uses_it(
    news: Path, capsys: pytest.CaptureFixture[str], monkeypatch
):
    from tests.evaluation.desks import scripted_desk

    desk, engine = scripted_desk(lambda text, _: {"قال.": "He spoke."}.get(text, "It rained."), news)
    monkeypatch.setattr("evaluation.commands.run.open_desk", lambda _settings: desk)
    words = ["run", "--data", str(news), "--sets", "news", "--systems", "scripted", "--metrics", "ter"]
    assert main([*words, "--lines", "1", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["news"]["ar-en"]["scripted"]["ter"]["score"] == 0.0
    assert engine.seen == ["قال."]


def test_a_report_holds_systems_against_the_first(news: Path, capsys: pytest.CaptureFixture[str]):
    (news / "other.en").write_text("He said.\nHe came back.\n", encoding="utf-8")
    outputs = ["--outputs", f"human={news}/human.en", "--outputs", f"other={news}/other.en"]
    words = ["run", "--data", str(news), "--sets", "news", *outputs, "--report", f"{news}/made"]
    assert main([*words, "--date", "2026-11-26"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"report: {news}/made/report.html"
    report = json.loads((news / "made/report.json").read_text(encoding="utf-8"))
    assert report["date"] == "2026-11-26"
    assert {row["baseline"] for row in report["sets"][0]["significance"]} == {"human"}
    assert json.loads((news / "made/leaderboard.json").read_text(encoding="utf-8"))["scores"] == []


def test_a_report_of_a_model_comes_with_its_leaderboard(
    news: Path, capsys: pytest.CaptureFixture[str], monkeypatch
):
    from tests.evaluation.desks import scripted_desk

    desk, _ = scripted_desk(lambda text, _: "He came back.", news)
    monkeypatch.setattr("evaluation.commands.run.open_desk", lambda _settings: desk)
    words = ["run", "--data", str(news), "--sets", "news", "--systems", "scripted", "--metrics", "chrf"]
    assert main([*words, "--report", f"{news}/made", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["news"]["ar-en"]["scripted"]
    (row,) = json.loads((news / "made/leaderboard.json").read_text(encoding="utf-8"))["scores"]
    assert (row["model"], row["test_set"], row["metric"], row["segments"]) == ("scripted", "news", "chrF2", 2)


def test_a_date_has_to_be_one(news: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as caught:
        main(["run", "--outputs", f"human={news}/human.en", "--date", "26.11.2026"])
    assert caught.value.code == 2
    assert "26.11.2026 is no day, such as 2026-11-26" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "no system to measure"),
        (["--systems", ","], "--systems names nothing"),
        (["--systems", "nope"], "model nope is not in the catalogue"),
        (["--outputs", "human"], "names no file"),
        (["--outputs", "human={}/absent"], "there is no file"),
        (["--outputs", "human={}/human.en", "--pairs", "ar-en,ar-fr"], "one set in one pair"),
        (["--outputs", "human={}/human.en", "--pairs", "ar-fr"], "set news has no French"),
        (["--outputs", "human={}/human.en", "--pairs", "english"], "no pair of languages"),
        (["--outputs", "human={}/human.en", "--metrics", "blue"], "metric blue is not known"),
        (["--outputs", "human={}/human.en", "--sets", "absent"], "set absent is not in"),
        (["--outputs", "human={}/human.en", "--pairs", "ar-es"], "news.ar has 2 lines and news.es has 1"),
        (["--outputs", "human={}/human.en", "--pairs", "ar-de"], "news.de is not UTF-8 (byte 21)"),
        (["--outputs", "human={}/human.en", "--metrics", "rouge"], "did you mean rouge"),
        (["--outputs", "human={}/human.en", "--metrics", "support"], "use it with --pairs ar"),
        (["--outputs", "human={}/human.en", "--sets", "x={}/human.en"], "no layout of a set"),
        (["--outputs", "human={}/human.en", "--sets", "iwslt17"], "not on this machine"),
        (["--outputs", "human={}/human.en", "--sets", "iwslt17/dev2010"], "not on this machine"),
        (
            ["--outputs", "human={}/human.en", "--baseline", "google"],
            "baseline google is not measured: use one of human",
        ),
        (["--outputs", "human={}/human.en", "--lines", "0"], "--lines has to be 1 or more"),
        (["--outputs", "a={}/human.en", "--outputs", "a={}/human.en"], "two systems have the same name"),
        (["--outputs", "../../evil={}/human.en", "--save", "{}/kept"], "../../evil is no name of a file"),
        (["--outputs", "/evil={}/human.en"], "--outputs /evil is no name of a file"),
        (["--outputs", "..={}/human.en"], "--outputs .. is no name of a file"),
        (["--outputs", "human={}/human.en", "--pairs", "ar-../../en"], "--pairs ar-../../en is a place"),
        (["--outputs", "human={}/human.en", "--sets", "../news={}"], "--sets ../news is a place and no name"),
        (["--outputs", "human={}/human.en", "--sets", "/news={}"], "--sets /news is a place and no name"),
        (["--outputs", "human={}/human.en", "--save", "{}/human.en/x"], "cannot be written"),
        (["--outputs", "human={}/human.en", "--report", "{}/human.en/x"], "cannot be written"),
    ],
)
def test_a_mistake_gets_one_sentence_and_no_partial_report(
    news: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
):
    code = main(["run", "--data", str(news), "--sets", "news", *(word.format(news, news) for word in words)])
    printed = capsys.readouterr()
    assert code == 2
    assert printed.out == ""
    assert message in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.skipif(not SYSTEMS.is_dir(), reason="../shared is not here")
def test_published_figures_come_out_exactly(capsys: pytest.CaptureFixture[str]):
    outputs = [word for name in PUBLISHED for word in ("--outputs", f"{name}={SYSTEMS}/{name}.en")]
    assert main(["run", "--sets", "flores-dev", "--metrics", "bleu", "--format", "json", *outputs]) == 0
    systems = json.loads(capsys.readouterr().out)["flores-dev"]["ar-en"]
    assert {name: measured["bleu"]["score"] for name, measured in systems.items()} == PUBLISHED
