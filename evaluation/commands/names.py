"""Names on the command line: lists with commas between them, and what may be part of a file's name."""

from service.errors import InputError


def names(given: str, option: str) -> list[str]:
    """Each name once, in order; raises InputError, which names the option, where there is none.

    Files are named after them, so that none leads out of its folder: «iwslt17/dev2010» is a set, «../mine» is
    not. What follows an = is a place.
    """
    found = list(dict.fromkeys(part.strip() for part in given.split(",") if part.strip()))
    if not found:
        raise InputError(f"{option} names nothing", "separate names with commas")
    for name, _, _ in (each.partition("=") for each in found):
        if name.startswith("/") or ".." in name.split("/"):
            raise InputError(f"{option} {name} is a place and no name", "leave out .. and the first /")
    return found


def file_name(name: str, option: str) -> str:
    """The name; raises InputError where no file can be called so."""
    if "/" in name or name.startswith("."):
        raise InputError(f"{option} {name} is no name of a file", "leave out slashes and the first dot")
    return name
