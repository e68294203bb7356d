"""The words of commands that read feeds. Imports nothing but argparse, so that `--help` is instant."""

import argparse


def feed_arguments(made: argparse.ArgumentParser) -> None:
    """Where stories come from."""
    made.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="files, folders, patterns and http(s) addresses: RSS, Atom, NewsML-G2, NITF, ninjs, JSON Lines, "
        "CSV, or a story a file as text, Markdown, HTML or Word; - is standard input",
    )
    made.add_argument("--strict", action="store_true", help="stop at the first item that cannot be read")
    made.add_argument(
        "--allow-private-addresses",
        action="store_true",
        help="also fetch from this machine and private networks: a newsroom's own server",
    )
