"""The second sentence of a brief: laws of what may be added, and what is."""

import pytest

from service.summaries.additions import FEWEST_WORDS, Addition, additions, best_addition, weights
from service.summaries.candidates import candidates, ranked_rows
from tests.summaries.copies import STORM, copy_of

LEAD = "صور (برقية) - أعلنت بلدية المدينة إغلاق الجسر القديم أمام السيارات بعد ظهور شقوق في دعائمه."
COST = "وقدرت البلدية كلفة إصلاح الجسر بنحو 14 مليون ليرة ستدفعها الوزارة على ثلاث دفعات."
PAST = "وكان الجسر القديم قد بني عام 1931 وجددت دعائمه الخشبية مرة واحدة منذ ذلك الوقت."
SAID = "وأضاف أن الجسر القديم سيبقى مغلقا أمام السيارات حتى نهاية فصل الشتاء المقبل."
TITLE = "إغلاق جسر في صور وكلفة إصلاحه 14 مليون ليرة"


def offered(*lines: str) -> list[Addition]:
    copy = copy_of("\n".join(lines))
    among = candidates(copy)
    return list(additions(copy, among, ranked_rows(copy, among), 0))


def added(*lines: str, words: int | None = None) -> str | None:
    copy = copy_of("\n".join(lines))
    among = candidates(copy)
    found = best_addition(copy, among, ranked_rows(copy, among), 0, words)
    return found.text if found else None


def test_news_that_the_headline_tells_is_added_rather_than_what_was_before():
    assert added(TITLE, LEAD, PAST, COST) == COST


def test_nothing_is_added_that_has_no_room():
    assert added(TITLE, LEAD, PAST, COST, words=9) is None


def test_nobody_speaks_who_is_not_named():
    assert all(each.text != SAID for each in offered(TITLE, LEAD, PAST, SAID, COST))
    assert any(each.text == SAID for each in offered(TITLE, LEAD, SAID))


def test_only_the_more_relevant_half_is_looked_at():
    assert len({each.row for each in offered(TITLE, LEAD, COST, PAST, PAST.replace("1931", "1932"))}) == 2


def test_a_whole_beginning_may_be_added_too():
    tail = COST.removesuffix(".") + "، بينما تستمر الأعمال في الشارع المحاذي للنهر."
    texts = [each.text for each in offered(TITLE, LEAD, tail)]
    assert texts == [tail, COST]


def test_what_is_short_tells_nothing():
    assert all(len(each.text.split()) >= FEWEST_WORDS for each in offered(*STORM.splitlines()))
    assert offered(LEAD, "وأغلق الجسر أمس.") == []


def test_a_lone_sentence_stays_alone():
    assert offered(LEAD) == []
    assert added(LEAD) is None


@pytest.mark.parametrize("line", [COST, PAST])
def test_each_weight_is_of_a_feature_that_is_read(line):
    (first, *_) = offered(TITLE, LEAD, line)
    assert set(first.features) == set(weights().features)


def test_features_are_what_they_are_called():
    (cost,) = offered(TITLE, LEAD, COST)
    (past,) = offered(TITLE, LEAD, PAST)
    assert (cost.features["numbers"], cost.features["was"], cost.features["year"]) == (2, 0, 0)
    assert (past.features["was"], past.features["year"]) == (1, 1)
    assert cost.features["headline"] > past.features["headline"]
    assert cost.features["words"] == len(COST.split()) / 10
