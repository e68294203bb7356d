from dataclasses import replace
from pathlib import Path

import pytest

from service.catalogue import Catalogue, Score, Task
from service.depot import Depot
from service.ui.model_list import model_list, size, writes
from service.ui.texts import PAGE_LANGUAGES, Texts
from tests.fake_hub import FakeHub, profile

ENGLISH = Texts("en")


@pytest.fixture
def depot(tmp_path: Path) -> Depot:
    return Depot(tmp_path, Catalogue((profile(),)), FakeHub())


def test_what_is_here_and_what_is_not(depot: Depot, tmp_path: Path) -> None:
    assert "can be fetched" in model_list([profile()], depot, ENGLISH)
    depot.pull(profile())
    assert "can be fetched" not in model_list([profile()], depot, ENGLISH)
    shipped = replace(profile(hub_id=None), path=tmp_path)
    assert "here, ships with Barqiya" in model_list([shipped], depot, ENGLISH)


def test_a_licence_without_commercial_use_says_so_in_words(depot: Depot) -> None:
    assert "no commercial use" in model_list([profile(commercial=False)], depot, ENGLISH)
    assert "commercial use allowed" in model_list([profile()], depot, ENGLISH)


def test_everything_of_the_catalogue_is_escaped(depot: Depot) -> None:
    shown = model_list([profile(title="<b>x</b>", notes="a & b", licence="<i>")], depot, ENGLISH)
    assert "&lt;b&gt;x&lt;/b&gt;" in shown
    assert "a &amp; b" in shown
    assert "<i>" not in shown


def test_many_languages_and_scores_are_folded_up(depot: Depot) -> None:
    scores = tuple(Score("ar", "en", f"set-{n}", "BLEU", n, "README", measured=n == 0) for n in range(5))
    tags = ("en", "fr", "de", "es", "it", "pt", "nl")
    shown = model_list([profile(targets=tags, scores=scores)], depot, ENGLISH)
    assert "<summary>7 languages</summary>Dutch, English, French" in shown
    assert "<summary>2 more</summary>" in shown
    assert shown.count("measured here") == 1


def test_a_colon_stands_as_the_page_writes_it(depot: Depot) -> None:
    scored = profile(scores=(Score("ar", "en", "set", "BLEU", 12.0, "README"),))
    for tag, told in (("en", "English: <bdi>"), ("fr", "anglais\u00a0: <bdi>")):
        assert told in model_list([scored], depot, Texts(tag))


def test_scores_from_other_languages_are_not_told(depot: Depot) -> None:
    scores = (Score("fr", "en", "set", "BLEU", 12.0, "README"),)
    assert "none published" in model_list([profile(scores=scores)], depot, ENGLISH)


def test_a_model_that_only_summarises(depot: Depot) -> None:
    shown = model_list([profile(tasks=(Task.SUMMARIZE,), targets=("ar",))], depot, ENGLISH)
    assert "summarises" in shown
    assert "translates" not in shown


def test_nothing_fits(depot: Depot) -> None:
    assert "No model fits" in model_list([], depot, ENGLISH)


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_every_page_has_every_word(depot: Depot, tag: str) -> None:
    assert "<table" in model_list([profile()], depot, Texts(tag))


@pytest.mark.parametrize(
    ("count", "tag", "said"),
    [(15_300_000, "en", "15 MB"), (2_500_000_000, "en", "2.5 GB"), (2_500_000_000, "fr", "2,5 Go")],
)
def test_sizes_as_people_say_them(count: int, tag: str, said: str) -> None:
    assert size(count, Texts(tag)).replace("\u202f", " ").replace("\xa0", " ") == said


def test_what_a_model_makes_of_an_arabic_story() -> None:
    assert writes(profile(), "en")
    assert not writes(profile(), "fr")
    assert not writes(profile(sources=("fr",)), "en")
