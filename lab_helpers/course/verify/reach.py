"""From what stands in a namespace to another end state, as a learner would get there."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from typing import Any

from lab_helpers.course.verify.mutants import ELSEWHERE
from lab_helpers.course.verify.objects import Object, own_part, rebase
from lab_helpers.errors import Refused
from lab_helpers.grading.workspace import learner_objects
from lab_helpers.grading.world import World
from lab_helpers.state.api import Api
from lab_helpers.state.kinds import kind_of, object_path, parse_ref
from lab_helpers.state.refusals import cause_of
from lab_helpers.state.snapshot import Snapshot

__all__ = ["delete", "follow", "reach"]

_ADDRESSES = (("metadata", "uid"), ("spec", "nodeName"), ("spec", "clusterIP"), ("status", "podIP"))
_SECONDS = 15
_SECONDS_OF_QUOTA = 5


async def reach(
    api: Api,
    namespace: str,
    objects: Mapping[str, Object],
    *,
    kept: tuple[str, ...] = (),
    anew: tuple[str, ...] = (),
    elsewhere: str = "",
    others: Mapping[str, str] | None = None,
) -> str:
    """Make the namespace hold `objects` and what is `kept`, and nothing else; the API server's refusal, or nothing.

    An object that is there is edited in place. It is deleted and made anew where the API server says that a field
    cannot be changed, and where it is in `anew`. What `objects` places in another namespace goes to `elsewhere`.
    `others` are the further namespaces, by the words that stand before a ref.
    """
    now = await learner_objects(api, namespace, others)
    places = {"": namespace, **(others or {})}
    for ref in now:
        if ref not in objects and ref not in kept:
            word, _, inner = ref.rpartition(":")
            await delete(api, inner, places[word])
    for ref, obj in objects.items():
        try:
            if obj["metadata"].get("namespace") == ELSEWHERE:
                moved = {**obj, "metadata": {**obj["metadata"], "namespace": elsewhere}}
                await _create(api, moved, elsewhere)
            elif ref in now:
                await _change(api, now[ref], obj, places[ref.rpartition(":")[0]], anew=ref in anew)
            else:
                await _create(api, obj, places[ref.rpartition(":")[0]])
        except Refused as refused:
            return refused.message
    return ""


async def follow(api: Api, namespace: str, before: Mapping[str, Object], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers, with addresses and the like that stood in an object `before` as they stand in it now."""
    told = {
        str(value): (ref, path)
        for ref, obj in before.items()
        if ":" not in ref
        for path in _ADDRESSES
        if (value := obj.get(path[0], {}).get(path[1]))
    }
    result = dict(answers)
    for name, value in answers.items():
        if not isinstance(value, str) or value.strip() not in told:
            continue
        ref, (part, key) = told[value.strip()]
        with contextlib.suppress(Refused):  # where the object is gone, its address stays what it was
            for _ in range(_SECONDS * 5):
                now = await api.get(ref, namespace)
                if found := now.get(part, {}).get(key):
                    result[name] = found
                    break
                await asyncio.sleep(0.2)
    return result


async def delete(api: Api, ref: str, namespace: str) -> None:
    """Delete it and wait until it is gone; a pod gets a second."""
    kind = parse_ref(ref).kind
    await api.delete(ref, namespace, grace=1 if kind == "Pod" else None)
    await World(api, Snapshot(namespace, api.now(), {})).until(kind, lambda now: now.get(ref) is None)


async def _change(api: Api, live: Object, obj: Object, namespace: str, *, anew: bool) -> None:
    old = own_part(live)
    if not anew and old == obj:
        return
    ref = f"{live['kind']}/{live['metadata']['name']}"
    if not anew:
        path = object_path(kind_of(live["kind"]), namespace, live["metadata"]["name"])
        edited = rebase(live, old, obj)
        edited["metadata"].pop("resourceVersion", None)  # a controller may write the status in between
        try:
            await api.request("PUT", path, body=edited, query={"fieldValidation": "Strict"})
            return
        except Refused as refused:
            if refused.status != 422:
                raise
    await delete(api, ref, namespace)
    await _create(api, obj, namespace)


async def _create(api: Api, obj: Object, namespace: str) -> None:
    """Make it; where a quota still counts what was deleted before, when it has counted again."""
    path = object_path(kind_of(obj["kind"]), namespace)
    for left in reversed(range(_SECONDS_OF_QUOTA * 5)):
        try:
            await api.request("POST", path, body=obj, query={"fieldValidation": "Strict"})
            return
        except Refused as refused:
            if cause_of(refused) != "quota" or not left:
                raise
        await asyncio.sleep(0.2)
