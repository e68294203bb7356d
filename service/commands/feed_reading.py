"""Stories from what a command was given, and a word on each that cannot be read."""

import argparse

from service.commands.console import note
from service.digest.feeds import Feed, Fetcher, read_feed


def read_feeds(options: argparse.Namespace) -> Feed:
    """What is wrong is told on standard error, and the rest goes on; raises InputError as read_feed does."""
    fetcher = Fetcher(allow_private=options.allow_private_addresses)
    feed = read_feed(options.inputs, strict=options.strict, fetcher=fetcher)
    for fault in feed.faults:
        note(str(fault), options.quiet)
    return feed
