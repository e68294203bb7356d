"""Stories from outside: one file a form in which they come."""

from service.digest.feeds.fault import Fault
from service.digest.feeds.feed import Feed, read_feed
from service.digest.feeds.fetching import Fetcher

__all__ = ["Fault", "Feed", "Fetcher", "read_feed"]
