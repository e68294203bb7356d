from service.batch.steady_desk import SteadyMemory
from service.memory import Entry, Key, NullMemory

OLD, NEW = Key("خبر", "ar", "en", "m", "r", "d"), Key("نبأ", "ar", "en", "m", "r", "d")
BEGUN = 1000.0


class Remembering(NullMemory):
    def __init__(self, entries: dict[Key, Entry]) -> None:
        self.entries = entries

    def get_many(self, keys):
        return {key: self.entries[key] for key in keys if key in self.entries}

    def put_many(self, entries):
        self.entries |= entries


def test_what_was_known_when_the_batch_began_is_recalled_and_nothing_later():
    older, later = Entry("news", None, "echo", BEGUN - 1), Entry("report", None, "echo", BEGUN + 1)
    memory = SteadyMemory(Remembering({OLD: older, NEW: later}), BEGUN)
    assert memory.get_many([OLD, NEW]) == {OLD: older}


def test_a_window_recalls_what_it_made_itself_and_the_next_one_does_not():
    made = {NEW: Entry("report", None, "echo", BEGUN + 1)}
    lasting = Remembering({})
    memory = SteadyMemory(lasting, BEGUN)
    memory.put_many(made)
    assert memory.get_many([OLD, NEW]) == made
    assert SteadyMemory(lasting, BEGUN).get_many([NEW]) == {}
    assert lasting.entries == made  # for whoever asks tomorrow
