"""The table of stems."""

from service.digest.frequencies import LEAST, count_frequencies, load_frequencies


def test_a_count_is_of_stories_and_rare_stems_are_not_listed():
    texts = ["الوزير والوزير"] * LEAST + ["زلزال"] * (LEAST - 1)
    table = count_frequencies(texts)
    assert (table.stories, table.stems) == (2 * LEAST - 1, {"وزير": LEAST})
    assert list(table.lines()) == [f"stories\t{2 * LEAST - 1}", f"وزير\t{LEAST}"]


def test_rare_stems_weigh_more_and_so_do_those_that_few_stories_at_hand_have():
    table = load_frequencies()
    assert table.stems["قال"] > 100
    assert table.weight("قال", 1, 10) < table.weight("زلزال", 1, 10) < table.weight("سارين", 1, 10)
    assert table.weight("سارين", 900, 1000) < table.weight("سارين", 1, 1000)
    assert table.weight("قال", 10**6, 10**6) > 0
