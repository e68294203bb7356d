"""What a user can choose among: the systems on this machine, and the languages that they write."""

from service.catalogue import ModelProfile
from service.comparison import System
from service.desk import Desk
from service.languages import Language, languages
from service.selection import translates

BEAMS = (5, 1)
"""The searches that are offered with each model; 1 is greedy."""


def systems(desk: Desk, target: Language) -> tuple[System, ...]:
    """Every model here that translates into a language, with each search."""
    able = [profile for profile in _allowed(desk) if translates(profile, desk.source, target)]
    return tuple(System(profile.name, beam_size=beam) for profile in able for beam in BEAMS)


def targets(desk: Desk) -> tuple[Language, ...]:
    """The languages that a model here translates into, by their English names."""
    allowed = _allowed(desk)
    return tuple(
        target
        for target in languages()
        if any(translates(profile, desk.source, target) for profile in allowed)
    )


def _allowed(desk: Desk) -> tuple[ModelProfile, ...]:
    strict = desk.settings.commercial_only
    return tuple(profile for profile in desk.depot.present() if profile.commercial or not strict)
