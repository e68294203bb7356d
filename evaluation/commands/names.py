"""Lists on the command line: names with commas between them."""

from service.errors import InputError


def names(given: str, option: str) -> list[str]:
    """Each name once, in order; raises InputError, which names the option, where there is none."""
    found = list(dict.fromkeys(part.strip() for part in given.split(",") if part.strip()))
    if not found:
        raise InputError(f"{option} names nothing", "separate names with commas")
    return found
