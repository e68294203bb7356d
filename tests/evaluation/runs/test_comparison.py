from dataclasses import dataclass, field
from pathlib import Path

import pytest

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.metrics.registry import find_metric
from evaluation.runs.comparison import Comparison
from evaluation.runs.system import OutputFile
from service.errors import InputError

EN, FR = LanguagePair.parse("ar-en"), LanguagePair.parse("ar-fr")


@dataclass
class Tiny:
    """Two segments in any language."""

    name: str

    def bitext(self, pair: LanguagePair) -> Bitext:
        return Bitext(("أ", "ب"), (f"{self.name} {pair.target.tag} one", f"{self.name} two"), (0, 1))


@dataclass
class Copyist:
    """Repeats the source, after what it remembers of being asked."""

    name: str
    refuses: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)

    def check(self, bitext: Bitext, pair: LanguagePair) -> None:
        assert len(bitext.sources) == 2
        if pair.name == self.refuses:
            raise InputError(f"{pair.name} is beyond {self.name}")

    def translate(self, bitext: Bitext, pair: LanguagePair, progress) -> list[str]:
        self.asked.append((pair.name, bitext.references[0]))
        return list(bitext.sources)


def compare(*systems, segments=None, titles=None):
    comparison = Comparison(
        [Tiny("x"), Tiny("y")],
        [EN, FR],
        systems,
        lambda target: [find_metric(name, target) for name in ("chrf", "bleu")],
        segments,
    )

    def progress(title: str):
        (titles if titles is not None else []).append(title)
        return lambda _done, _total: None

    return comparison.run(progress)


def test_a_result_for_each_combination_in_the_order_asked_for():
    titles: list[str] = []
    results = compare(Copyist("a"), Copyist("b"), titles=titles)
    made = [f"{each.dataset} {each.pair.name} {each.system}" for each in results]
    assert (
        made == titles == [f"{s} {p} {system}" for s in "xy" for p in ("ar-en", "ar-fr") for system in "ab"]
    )
    assert all(list(each.measurements) == ["chrf", "bleu"] for each in results)
    assert all(each.hypotheses == ("أ", "ب") for each in results)


def test_nothing_is_translated_where_one_system_cannot():
    willing = Copyist("a")
    with pytest.raises(InputError, match="ar-fr is beyond b"):
        compare(willing, Copyist("b", refuses="ar-fr"))
    assert willing.asked == []


def test_a_set_is_checked_whole_and_cut_afterwards():
    results = compare(Copyist("a"), segments=1)
    assert {each.hypotheses for each in results} == {("أ",)}


def test_an_output_file_is_taken_as_it_is(tmp_path: Path):
    path = tmp_path / "google.en"
    path.write_text("x en one\nx &quot;two&quot;\n", encoding="utf-8")
    file = OutputFile("google", path)
    whole = Tiny("x").bitext(EN)
    file.check(whole, EN)
    assert file.translate(whole, EN, lambda *_: None) == ["x en one", "x &quot;two&quot;"]
    assert file.translate(whole.first(1), EN, lambda *_: None) == ["x en one"]


def test_an_output_file_of_another_length_is_refused(tmp_path: Path):
    path = tmp_path / "google.en"
    path.write_text("one\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"google\.en has 1 lines and the set has 2"):
        OutputFile("google", path).check(Tiny("x").bitext(EN), EN)
