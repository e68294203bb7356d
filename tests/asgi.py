"""An application asked in this process, without a server."""

import asyncio
from typing import Any

import httpx


def get(app: Any, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
    """One answer."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get(path, headers=headers)

    return asyncio.run(ask())
