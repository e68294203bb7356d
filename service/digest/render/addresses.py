"""Addresses that a reader may be sent to."""

from urllib.parse import quote, urlsplit

from service.formats.controls import printable

_KEPT = ":/?#[]@!$&'*+,;=%"  # and what RFC 3986 calls unreserved; a bracket would end a link in Markdown


def address(url: str) -> str | None:
    """A story's address where it is one of the web, each other character in it escaped; or else nothing.

    One that names a user is none: "https://agency.example@elsewhere.example/" leads elsewhere.
    """
    written = printable(url).strip()
    try:
        parts = urlsplit(written)
        is_of_the_web = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    except ValueError:  # half a bracket around a host
        return None
    return quote(written, safe=_KEPT) if is_of_the_web and _is_one_word(written) else None


def _is_one_word(written: str) -> bool:
    return not any(char.isspace() for char in written)
