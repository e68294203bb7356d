"""What stands before every route: its address, who may come in, what the browser is told not to do."""

import binascii
import ipaddress
from base64 import b64decode
from collections.abc import Awaitable, Callable, Collection, Mapping, MutableMapping
from hmac import compare_digest
from pathlib import Path
from typing import Any

from service.errors import SettingsError

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

_OPEN = "/health"  # a supervisor asks it, and knows no password
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",  # Gradio compiles its templates in the browser
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
_REFUSAL = b"This page asks for a name and a password.\n"
_STRANGE = b"This page is not served under this name: whoever runs it can add the name to BARQIYA_HOSTS.\n"
_PROXIES = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


def accounts(auth: str | None) -> dict[str, str]:
    """Passwords by user, from the setting `auth`; none where it is not set.

    What has a colon is `user:password`, and no file is looked for by that name. Raises SettingsError,
    without the value: a password may stand in it.
    """
    if auth is None:
        return {}
    lines = [auth] if ":" in auth else _lines(Path(auth))
    pairs = [line.partition(":")[::2] for line in lines]
    if not pairs or not all(user and password for user, password in pairs):
        raise SettingsError("setting auth does not name a user and a password", "write user:password")
    return dict(pairs)


def _lines(file: Path) -> list[str]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:  # ValueError: no UTF-8, or no path
        raise SettingsError(
            "setting auth is neither user:password nor the path of a file that can be read",
            "write user:password, or the path of a file with one of these a line and no colon in its path",
        ) from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def is_loopback(name: str) -> bool:
    """Whether a host's name or address is this machine's for itself."""
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name.lower().rstrip(".") == "localhost"


def is_local(client: str, headers: Mapping[str, str]) -> bool:
    """Whether who asks sits at this machine: a proxy on it says for whom it asks, or by which name."""
    own_name = is_loopback(_host_name(headers.get("host", "")))
    return own_name and is_loopback(client) and not any(name in headers for name in _PROXIES)


def known_hosts(host: str, named: Collection[str]) -> Collection[str] | None:
    """The names that a page bound to `host` is served under, beside loopback's; None: any.

    A page of this machine alone is given away to the web by a name that its owner points at 127.0.0.1
    ("DNS rebinding"): only the name tells.
    """
    if "*" in named or not (named or is_loopback(host)):
        return None
    return {*named, host.lower()}


def _host_name(header: str) -> str:
    """Without the port."""
    return header.partition("]")[0].strip("[") if header.startswith("[") else header.partition(":")[0]


class Guard:
    """An ASGI application before another: HTTP Basic (RFC 7617) where there are accounts, headers always.

    Behind a proxy that serves it at `root_path`, with that path left in what it passes on or taken away.
    """

    def __init__(
        self,
        inner: Application,
        accounts: Mapping[str, str],
        root_path: str = "",
        hosts: Collection[str] | None = None,
    ) -> None:
        """`hosts`: see `known_hosts`."""
        self._inner = inner
        self._hosts = hosts
        self._accounts = dict(accounts)
        self._root_path = root_path

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # the start and end of the server; the page opens no WebSocket
            if scope["type"] == "lifespan":
                await self._inner(scope, receive, send)
            return
        scope = _located(scope, self._root_path)
        if scope["path"] != self._root_path + _OPEN:
            if not self._is_named(scope):
                await _refuse(send, 421, _STRANGE)
                return
            if self._accounts and not self._knows(scope):
                await _refuse(send, 401, _REFUSAL)
                return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *_HEADERS]}
            await send(message)

        await self._inner(scope, receive, with_headers)

    def _is_named(self, scope: Message) -> bool:
        asked = next((value for name, value in scope["headers"] if name == b"host"), b"")
        name = _host_name(asked.decode("latin-1")).lower()
        return self._hosts is None or name in self._hosts or is_loopback(name)

    def _knows(self, scope: Message) -> bool:
        given = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
        scheme, _, code = given.partition(b" ")
        try:
            user, _, password = b64decode(code, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return False
        # An unknown user takes as long as a wrong password.
        right = compare_digest(self._accounts.get(user, "").encode(), password.encode())
        return right and scheme.lower() == b"basic" and user in self._accounts


def _located(scope: Message, root_path: str) -> Message:
    """With the whole path that a browser asked for, of which `root_path` is the beginning, as ASGI has it."""
    path = scope["path"]
    whole = path if path == root_path or path.startswith(f"{root_path}/") else root_path + path
    return {**scope, "root_path": root_path, "path": whole}


async def _refuse(send: Send, status: int, told: bytes) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(told)).encode()),
        *_HEADERS,
    ]
    if status == 401:
        headers.append((b"www-authenticate", b'Basic realm="Barqiya", charset="UTF-8"'))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": told})
