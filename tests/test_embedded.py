"""The model that ships with the project, as it ships."""

import json
from pathlib import Path

import pytest

from service.catalogue import ModelProfile, load_catalogue
from service.desk import open_desk
from service.languages import language
from service.settings import Settings
from service.text.segments import read_story
from training.model_folder import digest

STORIES = Path(__file__).parents[1] / "evaluation" / "data" / "wire-dev.jsonl"


@pytest.fixture(scope="module")
def profile() -> ModelProfile:
    return load_catalogue().find("barqiya-base")


def test_its_revision_names_its_weights(profile: ModelProfile):
    assert profile.path is not None
    weights = profile.path / "model.safetensors"
    assert digest(weights) == profile.revision
    assert weights.stat().st_size == profile.download_bytes <= 45_000_000


def test_its_card_says_what_it_is(profile: ModelProfile):
    assert profile.path is not None
    card = (profile.path / "README.md").read_text(encoding="utf-8")
    assert "## Limits" in card
    assert profile.trained_on in ("cpu", "gpu")
    assert all(any(score.target == tag for score in profile.scores) for tag in profile.targets)


def test_it_translates_a_story_paragraph_by_paragraph(profile: ModelProfile, tmp_path: Path):
    row = json.loads(STORIES.read_text(encoding="utf-8").splitlines()[0])
    story = read_story("\n".join([row["headline"]["ar"], *(p["ar"] for p in row["paragraphs"])]))
    desk = open_desk(Settings(data_dir=tmp_path, cache_dir=tmp_path, models_dir=tmp_path, threads=1))
    with desk.translator(profile) as translator:
        translation = translator.translate(story, language("en"))
    desk.close()
    assert len(translation.paragraphs) == len(row["paragraphs"]) + 1
    assert all(paragraph.target for paragraph in translation.paragraphs)


CARRIED = (
    "قتل 4728 شخصا في الزلزال.",
    "ارتفع سعر النفط إلى 83.47 دولارا للبرميل.",
    "أعلن الوزير أن ثمانية وأربعين جنديا أصيبوا في الهجوم.",
    "نزح أكثر من 12,500 مدني من المدينة في عام 2019.",
    "قال رئيس جمهورية زلميستان إن بلاده ترفض الاتفاق.",
    "زار وزير خارجية زلميستان مقر الأمم المتحدة أمس.",
)
ARRIVED = {
    "en": ("4,728", "83.47", "48", "12,500", "2019", "Zalmistan", "Zalmistan"),
    "de": ("4728", "83,47", "48", "12.500", "2019", "Salmistan", "Salmistan"),
}


@pytest.mark.parametrize("tag", ARRIVED)
def test_numbers_and_the_newsroom_s_terms_arrive_as_they_are(profile: ModelProfile, tmp_path: Path, tag: str):
    glossary = tmp_path / "words.tsv"
    glossary.write_text("ar\ten\tde\nزلميستان\tZalmistan\tSalmistan\n", encoding="utf-8")
    desk = open_desk(
        Settings(data_dir=tmp_path, cache_dir=tmp_path, models_dir=tmp_path, threads=1, glossary=glossary)
    )
    with desk.translator(profile) as translator:
        drafts = translator.sentences(CARRIED, language(tag))
    desk.close()
    text = " ".join(draft.target for draft in drafts)
    # A small model may drop one; without slots it would spell the country anew each time.
    assert sum(text.count(word) > 0 for word in ARRIVED[tag]) >= len(ARRIVED[tag]) - 1
    assert text.count(ARRIVED[tag][-1]) >= 1
