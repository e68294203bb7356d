"""Events and faults as HTML."""

from datetime import UTC, datetime, timedelta

import pytest

from service.digest.agenda import agenda
from service.digest.feeds import Fault
from service.digest.feeds.arabic_only import arabic_tag
from service.digest.feeds.fault import Part, Unit
from service.digest.items import Item
from service.errors import InputError
from service.refusals import refused
from service.ui.event_list import event_list, fault_list
from service.ui.texts import Texts

NOW = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)
TEXT = "قتل {} شخصا في زلزال قوي ضرب محافظة وادي الرمال فجر الجمعة، بحسب ما أعلن الدفاع المدني."


def quake(number: int, dead: int, **fields: str) -> Item:
    return Item(f"quake-{number}", "", TEXT.format(dead), 0, NOW + timedelta(hours=number), **fields)


def test_a_new_toll_stands_among_its_versions_and_leads() -> None:
    plan = agenda([quake(1, 41), quake(2, 47, url="https://coast.example/2")], top=20)
    html = event_list(plan, Texts("en"))
    assert "2 stories · 1 event · the weightiest first" in html
    assert "New toll" in html
    assert html.index("قتل 47") < html.index("قتل 41")
    assert 'href="https://coast.example/2" target="_blank" rel="noopener noreferrer"' in html


def test_sources_are_set_apart_by_the_commas_of_the_page() -> None:
    plan = agenda([quake(1, 41, source="السنابل"), quake(2, 47, source="Levant Press")])
    for tag, comma in (("en", ", "), ("ar", "، ")):
        assert f"</bdi>{comma}<bdi>" in event_list(plan, Texts(tag))


def test_only_addresses_of_the_web_are_links() -> None:
    html = event_list(agenda([quake(1, 41, url="javascript:alert(1)")]), Texts("fr"))
    assert "<a " not in html
    assert "source non précisée" in html


def test_more_events_than_fit_are_counted() -> None:
    others = [Item(f"{n}", f"خبر رقم {n}", f"كلمة{chr(0x628 + n % 20) * 5}{n} " * 5, n) for n in range(120)]
    plan = agenda(others, top=120)
    html = event_list(plan, Texts("en"))
    assert plan.all_events > 100
    assert html.count("<article") == 100
    assert f"and {plan.all_events - 100} more event" in html


def test_faults_are_told_once_and_escaped() -> None:
    faults = [Fault("a.docx", InputError("a.docx is damaged", "save it <b>again</b>"))] * 40
    html = fault_list(faults, Texts("en"))
    assert html.count("a.docx") == 30
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    assert "and 10 more" in html
    assert fault_list([], Texts("en")) == ""


@pytest.mark.parametrize(
    ("tag", "where", "why"),
    [
        ("en", "<bdi>coast.jsonl</bdi>, line 3:</bdi> ", "it is no valid JSON"),
        ("fr", "<bdi>coast.jsonl</bdi>, ligne 3 :</bdi> ", "ce n’est pas du JSON valide"),
        ("ar", "<bdi>coast.jsonl</bdi>، السطر 3:</bdi> ", "ليس JSON صحيحًا"),
    ],
)
def test_a_fault_and_its_place_are_told_in_the_language_of_the_page(tag: str, where: str, why: str) -> None:
    fault = Fault(Part("coast.jsonl", Unit.LINE, 3), refused(InputError, "row.json"))
    assert where in fault_list([fault], Texts(tag))
    assert why in fault_list([fault], Texts(tag))


@pytest.mark.parametrize(("tag", "named"), [("en", "Persian"), ("fr", "persan"), ("ar", "الفارسية")])
def test_another_language_is_called_by_its_name(tag: str, named: str) -> None:
    with pytest.raises(InputError) as caught:
        arabic_tag("زلزال يضرب المدينة", "fa")
    assert named in fault_list([Fault("a.txt", caught.value)], Texts(tag))
