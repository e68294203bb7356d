"""The suite of checks as a whole."""

import sys
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.checks.check import Pair
from service.checks.suite import all_checks
from service.languages import language, languages

MIXED = st.text(
    st.sampled_from("قال أحمدوليةةإى٣٥ abcXYZ12 “”«»\"'،؟.,()你好かナ한국привет\n\u200f\u0640\u064e"),
    max_size=60,
)


def test_every_check_has_a_name_of_its_own():
    names = [check.name for check in all_checks()]
    assert len(set(names)) == len(names) == 6


@given(
    st.one_of(st.text(max_size=60), MIXED),
    st.one_of(st.text(max_size=60), MIXED),
    st.sampled_from(languages()),
)
def test_any_pair_of_texts_can_be_checked(source, target, target_language):
    pair = Pair(source, target, target_language)
    for check in all_checks():
        for finding in check.findings(pair):
            assert finding.check == check.name
            assert finding.reason


@pytest.mark.parametrize(
    ("tag", "target"),
    [
        ("en", "The governor said on Sunday that the bridge would reopen in 3 weeks."),
        ("fr", "Le gouverneur a annoncé dimanche que le pont rouvrirait dans 3 semaines."),
        ("es", "El gobernador anunció el domingo que el puente reabrirá en 3 semanas."),
        ("de", "Der Gouverneur sagte am Sonntag, die Brücke werde in 3 Wochen wieder öffnen."),
        ("ru", "Губернатор заявил в воскресенье, что мост откроют через 3 недели."),
        ("fa", "استاندار روز یکشنبه گفت پل تا 3 هفته دیگر بازگشایی می‌شود."),
        ("zh-Hans", "省长周日表示，大桥将在3周后重新开放。"),
    ],
)
def test_a_good_translation_has_no_finding(tag, target):
    pair = Pair("قال المحافظ الأحد إن الجسر سيفتح مجددا بعد 3 أسابيع.", target, language(tag))
    assert [finding for check in all_checks() for finding in check.findings(pair)] == []


def test_checks_need_no_heavy_library():
    heavy = ("torch", "transformers", "ctranslate2", "sklearn", "numpy")
    code = f"import sys, service.checks.suite; print([name for name in {heavy} if name in sys.modules])"
    assert (
        run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
