"""HTTP to a port of this machine itself, where a learner's tunnel into the cluster listens."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

import httpx

__all__ = ["LocalAnswer", "get_local"]

_LIMIT = 64 * 1024


class LocalAnswer(NamedTuple):
    """Status and text (64 KiB at most) of an answer; status 0 where there was none, the text says why."""

    status: int
    text: str


async def get_local(port: int, path: str, *, timeout: float = 5) -> LocalAnswer:
    """GET `http://127.0.0.1:port/path`, within `timeout` seconds whatever the other side does."""
    url = f"http://127.0.0.1:{port}/{path.lstrip('/')}"
    try:
        return await asyncio.wait_for(_get(url), timeout)
    except httpx.ConnectError:
        return LocalAnswer(0, "nothing listens there")
    except TimeoutError:
        return LocalAnswer(0, f"no answer within {timeout:g} s")
    except httpx.HTTPError as error:
        return LocalAnswer(0, f"no HTTP answer: {error or type(error).__name__}")


async def _get(url: str) -> LocalAnswer:
    # a proxy of the machine must not come between
    async with httpx.AsyncClient(trust_env=False, timeout=None) as http, http.stream("GET", url) as response:
        body = b""
        async for part in response.aiter_bytes():
            body += part
            if len(body) >= _LIMIT:
                break
        return LocalAnswer(response.status_code, body[:_LIMIT].decode(errors="replace"))
