"""What is stored, how much of it, and under which keys."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from lab_helpers.course.etcd.store import member, query
from lab_helpers.errors import ClusterUnreachable
from lab_helpers.grading import World
from lab_helpers.state.kinds import KINDS

__all__ = ["count_mistakes", "fill", "key_form", "key_mistakes", "key_of", "number_of"]

Mistakes = list[tuple[Any, str]]

_ROOT = "/registry/"
_FOLDER = {"Deployment": "deployments", "Node": "minions", "Pod": "pods", "Service": "services/specs"}
"""Where objects of a kind stand below the root, seen on the live cluster of Kubernetes 1.37."""


async def fill(world: World) -> None:
    """Make some ConfigMaps and Services; how many is not known before."""
    configmaps, services = 6 + secrets.randbelow(7), 3 + secrets.randbelow(5)
    marked = {"labels": {"lab": "etcd"}}
    headless = {"clusterIP": "None", "selector": {"app": "nobody"}}
    objects = [
        *({"kind": "ConfigMap", "metadata": {"name": f"note-{number}", **marked}} for number in range(configmaps)),
        *(
            {"kind": "Service", "metadata": {"name": f"stall-{number}", **marked}, "spec": headless}
            for number in range(services)
        ),
    ]
    await asyncio.gather(*(world.api.ensure(obj, world.namespace) for obj in objects))


def number_of(kind: str) -> Callable[[World], Awaitable[int]]:
    """How many objects of a kind there are, in the exercise's namespace or, where they have none, in the cluster."""

    async def live(world: World) -> int:
        namespace = world.namespace if KINDS[kind].namespaced else None
        return len((await world.api.list(KINDS[kind], namespace))["items"])

    return live


def count_mistakes(kind: str) -> Callable[[World], Awaitable[Mistakes]]:
    """Numbers that other ways of counting give."""

    async def known(world: World) -> Mistakes:
        right = await number_of(kind)(world)
        blank = "--keys-only prints an empty line after each key: count the keys, not the lines"
        found: Mistakes = [(2 * right, blank), (2 * right - 1, blank)]
        if kind == "ConfigMap":
            found.append((right - 1, "one is missing: the cluster puts a ConfigMap of its own into each namespace"))
        if KINDS[kind].namespaced:
            everywhere = len((await world.api.list(KINDS[kind]))["items"])
            found.append((everywhere, f"that is the whole cluster; the task asks for namespace {world.namespace}"))
        found.append((0, f"no key begins so: list what there is below {_ROOT}, its words are not always kubectl's"))
        return [(number, remark) for number, remark in found if number != right]

    return known


def key_of(ref: str) -> Callable[[World], Awaitable[str]]:
    """The key of an object of the exercise, or of the node on which etcd runs (`Node`)."""

    async def live(world: World) -> str:
        kind, _, name = ref.partition("/")
        if kind == "Node":
            key = f"{_ROOT}{_FOLDER[kind]}/{(await member(world.api)).node}"
        else:
            await world.api.get(ref, world.namespace)
            key = f"{_ROOT}{_FOLDER[kind]}/{world.namespace}/{name}"
        if (await query(world.api, "get", key, "--keys-only")).strip() != key:
            raise ClusterUnreachable(
                f"The check finds {ref} not where it knows objects of this kind.",
                expected=f"a key {key} in etcd",
                do="this costs you nothing; please report it",
            )
        return key

    return live


def key_mistakes(name: str) -> Callable[[World], Awaitable[Mistakes]]:
    """What is wrong with a key that was given: etcd has none such, or it is that of something else."""

    async def known(world: World) -> Mistakes:
        given = key_form(world.answers.get(name))
        if not isinstance(given, str) or not given.strip():
            return []
        if not given.startswith("/"):
            return [(given, "a key is the whole path, from the slash at its beginning: /registry/…")]
        if (await query(world.api, "get", given, "--keys-only")).strip() == given:
            return [(given, "etcd has this key, but it is that of another object")]
        return [(given, "etcd has no such key: list the keys that there are, and take the one with this name")]

    return known


def key_form(value: Any) -> Any:
    """A key as etcd prints it, without the empty line after it."""
    if isinstance(value, list | tuple):
        kept = [item for item in value if not isinstance(item, str) or item.strip()]
        value = kept[0] if len(kept) == 1 else value
    return value.strip() if isinstance(value, str) else value
