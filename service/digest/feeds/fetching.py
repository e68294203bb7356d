"""Feeds from http and https addresses, within limits of time, size and place."""

import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.digest.feeds.addresses import is_address, is_public, resolve
from service.errors import InputError

if TYPE_CHECKING:
    import httpx

_AGENT = "Barqiya (reads feeds for a news digest)"
_MOST_REDIRECTS = 5
_PACKED = frozenset(["gzip", "x-gzip"])
_PORTS = {"http": 80, "https": 443}
_GZIP = 31  # zlib's number for gzip with the widest window
_RETRY = "check the address, and try again later"


@dataclass(frozen=True, slots=True)
class Fetcher:
    """How feeds are fetched; `resolve` and `transport` stand for the network where it is not to be used."""

    allow_private: bool = False  # also from this machine and its networks
    connect_seconds: float = 10.0
    most_seconds: float = 60.0  # of all of an answer's body
    most_bytes: int = 16 << 20  # unpacked
    resolve: Callable[[str, int], Sequence[str]] = resolve
    transport: "httpx.BaseTransport | None" = None

    def fetch(self, address: str) -> bytes:
        """What stands at an address, redirects followed, each checked anew; raises InputError."""
        import httpx

        timeout = httpx.Timeout(self.connect_seconds)
        trusted = httpx.create_ssl_context()  # also what SSL_CERT_FILE names
        # No proxy from the environment: it would look up the name again, and reach what was not checked.
        with httpx.Client(
            timeout=timeout, transport=self.transport, trust_env=False, verify=trusted
        ) as client:
            try:
                url = httpx.URL(address)
                for _ in range(_MOST_REDIRECTS + 1):
                    found = self._step(client, url)
                    if isinstance(found, bytes):
                        return found
                    url = url.join(found)
            except httpx.TimeoutException:
                raise InputError("it did not answer in time", _RETRY) from None
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise InputError(f"it cannot be reached ({error})", _RETRY) from None
        raise InputError(f"it redirects more than {_MOST_REDIRECTS} times", _RETRY)

    def _step(self, client: "httpx.Client", url: "httpx.URL") -> "bytes | str":
        """The content, or the place to which one is sent on."""
        import httpx

        numeric = self._checked(url)
        for last, host in enumerate(numeric, start=1 - len(numeric)):
            try:
                return self._ask(client, url, host)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if last == 0:
                    raise
        raise InputError(f"host {url.host} has no address", _RETRY)

    def _checked(self, url: "httpx.URL") -> Sequence[str]:
        """The host's numeric addresses, all of which may be asked."""
        if not is_address(str(url)) or not url.host:
            raise InputError(f"it leads to {url.scheme}://{url.host}", "only http and https are read")
        try:
            numeric = self.resolve(url.raw_host.decode("ascii"), url.port or _PORTS[url.scheme])
        except (OSError, OverflowError, UnicodeError):  # the second for a port beyond 65535
            raise InputError(f"host {url.host} is not known", _RETRY) from None
        if not self.allow_private and not all(map(is_public, numeric)):
            reason = f"host {url.host} is on this machine or in a private network"
            raise InputError(reason, "give --allow-private-addresses if it is your own server")
        return numeric

    def _ask(self, client: "httpx.Client", url: "httpx.URL", numeric: str) -> "bytes | str":
        """From the address that was checked: the name, looked up again, could lead elsewhere (DNS rebinding).

        The host's name goes into the request and into the check of its certificate.
        """
        request = client.build_request(
            "GET",
            url.copy_with(host=numeric),
            headers={"Host": url.netloc.decode("ascii"), "User-Agent": _AGENT, "Accept-Encoding": "gzip"},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        response = client.send(request, stream=True)
        try:
            if response.has_redirect_location:
                return response.headers["location"]
            if response.status_code != 200:
                raise InputError(f"it answers with status {response.status_code}", _RETRY)
            return self._body(response)
        finally:
            response.close()

    def _body(self, response: "httpx.Response") -> bytes:
        coding = response.headers.get("content-encoding", "identity").strip().lower()
        if coding not in _PACKED | {"identity", ""}:
            raise InputError(f"it is packed as {coding[:40]}, which was not asked for", _RETRY)
        chunks = self._in_time(response.iter_raw())
        found = bytearray()
        for part in _unpacked(chunks, self.most_bytes) if coding in _PACKED else chunks:
            found += part
            if len(found) > self.most_bytes:
                what = f"it is larger than {self.most_bytes / (1 << 20):.3g} MB"
                raise InputError(what, "give a smaller feed")
        return bytes(found)

    def _in_time(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        end = time.monotonic() + self.most_seconds
        for chunk in chunks:
            if time.monotonic() > end:
                raise InputError(f"it did not come whole within {self.most_seconds:g} s", _RETRY)
            yield chunk


def _unpacked(chunks: Iterator[bytes], most: int) -> Iterator[bytes]:
    """The content of gzip, at most `most` + 1 bytes at once; raises InputError where it is damaged."""
    decoder, begun = zlib.decompressobj(wbits=_GZIP), False
    for chunk in chunks:
        rest = chunk
        while rest:
            try:
                yield decoder.decompress(rest, most + 1)
            except zlib.error:
                raise InputError("it came damaged", _RETRY) from None
            rest, begun = decoder.unconsumed_tail, True
            if decoder.eof:  # another member may follow, RFC 1952
                rest, begun = decoder.unused_data, False
                decoder = zlib.decompressobj(wbits=_GZIP)
    if begun:
        raise InputError("it was cut off", _RETRY)
