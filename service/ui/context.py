"""What every tab of the page is given."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property

from service.desk import Desk
from service.errors import InputError
from service.languages import Language
from service.ui.line import Line, Place
from service.ui.texts import Texts
from service.votes import VoteStore


@dataclass(frozen=True, slots=True)
class Limits:
    """What one user may ask for at once."""

    most_characters: int  # of one story
    most_bytes: int  # of one file
    concurrency: int  # pieces of work that run side by side; others wait in the line


@dataclass(frozen=True)
class PageContext:
    """The desk behind a page, and the page's language; a tab is a function of this.

    It is shared by all users: what belongs to one of them lives in a gr.State.
    """

    desk: Desk
    texts: Texts
    limits: Limits
    line: Line = field(default_factory=Line)  # shared by the page in all its languages

    @property
    def language(self) -> Language:
        """Of the page, not of a story."""
        return self.texts.language

    @cached_property
    def votes(self) -> VoteStore:
        """Opened when first used; raises StoreError."""
        return VoteStore(self.desk.settings.data_dir / "votes.sqlite")

    def place(self) -> AbstractContextManager[Place]:
        """One in the line, for work of some length; raises InputError where too many wait."""
        if self.line.is_full:
            raise InputError(self.texts("notice.full"))
        return self.line.place()
