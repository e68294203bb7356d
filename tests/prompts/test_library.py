import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.library import ANY, CLOSE, OPEN, TASKS, Library, Template, fill, load_library
from service.catalogue import Family
from service.errors import PromptError

LIBRARY = load_library()
GIVEN: dict[str, str | int] = {"story": "خبر", "language": "French", "sentences": 2, "words": 80}
HOSTILE = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ["خبر", OPEN, CLOSE, "<", ">", "<<", "\n", "\u2028", "{story}", "{language}", "\x00", "Summary:"]
        )
    ).map("".join),
)


def filled(template: Template, **other: str) -> str:
    fields = GIVEN | other
    return fill(template, **{name: fields[name] for name in template.fields}).text


@pytest.mark.parametrize("family", [Family.PROMPTED_T5, Family.T5GEMMA])
@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("language", ["ar", "en", "fr", "tr"])
def test_every_prompted_family_is_told_every_task_in_every_language(family: Family, task: str, language: str):
    if task == "translate" and language == "ar":
        return
    template = LIBRARY.find(task, family, language)
    assert template.language in (language, ANY)
    assert "{" not in filled(template)


def test_arabic_is_asked_for_in_arabic():
    assert LIBRARY.find("brief", "t5gemma", "ar").id == "brief.t5gemma.ar"


@pytest.mark.parametrize("template", LIBRARY.templates, ids=lambda each: each.id)
@given(story=HOSTILE)
def test_a_story_neither_closes_nor_extends_its_prompt(template: Template, story: str):
    """What stands around the fence is the same whatever the story says, and the fence is the only one."""
    prompt = filled(template, story=story)
    before, after = filled(template, story="خبر").split(f"{OPEN}خبر{CLOSE}")
    assert prompt.startswith(before + OPEN)
    assert prompt.endswith(CLOSE + after)
    assert len(re.findall("<{3,}|>{3,}", prompt)) == 2
    assert len(prompt.splitlines()) == len(filled(template).splitlines())


def test_what_a_story_says_in_braces_stays():
    assert "{language}" in filled(LIBRARY.get("brief.t5gemma.any"), story="قال {language}")


def test_an_output_can_name_its_prompt():
    template = LIBRARY.get("brief.prompted-t5.ar")
    assert fill(template, story="خبر", sentences=1).template == "brief.prompted-t5.ar@1"
    assert LIBRARY.get("brief.prompted-t5.ar@1") == template


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"story": "خبر"}, "lacks its field sentences: fill every field"),
        (
            {"story": "خبر", "sentences": 1, "tone": "dry"},
            "has no field tone: its fields are sentences, story",
        ),
    ],
)
def test_missing_and_extra_fields_are_refused(fields: dict[str, str | int], says: str):
    with pytest.raises(PromptError, match=says):
        fill(LIBRARY.get("brief.t5gemma.ar"), **fields)


def test_what_is_not_there_is_told_with_the_next_step():
    with pytest.raises(PromptError, match=r"did you mean brief\.t5gemma\.ar\?"):
        LIBRARY.get("brief.t5gema.ar")
    with pytest.raises(PromptError, match="no prompt for brief in ar by models of the family marian"):
        LIBRARY.find("brief", "marian", "ar")


GOOD = 'id = "a"\nversion = 1\ntask = "brief"\nfamily = "f"\nlanguage = "ar"\ntext = "x <<<{story}>>>"\n'


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("version = 1", "", "is incomplete: .*version"),
        ("version = 1", "version = 1\nmood = 2", "is incomplete: .*mood"),
        ("version = 1", "version =", "is not TOML"),
        ('"brief"', '"essay"', "unknown task essay: use translate, brief"),
        ("<<<{story}>>>", "{story}", "has no place for a story"),
        ("<<<{story}>>>", "<<<{story}>>> >>>", "a fence without a field"),
        ('language = "ar"', 'language = "*"', "does not fit its language"),
        ("x <<<", "x {language} <<<", "does not fit its language"),
    ],
)
def test_a_faulty_file_is_told_by_its_fault(tmp_path: Path, old: str, new: str, says: str):
    (tmp_path / "one.toml").write_text("[[template]]\n" + GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(PromptError, match=says):
        load_library(tmp_path)


@pytest.mark.parametrize(
    ("second", "says"),
    [
        (GOOD, "two prompts have the id a"),
        (GOOD.replace('"a"', '"b"'), "two prompts are for brief in ar by f"),
    ],
)
def test_no_two_templates_are_for_the_same(tmp_path: Path, second: str, says: str):
    text = f"[[template]]\n{GOOD}[[template]]\n{second}"
    (tmp_path / "two.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PromptError, match=says):
        load_library(tmp_path)


def test_an_empty_folder_is_an_empty_library(tmp_path: Path):
    assert load_library(tmp_path) == Library(())
