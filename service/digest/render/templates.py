"""The templates of pages and mails, whose every word is escaped."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from service.formats.directions import runs
from service.spacing import space

if TYPE_CHECKING:
    from jinja2 import Environment


def filled(template: str, **values: object) -> str:
    """A template of this package with its values; what it asks for and is not given is an error."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        autoescape=True,
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {"runs": runs, "space": space}
    return made
