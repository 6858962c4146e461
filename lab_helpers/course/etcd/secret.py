"""A Secret as etcd has it."""

from __future__ import annotations

import base64
import binascii
import re
import secrets
from typing import Any

from lab_helpers.course.etcd.store import fetch
from lab_helpers.errors import Refused
from lab_helpers.grading import Outcome, World, right, wrong
from lab_helpers.grading.answers import is_blank, plain

__all__ = ["canary_key", "canary_token", "hide_token", "is_as_stored", "readings", "token_mistakes"]

_CANARY = "Secret/canary"
_STORED = re.compile(rb"k8s.{0,16}?v1.{0,8}?Secret.*?canary", re.DOTALL)
"""How the stored value begins: a magic word, and the kind in protobuf; terminals swallow some of what is between."""
_DUMPED = re.compile(r"\s*[0-9a-f]{6,8}:?\s+((?:[0-9a-f]{2}\s{0,2}){1,16})")
_CELL = "`raw = !./etcdctl get KEY --print-value-only`, with your KEY, keeps what etcd prints"


async def hide_token(world: World) -> None:
    """Make the Secret `canary` with a token that nobody knows."""
    token = base64.b64encode(secrets.token_hex(8).encode()).decode()
    await world.api.ensure(
        {"kind": "Secret", "metadata": {"name": "canary"}, "data": {"token": token}}, world.namespace
    )


async def canary_key(world: World) -> str:
    """Where the Secret stands."""
    await world.api.get(_CANARY, world.namespace)
    return f"/registry/secrets/{world.namespace}/canary"


async def canary_token(world: World) -> str:
    """The token of the Secret."""
    encoded = (await world.api.get(_CANARY, world.namespace))["data"]["token"]
    return base64.b64decode(encoded).decode()


async def token_mistakes(world: World) -> list[tuple[Any, str]]:
    """The token as the API shows it."""
    encoded = base64.b64encode((await canary_token(world)).encode()).decode()
    return [(encoded, "that is the token in base64, as the API shows it; in etcd it stands as it is")]


async def is_as_stored(world: World) -> Outcome:
    """`raw` is the value of the key as etcd prints it, with the token in it."""
    given = world.answers.get("raw")
    if is_blank(given):
        return wrong("raw has no value yet", next=_CELL)
    try:
        key = await fetch(world.api, await canary_key(world))
    except Refused as refusal:
        if refusal.status != 404:
            raise
        return wrong("there is no Secret canary any more", next="lab.reset")
    token = (await canary_token(world)).encode()
    stored = key.value if key else b""
    if stored and token not in stored:
        return wrong("the value in etcd is encrypted: the token does not stand in it")
    found = readings(given)
    if any(_STORED.search(reading) and token in reading for reading in found):
        return right()
    if any(_STORED.search(reading) for reading in found):
        return wrong("raw is a stored Secret, but this token is not in it", next="lab.reset")
    if any(token in reading or base64.b64encode(token) in reading for reading in found):
        return wrong(
            "the token is in raw, but this is not the value as etcd stores it: that begins with k8s",
            "the API server decodes what it stores before it shows it to you",
            next=_CELL,
        )
    return wrong("raw is not the value that etcd stores at the key: that begins with k8s", next=_CELL)


def readings(given: Any) -> list[bytes]:
    """The bytes that were handed in: as text, as lines, as the base64 of JSON, or as a dump in hexadecimal."""
    if isinstance(given, list | tuple):
        given = "\n".join(item if isinstance(item, str) else plain(str(item)) for item in given)
    if isinstance(given, dict):
        given = " ".join(str(value) for value in _leaves(given))
    data = given if isinstance(given, bytes) else str(given).encode(errors="replace")
    found = [data]
    if rb"\x00" in data or rb"\n" in data:  # repr() of the bytes
        found.append(data.decode("unicode_escape", "replace").encode(errors="replace"))
    for word in re.findall(rb"[A-Za-z0-9+/]{40,}={0,2}", data):
        try:
            found.append(base64.b64decode(word, validate=True))
        except binascii.Error:
            continue
    found += _from_dump(data.decode(errors="replace"))
    return found


def _from_dump(text: str) -> list[bytes]:
    """What `hexdump -C` and `xxd` show: an address, bytes in hexadecimal, and the same as text."""
    rows = [_DUMPED.match(line) for line in text.splitlines()]
    digits = ["".join(row[1].split()) for row in rows if row]
    try:
        return [bytes.fromhex("".join(digits))] if digits else []
    except ValueError:
        return []


def _leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in _leaves(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in _leaves(item)]
    return [value]
