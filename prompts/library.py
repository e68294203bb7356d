"""Templates by task, family of models and language, and how one is filled."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

from service.errors import PromptError

FOLDER = Path(__file__).with_name("templates")
TASKS = ("translate", "brief", "paragraph", "points", "headline")
ANY = "*"  # a language: the template names it with the field {language}
OPEN, CLOSE = "<<<", ">>>"  # around what a stranger wrote

_FIELD = re.compile(r"\{([a-z_]+)\}")
_QUOTED = re.compile(re.escape(OPEN) + r"\{([a-z_]+)\}" + re.escape(CLOSE))
_FENCE = re.compile(r"<{3,}|>{3,}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Template:
    """`text` with fields in braces; a field that stands between <<< and >>> takes a stranger's text."""

    id: str
    version: int
    task: str  # one of TASKS
    family: str  # as the catalogue names it
    language: str  # of the answer: a BCP-47 tag or ANY
    text: str

    @property
    def fields(self) -> frozenset[str]:
        """The names of all fields."""
        return frozenset(_FIELD.findall(self.text))

    @property
    def quoted(self) -> frozenset[str]:
        """The fields whose texts are strangers'."""
        return frozenset(_QUOTED.findall(self.text))

    @property
    def name(self) -> str:
        """«brief.aya.any@1»: recorded with every output that the template led to."""
        return f"{self.id}@{self.version}"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A template with its fields filled."""

    text: str
    template: str  # its name


def fill(template: Template, **fields: str | int) -> Prompt:
    """Refuses a missing or an extra field with PromptError.

    A stranger's text becomes one line without fences, so that it can neither close its place nor begin a new
    line of the prompt; braces in it mean nothing.
    """
    if missing := sorted(template.fields - fields.keys()):
        raise PromptError(f"prompt {template.id} lacks its field {missing[0]}", "fill every field")
    if extra := sorted(fields.keys() - template.fields):
        hint = f"its fields are {', '.join(sorted(template.fields))}"
        raise PromptError(f"prompt {template.id} has no field {extra[0]}", hint)
    quoted = template.quoted
    values = {name: _one_line(str(value)) if name in quoted else str(value) for name, value in fields.items()}
    # In one pass: what stands in braces within a value is not looked at.
    return Prompt(_FIELD.sub(lambda match: values[match[1]], template.text), template.name)


def _one_line(text: str) -> str:
    """«<<<» and longer become «<<»; a sign at an edge must not join the fence beside it."""
    plain = _FENCE.sub(lambda match: match[0][:2], " ".join(_CONTROL.sub(" ", text).split()))
    before = " " if plain.startswith(("<", ">")) else ""
    after = " " if plain.endswith(("<", ">")) else ""
    return f"{before}{plain}{after}"


@dataclass(frozen=True)
class Library:
    """All templates of a folder."""

    templates: tuple[Template, ...]

    def find(self, task: str, family: str, language: str) -> Template:
        """The one for the language, else the one for any; raises PromptError where there is neither."""
        for wanted in (language, ANY):
            if template := self._by_use.get((task, family, wanted)):
                return template
        hint = f"add one to {FOLDER.name}/, or choose a model of another family"
        raise PromptError(
            f"there is no prompt for {task} in {language} by models of the family {family}", hint
        )

    def get(self, name: str) -> Template:
        """By id; raises PromptError with a suggestion."""
        for template in self.templates:
            if name in (template.id, template.name):
                return template
        close = get_close_matches(name, [each.id for each in self.templates], n=1)
        hint = f"did you mean {close[0]}?" if close else "see `python -m service prompts list`"
        raise PromptError(f"there is no prompt {name}", hint)

    @cached_property
    def _by_use(self) -> dict[tuple[str, str, str], Template]:
        return {(each.task, each.family, each.language): each for each in self.templates}


def load_library(folder: Path = FOLDER) -> Library:
    """Reads every TOML file of a folder; raises PromptError for the first fault of any of them."""
    templates = [template for path in sorted(folder.glob("*.toml")) for template in _read(path)]
    _distinct([each.id for each in templates], "two prompts have the id")
    _distinct(
        [f"{each.task} in {each.language} by {each.family}" for each in templates], "two prompts are for"
    )
    return Library(tuple(templates))


def _distinct(keys: Sequence[str], fault: str) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise PromptError(f"{fault} {key}", "keep one of them")


def _read(path: Path) -> list[Template]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PromptError(f"{path.name} is not TOML: {error}", "mend the file") from None
    return [_template(path, row) for row in table.get("template", [])]


def _template(path: Path, row: dict[str, Any]) -> Template:
    try:
        template = Template(**row)
    except TypeError as error:
        raise PromptError(f"{path.name} has a template that is incomplete: {error}", "mend it") from None
    if template.task not in TASKS:
        raise PromptError(
            f"prompt {template.id} is for an unknown task {template.task}", f"use {', '.join(TASKS)}"
        )
    if "story" not in template.quoted:
        raise PromptError(f"prompt {template.id} has no place for a story", f"write {OPEN}{{story}}{CLOSE}")
    if template.text.count(OPEN) > len(template.quoted) or template.text.count(CLOSE) > len(template.quoted):
        raise PromptError(
            f"prompt {template.id} has a fence without a field", f"write {OPEN}{{story}}{CLOSE}"
        )
    if (template.language == ANY) != ("language" in template.fields):
        hint = f"a prompt for language {ANY} needs the field language, and no other may have it"
        raise PromptError(f"prompt {template.id} does not fit its language", hint)
    return template
