"""The command line's words. Imports no library but argparse, so that `--help` is instant."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from service.commands.digest_arguments import digest_arguments
from service.commands.feed_arguments import feed_arguments

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

EXIT_CODES = """exit codes:
  0    all went well; findings, if any, are in the output
  1    something failed while it worked: an engine, the memory, the network
  2    the input, an option, a language or a model that was asked for cannot be used
  130  stopped from the keyboard"""


def parser() -> argparse.ArgumentParser:
    """The whole grammar."""
    top = argparse.ArgumentParser(
        prog="python -m service",
        description="Barqiya: Arabic wire stories in, many languages out.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    demo = _add(commands, "demo", "translate and summarise a story that ships with Barqiya", _machine, _quiet)
    demo.add_argument("--to", default="en", metavar="LANGUAGES", help="default: en")
    _translate(commands)
    _summarize(commands)
    _batch(commands)
    _cluster(commands)
    pages = "write the day's stories as a page in each language"
    _add(commands, "digest", pages, feed_arguments, digest_arguments, _choice, _machine, _quiet)
    _models(commands)
    _memory(commands)
    _prompts(commands)
    _add(commands, "doctor", "show what is on this machine, and translate one known sentence", _machine)
    return top


def _add(
    commands: "Commands", name: str, text: str, *parts: Callable[[argparse.ArgumentParser], None]
) -> argparse.ArgumentParser:
    made = commands.add_parser(
        name,
        help=text,
        description=f"{text[0].upper()}{text[1:]}.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for part in parts:
        part(made)
    return made


def _translate(commands: "Commands") -> None:
    made = _add(commands, "translate", "translate a story", _story, _choice, _machine, _quiet)
    made.add_argument("--to", required=True, metavar="LANGUAGES", help="en, or en,fr,es; names work too")
    made.add_argument(
        "--format",
        choices=["text", "json", "markdown", "html", "docx", "xliff", "side-by-side"],
        help="default: what the output file's name says, or text",
    )
    made.add_argument(
        "--output",
        metavar="FILE",
        help="write to a file; for several languages FILE.en, FILE.fr before its suffix",
    )
    made.add_argument(
        "--no-label",
        action="store_false",
        dest="label",
        help="leave out the line that says a machine made it; text and JSON have none",
    )


def _summarize(commands: "Commands") -> None:
    made = _add(
        commands,
        "summarize",
        "summarise a story in Arabic or another language",
        _story,
        _choice,
        _machine,
        _quiet,
    )
    made.add_argument("--to", default="ar", metavar="LANGUAGES", help="default: ar")
    _summary(made)
    made.add_argument(
        "--sources", action="store_true", help="show what each sentence stands on; points always do"
    )
    made.add_argument("--format", default="text", choices=["text", "json", "markdown"], help="default: text")


def _summary(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--style",
        default="brief",
        choices=["brief", "paragraph", "points", "headline"],
        help="one or two sentences, about 80 words, three to five points, or a headline; default: brief",
    )
    made.add_argument("--sentences", type=int, metavar="N", help="at most so many; default: the style's own")
    made.add_argument("--words", type=int, metavar="N", help="at most so many; default: the style's own")
    made.add_argument(
        "--method",
        default="lexrank",
        metavar="METHOD",
        help="lexrank, which takes the story's own sentences and needs no model, or a model that summarises; "
        "default: lexrank",
    )
    made.add_argument(
        "--order",
        choices=["summarize-first", "translate-first"],
        help="default: summarize-first, unless the method does not speak Arabic",
    )


def _batch(commands: "Commands") -> None:
    made = _add(
        commands,
        "batch",
        "translate or summarise a file of stories, row by row; run again, it goes on where it was ended",
        _choice,
        _machine,
        _quiet,
    )
    made.add_argument(
        "input", metavar="IN.jsonl", help="a JSON object in each line: id, text and perhaps title"
    )
    made.add_argument("output", metavar="OUT.jsonl", help="there when all is done; until then OUT.jsonl.part")
    made.add_argument("--task", required=True, choices=["translate", "summarize"])
    made.add_argument("--to", metavar="LANGUAGES", help="en, or en,fr,es; summaries are in Arabic without it")
    _summary(made)
    _machines(made)


def _machines(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--executor",
        default="local",
        choices=["local", "ray"],
        help="this process, or Ray's actors, --threads cores each, 1 by default; default: local",
    )
    made.add_argument(
        "--address",
        metavar="ADDRESS",
        help="ray: auto or HOST:PORT of a cluster; default: this machine alone",
    )
    made.add_argument(
        "--actors", type=int, metavar="N", help="ray: at most so many; default: all that there is room for"
    )
    made.add_argument(
        "--gpus-per-actor", type=float, metavar="X", help="ray: 1, or 0.5 for two on a card; default: 0"
    )


def _cluster(commands: "Commands") -> None:
    made = _add(commands, "cluster", "put stories together by event", feed_arguments, _quiet)
    made.add_argument(
        "--format",
        default="text",
        choices=["text", "json"],
        help="events by weight with their headlines, or a list of lists of ids; default: text",
    )


def _models(commands: "Commands") -> None:
    group = _add(commands, "models", "list, pull, convert, verify and remove models")
    actions = group.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = _add(actions, "list", "list all models, and which are here", _quiet)
    listing.add_argument("--to", metavar="LANGUAGE", help="only models that translate into it")
    for name, text in (
        ("show", "show all that is known of a model"),
        ("pull", "fetch a model"),
        ("remove", "delete a model that was pulled"),
    ):
        _add(actions, name, text, _model, _quiet)
    for name, text in (
        ("convert", "convert a model for CTranslate2 ahead of its first use"),
        ("verify", "check a model's files, and that it translates"),
    ):
        _add(actions, name, text, _model, _machine, _quiet)


def _memory(commands: "Commands") -> None:
    group = _add(commands, "memory", "look at the translation memory, export it, or clear it")
    actions = group.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add(actions, "stats", "show what the memory holds", _quiet)
    export = _add(actions, "export", "write the wordings of editors as TMX", _quiet)
    export.add_argument("output", metavar="FILE", help="for example corrections.tmx")
    export.add_argument("--to", metavar="LANGUAGE", help="only what is in this language")
    clear = _add(actions, "clear", "forget translations", _quiet)
    clear.add_argument("--model", metavar="NAME", help="only what this model made")
    clear.add_argument("--to", metavar="LANGUAGE", help="only what is in this language")
    clear.add_argument("--corrections", action="store_true", help="also what editors worded")


def _prompts(commands: "Commands") -> None:
    group = _add(commands, "prompts", "list, show and check the prompts that models are given")
    actions = group.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add(actions, "list", "list all prompts", _quiet)
    show = _add(actions, "show", "show one prompt", _quiet)
    show.add_argument("prompt", metavar="PROMPT", help="an id from `prompts list`")
    _add(actions, "check", "check that every prompt can be used", _quiet)


def _story(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "file",
        nargs="?",
        default="-",
        metavar="FILE",
        help="text, Markdown, HTML, Word or ninjs; - is standard input",
    )


def _model(made: argparse.ArgumentParser) -> None:
    made.add_argument("model", metavar="MODEL", help="a name from `models list`")


def _choice(made: argparse.ArgumentParser) -> None:
    made.add_argument("--model", metavar="NAME", help="default: auto, the best that is on this machine")
    made.add_argument(
        "--commercial-only", action="store_true", default=None, help="only models whose licence allows it"
    )
    made.add_argument("--beam-size", type=int, metavar="N", help="default: the model's own")
    made.add_argument(
        "--glossary",
        metavar="FILE",
        help="what names and terms are to be: a table with a column for each language, ar first",
    )
    made.add_argument(
        "--no-memory", action="store_false", dest="memory", default=None, help="translate all anew"
    )


def _machine(made: argparse.ArgumentParser) -> None:
    made.add_argument("--engine", choices=["auto", "ctranslate2", "torch"], help="default: auto")
    made.add_argument("--device", metavar="DEVICE", help="auto, cpu, cuda, cuda:1 or mps; default: auto")
    made.add_argument("--threads", type=int, metavar="N", help="default: all cores")


def _quiet(made: argparse.ArgumentParser) -> None:
    made.add_argument("--quiet", action="store_true", help="no progress, no notes")
