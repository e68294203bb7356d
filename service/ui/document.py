"""The document of a page as it goes out: Gradio's, with a head of our own and the page's own language."""

import re
from html import escape

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ROOT = re.compile(rb"(<html\s[^>]*?)lang=\"en\"([^>]*>)")
_HEAD = b"<head>"
# What a chat shows of an address that is passed on: Gradio's advertisement of itself.
_PREVIEW = re.compile(rb"\s*<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*>")


class OwnHead:
    """An ASGI application before one page of Gradio's, whose document alone it changes.

    Gradio puts a head that it is given in place once it runs itself: too late for a script that has to be
    there before, and for a reader who begins with the language and its direction.
    """

    def __init__(self, inner: ASGIApp, head: str, tag: str, direction: str) -> None:
        self._inner = inner
        self._head = head.encode()
        self._root = f'lang="{escape(tag)}" dir="{escape(direction)}"'.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].removeprefix(scope["root_path"]) not in {"", "/"}:
            await self._inner(scope, receive, send)
            return
        start: Message = {}
        document = bytearray()

        async def held(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            document.extend(message.get("body", b""))
            if message.get("more_body", False):
                return
            headers = MutableHeaders(scope=start)
            content = bytes(document)
            if headers.get("content-type", "").startswith("text/html"):
                content = self.of(content)
                headers["content-length"] = str(len(content))
            await send(start)
            await send({**message, "body": content})

        await self._inner(scope, receive, held)

    def of(self, document: bytes) -> bytes:
        """With this head; raises RuntimeError where the document has no place for it."""
        document, roots = _ROOT.subn(lambda found: found[1] + self._root + found[2], document, count=1)
        if not roots or _HEAD not in document:
            raise RuntimeError("Gradio's document has changed: there is no place for the page's own head")
        document = document.replace(_HEAD, _HEAD + self._head, 1)
        before, found, rest = document.partition(b"<script>window.gradio_config")
        return _PREVIEW.sub(b"", before) + found + rest
