"""Which story tells an event."""

from dataclasses import replace
from datetime import timedelta

from service.digest.clusters import Cluster
from service.digest.items import Item
from service.digest.teller import latest, teller
from service.digest.versions import Chain, Change, Version
from tests.digest.stories import DAWN, FLOOD, FLOOD_OTHER, FLOOD_TOLL


def chain(*items: Item, change: Change = Change.UPDATE) -> Chain:
    return tuple(Version(item, change if at else Change.FIRST) for at, item in enumerate(items))


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
