"""The words of `digest`. Imports nothing but argparse, so that `--help` is instant."""

import argparse


def digest_arguments(made: argparse.ArgumentParser) -> None:
    """What is a digest's own."""
    made.add_argument("--to", required=True, metavar="LANGUAGES", help="en, or en,fr; ar needs no model")
    made.add_argument(
        "--out",
        required=True,
        metavar="DIR",
        help="for digest.en.html, digest.en.md and so on; it is made where it is absent",
    )
    made.add_argument(
        "--since",
        metavar="WHEN",
        help="leave out stories published before: 24h or 3d back from --made, or without it from the newest "
        "story, so that the same input gives the same digest; or a time; stories without a time stay; "
        "default: all",
    )
    made.add_argument("--top", type=int, default=20, metavar="N", help="so many events; default: 20")
    made.add_argument("--title", default="", help="default: a title in each language")
    made.add_argument(
        "--made",
        metavar="TIME",
        help="a time, or now: it is printed, and the page's times are by its clock; default: none is printed",
    )
    made.add_argument("--format", metavar="FORMS", help="html,md,json,eml,atom; default: all of them")
    made.add_argument(
        "--style",
        default="brief",
        choices=["brief", "paragraph", "points"],
        help="of each event's summary; default: brief, one or two sentences",
    )
    made.add_argument("--sentences", type=int, metavar="N", help="at most so many; default: the style's own")
    made.add_argument(
        "--method", default="lexrank", metavar="METHOD", help="as for summarize; default: lexrank"
    )
