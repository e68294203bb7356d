import pickle
from functools import partial
from operator import methodcaller
from pathlib import Path

from service.batch.distant_memory import DistantMemory
from service.memory import Entry, Key, TranslationMemory

KEY, ENTRY = Key("نص", "ar", "en", "echo", "r", "d"), Entry("text", None, "echo", 1.0)


def ask(path: Path, method: str, *values: object) -> object:
    memory = TranslationMemory(path)
    try:
        return methodcaller(method, *values)(memory)
    finally:
        memory.close()


def test_what_one_machine_remembers_another_knows(tmp_path: Path):
    one = DistantMemory(partial(ask, tmp_path / "memory.sqlite"))
    other = pickle.loads(pickle.dumps(one))
    one.put_many({KEY: ENTRY})
    assert other.get_many([KEY]) == {KEY: ENTRY}
    other.correct(KEY, "the editor's", "echo", 2.0)
    assert one.human_entries("en")[KEY].human == "the editor's"
    assert one.human_entries("fr") == {}
