"""`prompts`: the templates that models are told what to do with."""

import argparse

from prompts.library import Library, Template, load_library
from service.commands.console import console


def run(options: argparse.Namespace) -> None:
    """`list`, `show` or `check`; all read the whole library, so a fault in any template is told."""
    library = load_library()
    match options.action:
        case "list":
            _list(library)
        case "show":
            _show(library.get(options.prompt))
        case _:
            console().print(f"{len(library.templates)} prompts, all in order")


def _list(library: Library) -> None:
    from rich.table import Table

    table = Table("prompt", "version", "task", "family", "language", "fields", box=None)
    for each in library.templates:
        fields = ", ".join(sorted(each.fields))
        table.add_row(each.id, str(each.version), each.task, each.family, each.language, fields)
    console().print(table)


def _show(template: Template) -> None:
    out = console()
    out.print(
        f"{template.name}: {template.task} in {template.language}, models of the family {template.family}"
    )
    out.print(template.text, markup=False, highlight=False, soft_wrap=True)
