"""Addresses of feeds, and whether the machines behind them are out in the open."""

import ipaddress
import re
import socket

_HTTP = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last 32 bits


def is_address(name: str) -> bool:
    """Whether an input is to be fetched over http or https."""
    return _HTTP.match(name) is not None


def has_scheme(name: str) -> bool:
    """Whether an input is an address of any kind, such as ftp://example.org/feed."""
    return _SCHEME.match(name) is not None


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, in the order in which to try them; raises OSError or UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the open internet.

    None of the machine itself, of private networks, of links (169.254.169.254 tells machines in clouds their
    secrets), of groups, and none that holds such a one of IPv4.
    """
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour
        if parsed in _NAT64:
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if parsed.is_site_local:
            return False
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved
