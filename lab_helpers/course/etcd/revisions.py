"""Keys that are written more than once, and what etcd counts of it."""

from __future__ import annotations

import secrets
from typing import Any

from lab_helpers.course.etcd.store import Key, fetch, fetch_all, note, noted, own_prefix, prepare_keys
from lab_helpers.errors import Refused
from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.difference import show

__all__ = [
    "holds_second",
    "key_is_written",
    "key_revision",
    "key_version",
    "nothing_else",
    "revision_mistakes",
    "twice",
    "version_mistakes",
    "write_again",
    "write_task",
]

Mistakes = list[tuple[Any, str]]

_TASK = "ConfigMap/task"
_NAME = "motto"
_WATCHED = "ConfigMap/watched"
_STRAY = ((" ", "/registry/"), ("/registry0", "--from-key"), ("/registry/lab", "--prefix"), (f"/registry/{_NAME}",))
"""Where a key that was put to a wrong place may stand: outside the API server's keys, or slipped in among them."""


async def write_task(world: World) -> None:
    """Say in the ConfigMap `task` which key is to be written, and with which two values."""
    await prepare_keys(world)
    data = {
        "key": own_prefix(world) + _NAME,
        "first": f"draft-{secrets.token_hex(4)}",
        "second": f"final-{secrets.token_hex(4)}",
    }
    await world.api.ensure({"kind": "ConfigMap", "metadata": {"name": "task"}, "data": data}, world.namespace)
    await note(world, (await world.api.get(_TASK, world.namespace))["data"])


async def key_is_written(world: World) -> bool:
    """Whether the learner has put one of the two values anywhere."""
    return await _at_the_key(world) is not None or bool(await _elsewhere(world))


async def holds_second(world: World) -> Outcome:
    """The key holds the second value."""
    task, key = await noted(world), await _at_the_key(world)
    if key is None:
        places = [item.name for item in await _elsewhere(world)]
        remarks = [f"your value is at the key {places[0]}"] if places else []
        return wrong(f"etcd has no key {task['key']}", *remarks, next="kubectl get configmap task -o yaml")
    value = key.value.decode(errors="replace").strip()
    if value == task["second"]:
        return right()
    remarks = []
    if value == task["first"]:
        remarks.append("that is the first value: now put the second one at the same key")
    elif task["second"] in value:
        remarks.append("it holds more than the value: the shell's quotation marks, or more words than one?")
    difference = Difference(f"value of {task['key']}", task["second"], show(value))
    return Outcome(State.WRONG, (difference,), tuple(remarks), next="kubectl get configmap task -o yaml")


async def twice(world: World) -> Outcome:
    """It was written at least twice since it was created."""
    key = await _at_the_key(world)
    if key is None:
        return Outcome(State.SKIPPED)
    if key.version >= 2:
        return right()
    return wrong(
        f"version is {key.version}: since the key was created, it was written once",
        "a key that is deleted begins again with version 1",
        next="put the first value at the key, then the second one, without deleting it in between",
    )


async def nothing_else(world: World) -> Outcome:
    """The two values are nowhere else."""
    found = await _elsewhere(world)
    if not found:
        return right()
    names = [item.name for item in found]
    registry = [name for name in names if name.startswith("/registry")]
    remark = ["below /registry only the API server may write: it expects objects there"] if registry else []
    return wrong(f"there is also {', '.join(names)}", *remark, next=f"etcdctl del {names[0]}")


async def write_again(world: World) -> None:
    """Change the ConfigMap `watched` a few times, so that its key's version cannot be guessed."""
    for number in range(2 + secrets.randbelow(4)):
        await world.api.patch(_WATCHED, {"data": {"count": f"{number}-{secrets.token_hex(2)}"}}, world.namespace)


async def key_revision(world: World) -> int:
    """The revision that changed the key of ConfigMap `watched` last."""
    return (await _watched(world)).changed


async def key_version(world: World) -> int:
    """How often the key of ConfigMap `watched` was written since it was created."""
    return (await _watched(world)).version


async def revision_mistakes(world: World) -> Mistakes:
    """Other numbers that stand beside it."""
    key = await _watched(world)
    given = _number(world.answers.get("revision"))
    found: Mistakes = [
        (key.created, "that is the revision that created the key; you have changed it since"),
        (key.version, "that is how often this key was written; a revision counts all writes of the whole store"),
    ]
    if given is not None and given > key.changed:
        remark = "that is later than the last change of this key: the header tells where the whole store stands now"
        found.append((given, remark))
    elif given is not None and given > key.created:
        found.append((given, "that is an older change of the key; it was changed again since"))
    return found


async def version_mistakes(world: World) -> Mistakes:
    """Other numbers that stand beside it."""
    key = await _watched(world)
    return [
        (key.changed, "that is mod_revision; version stands beside it"),
        (key.created, "that is create_revision; version stands beside it"),
    ]


async def _at_the_key(world: World) -> Key | None:
    return await fetch(world.api, own_prefix(world) + _NAME)


async def _elsewhere(world: World) -> list[Key]:
    """Keys with one of the two values that are not the one of the task."""
    task = await noted(world)
    words = (task["first"].encode(), task["second"].encode())
    found = [key for place in _STRAY for key in await fetch_all(world.api, *place)]
    return [key for key in found if key.name != task["key"] and any(word in key.value for word in words)]


async def _watched(world: World) -> Key:
    key = await fetch(world.api, f"/registry/configmaps/{world.namespace}/watched")
    if key is None:
        raise Refused(404, "NotFound", 'configmaps "watched" not found')
    return key


def _number(value: Any) -> int | None:
    text = str(value).strip()
    return int(text) if text.isdecimal() and len(text) < 20 else None
