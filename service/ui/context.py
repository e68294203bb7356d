"""What every tab of the page is given."""

from dataclasses import dataclass
from functools import cached_property

from service.desk import Desk
from service.languages import Language
from service.ui.texts import Texts
from service.votes import VoteStore


@dataclass(frozen=True, slots=True)
class Limits:
    """What one user may ask for at once."""

    most_characters: int  # of one story
    most_bytes: int  # of one file
    concurrency: int  # pieces of work that run side by side; others wait in the queue


@dataclass(frozen=True)
class PageContext:
    """The desk behind a page, and the page's language; a tab is a function of this.

    It is shared by all users: what belongs to one of them lives in a gr.State.
    """

    desk: Desk
    texts: Texts
    limits: Limits

    @property
    def language(self) -> Language:
        """Of the page, not of a story."""
        return self.texts.language

    @cached_property
    def votes(self) -> VoteStore:
        """Opened when first used; raises StoreError."""
        return VoteStore(self.desk.settings.data_dir / "votes.sqlite")
