"""What a page is made of; how it looks is for eyes."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from evaluation.datasets.bitext import LanguagePair
from evaluation.metrics.registry import find_metrics
from evaluation.reports.page import html_page, markdown_page
from evaluation.reports.report import build_report
from evaluation.runs.baseline import against
from tests.evaluation.reports.reporting import BITEXT, PAIR, metrics, results, small_report

VOID = {"meta", "input", "br", "circle", "rect", "path", "line", "polyline"}
HOSTILE = '</script><script>alert("1")</script><img src=x onerror=alert(2)> & \'"` {{ 7 * 7 }}'


class Elements(HTMLParser):
    """All elements in order; fails where one is not closed, or an id is there twice."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []
        ids = [attributes["id"] for _, attributes in self.all if "id" in attributes]
        assert len(ids) == len(set(ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.all.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        return [each for name, each in self.all if name == tag and attributes.items() <= each.items()]


def test_the_page_needs_nothing_beside_it():
    page = html_page(small_report())
    elements = Elements(page)
    assert not re.search(r"https?:|url\(|@import", page)
    assert not elements.named("link") + elements.named("img") + elements.named("iframe")
    assert all(each.keys().isdisjoint({"src", "srcset", "style"}) for _, each in elements.all)
    assert all((each["href"] or "").startswith("#") for each in elements.named("a"))
    policy = next(each for each in elements.named("meta") if "http-equiv" in each)
    assert (policy["content"] or "").startswith("default-src 'none';")


def test_every_link_within_the_page_leads_somewhere():
    elements = Elements(html_page(small_report()))
    ids = {each["id"] for _, each in elements.all if "id" in each}
    assert {(each["href"] or "")[1:] for each in elements.named("a")} <= ids


def test_texts_have_their_language_and_direction():
    elements = Elements(html_page(small_report()))
    texts = [each for each in elements.named("div") if each.get("class") == "text"]
    assert [(each["lang"], each["dir"]) for each in texts[:2]] == [("ar", "rtl"), ("en", "ltr")]
    assert len(texts) == 4 * (2 + 2)
    assert len(elements.named("div", lang="ar", dir="rtl")) == 4
    assert elements.named("html", lang="en", dir="ltr")


def test_segments_come_in_the_order_of_disagreement():
    report = small_report()
    numbers = [each["data-number"] for each in Elements(html_page(report)).named("article")]
    rows = sorted(report.sections[0].segments, key=lambda row: -row.disagreement)
    assert numbers == [str(row.number) for row in rows]
    assert numbers[:2] == ["4", "1"]  # "Yes." has no four words for BLEU; «ثلاثة» became "Thirteen"


def test_tables_name_their_rows_and_columns():
    elements = Elements(html_page(small_report()))
    assert all(each.get("scope") in {"row", "col"} for each in elements.named("th"))
    for region in elements.named("div", role="region"):
        assert region["tabindex"] == "0"
        assert region["aria-label"]
    assert all(each["aria-label"] for each in elements.named("svg", role="img"))
    decoration = [each for each in elements.named("svg") if "role" not in each]
    assert all(each["aria-hidden"] == "true" for each in decoration)


def test_what_differs_is_marked():
    page = html_page(small_report())
    assert '<span class="off other">Thirteen</span> people' in page
    assert '<span class="off">came back</span>' in page


@pytest.mark.parametrize("write", [html_page, markdown_page])
def test_nothing_from_data_means_anything_to_the_page(write):
    hostile = replace(BITEXT, sources=(HOSTILE,) * 4, references=(HOSTILE,) * 4, topics=(HOSTILE,) * 4)
    made = [replace(each, system=each.system + HOSTILE, dataset=HOSTILE, hypotheses=(HOSTILE,) * 4)
            for each in results("first", "second", bitext=hostile)]  # fmt: skip
    text = write(build_report(against(made, made[0].system, metrics), metrics))
    assert "<img" not in re.sub(r"\\.", "", text)
    assert "{{ 7 * 7 }}" in text.replace("\\", "")
    if write is html_page:
        elements = Elements(text)
        assert len(elements.named("script")) == 1
        assert not any("onerror" in each for _, each in elements.all)
        assert HOSTILE in elements.text


def test_a_date_is_there_only_where_one_was_given():
    assert "<time" not in html_page(small_report())
    assert '<time datetime="2026-11-26">' in html_page(small_report(date="2026-11-26"))


def test_the_same_results_make_the_same_bytes():
    assert html_page(small_report()) == html_page(small_report())
    assert markdown_page(small_report()) == markdown_page(small_report())


def test_one_system_has_nobody_beside_it():
    page = html_page(small_report("first"))
    assert "Significance" not in page
    assert 'class="other"' not in page


def test_a_set_without_topics_and_findings_says_so():
    report = small_report("first", bitext=replace(BITEXT, topics=()))
    plain = replace(report.sections[0], findings=())
    page = html_page(replace(report, sections=(plain,)))
    assert "By topic" not in page
    assert "The checks found nothing" in page


def test_markdown_has_the_tables():
    lines = markdown_page(small_report(date="2026-11-26")).splitlines()
    assert lines[:6] == [
        "# Evaluation of first and second",
        "",
        "2026-11-26",
        "",
        "## tiny, Arabic to English",
        "",
    ]
    assert "| system | bleu | 95 % | chrf | 95 % | ter | 95 % | numbers | 95 % |" in lines
    assert "| numbers | 0 | 1 | 0 |" in lines
    headings = [line for line in lines if line.startswith("### ")]
    assert headings == [
        "### Scores",
        "### Significance",
        "### Findings of the checks",
        "### By length",
        "### By topic",
        "### Segments that metrics disagree most about",
    ]


def test_each_markdown_table_stands_between_empty_lines_and_is_rectangular():
    lines = markdown_page(small_report()).splitlines()
    for number, line in enumerate(lines):
        if line.startswith("|") and not lines[number - 1].startswith("|"):
            assert lines[number - 1] == ""
        if line.startswith("|") and lines[number - 1].startswith("|"):
            cells, above = (len(re.findall(r"(?<!\\)\|", each)) for each in (line, lines[number - 1]))
            assert cells == above


def test_summaries_are_in_one_language_and_not_checked():
    arabic, measured = LanguagePair.parse("ar"), find_metrics(["rouge1", "novelty"], PAIR.source)
    stories = replace(BITEXT, references=BITEXT.sources)
    scored = {each.name: each.measure(BITEXT.sources, stories) for each in measured}
    made = [
        replace(each, pair=arabic, bitext=stories, hypotheses=BITEXT.sources, measurements=scored)
        for each in results("first", "second")
    ]
    page = html_page(build_report(made, lambda _: measured))
    assert "<bdi>tiny</bdi>, Arabic</h2>" in page
    assert "Findings of the checks" not in page
    assert len(Elements(page).named("div", lang="ar", dir="rtl")) == 4 * 4
