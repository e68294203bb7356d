"""Which story tells an event."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from service.digest.clusters import Cluster
from service.digest.items import Item
from service.digest.teller import latest
from service.digest.teller import teller as teller_of
from service.digest.versions import Chain, Change, Version, chains
from tests.digest.stories import DAWN, FLOOD, FLOOD_OTHER, FLOOD_TOLL


def chain(*items: Item, change: Change = Change.UPDATE) -> Chain:
    return tuple(Version(item, change if at else Change.FIRST) for at, item in enumerate(items))


def teller(event: Cluster, tolls: dict[str, int] | None = None) -> Item:
    return teller_of(event, lambda item: Fraction(tolls[item.id]) if tolls and item.id in tolls else None)


def test_the_newest_version_of_the_chain_with_the_most_of_them():
    assert teller(Cluster((chain(FLOOD, FLOOD_TOLL), chain(FLOOD_OTHER)))) == FLOOD_TOLL
    assert teller(Cluster((chain(FLOOD_OTHER), chain(FLOOD, FLOOD_TOLL)))) == FLOOD_TOLL


def test_copies_make_no_chain_longer():
    copies = [replace(FLOOD_OTHER, id=f"copy-{n}") for n in range(3)]
    copied = chain(FLOOD_OTHER, *copies, change=Change.COPY)
    assert teller(Cluster((copied, chain(FLOOD, FLOOD_TOLL)))) == FLOOD_TOLL


def test_a_version_without_a_time_outdates_none_with_one():
    undated = replace(FLOOD, id="z", published=None)
    assert latest(chain(FLOOD, FLOOD_TOLL, undated)) == FLOOD_TOLL
    assert latest(chain(undated)) == undated


def test_of_copies_the_first_is_as_new():
    copy = replace(FLOOD_TOLL, id="copy", published=DAWN + timedelta(hours=4))
    versions = zip((FLOOD, FLOOD_TOLL, copy), (Change.FIRST, Change.TOLL, Change.COPY), strict=True)
    assert latest(tuple(Version(item, change) for item, change in versions)) == FLOOD_TOLL


def test_a_late_copy_of_an_old_wording_tells_nothing():
    late = replace(FLOOD, id="late", source="أ ب ج", published=DAWN + timedelta(hours=9))
    assert latest(chains([FLOOD, FLOOD_TOLL, late])[0]) == FLOOD_TOLL


def test_a_flash_tells_only_what_nothing_else_tells():
    flash = replace(FLOOD, id="a", text=FLOOD.title, published=DAWN + timedelta(hours=9))
    more = replace(flash, id="b", title="عاجل: " + FLOOD.title)
    assert teller(Cluster((chain(flash, more), chain(FLOOD)))) == FLOOD
    assert teller(Cluster((chain(flash, more),))) == more


def test_the_most_central_story_of_equal_chains():
    aside = replace(
        FLOOD, id="a", title="شاعر يرثي الوادي", text="كتب شاعر قصيدة طويلة عن جمال الوادي وأهله " * 3
    )
    other = replace(
        FLOOD, id="flood-9", text=FLOOD.text + "\nوقال رامي الجندلي إن قوارب مطاطية نقلت العائلات."
    )
    assert teller(Cluster((chain(aside), chain(FLOOD_TOLL), chain(other)))) in (FLOOD_TOLL, other)


def test_a_toll_that_a_later_story_raises_is_outdated():
    event = Cluster((chain(FLOOD, FLOOD_TOLL), chain(FLOOD_OTHER)))
    assert teller(event, {FLOOD_TOLL.id: 19, FLOOD_OTHER.id: 21}) == FLOOD_OTHER
    assert teller(event, {FLOOD_TOLL.id: 19, FLOOD_OTHER.id: 12}) == FLOOD_TOLL  # that source lags behind
    assert teller(event, {FLOOD_TOLL.id: 19}) == FLOOD_TOLL
    undated = replace(FLOOD_OTHER, published=None)
    assert (
        teller(Cluster((chain(FLOOD, FLOOD_TOLL), chain(undated))), {FLOOD_TOLL.id: 19, undated.id: 21})
        == FLOOD_TOLL
    )


def test_of_equal_chains_one_that_tells_the_toll():
    event = Cluster((chain(FLOOD), chain(FLOOD_OTHER)))
    for item in (FLOOD, FLOOD_OTHER):
        assert teller(event, {item.id: 12}) == item
