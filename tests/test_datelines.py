import tomllib
from pathlib import Path

import pytest

from service import datelines
from service.glossary import Glossary
from service.languages import language

TABLE = tomllib.loads(
    (Path(__file__).parent / "golden" / "dateline_targets.toml").read_text(encoding="utf-8")
)
CASES = [
    (row["source"], tag, target)
    for row in TABLE["dateline"]
    for tag, target in row.items()
    if tag != "source"
]


@pytest.mark.parametrize(("source", "tag", "target"), CASES)
def test_restored(source: str, tag: str, target: str):
    draft = datelines.read(source, language(tag))
    assert draft is not None
    assert datelines.restore(draft, language(tag), lambda name: f"<{name}>") == target
    assert [f"<{name}>" in target for name in draft.unknown] == [True] * len(draft.unknown)


def test_a_sentence_is_none():
    assert datelines.read("قال الوزير إن الاجتماع انتهى.", language("en")) is None


def test_a_glossary_goes_before_the_tables():
    house = Glossary({("كييف",): {"en": "Kiew"}, ("خرمة",): {"en": "Khurma"}})
    for source, target in (("كييف (رويترز) -", "Kiew (Reuters) -"), ("الخرمة (واس) -", "<الخرمة> (SPA) -")):
        draft = datelines.read(source, language("en"), house)
        assert draft is not None
        assert datelines.restore(draft, language("en"), lambda name: f"<{name}>") == target
