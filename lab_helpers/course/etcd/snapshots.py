"""Snapshots of the cluster's etcd: whether a file is one, and what it holds."""

from __future__ import annotations

import json
import random
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from lab_helpers.course.etcd.desk import BACKUP, WORK, at_desk, complaint, set_up_desk
from lab_helpers.course.etcd.store import Key, keys_in, member, note, noted, own_prefix, prepare_keys, query, write
from lab_helpers.errors import ClusterUnreachable
from lab_helpers.grading import Outcome, State, World, right, wrong

__all__ = [
    "FILE",
    "MARKER",
    "before_and_after",
    "desk_is_used",
    "from_the_file",
    "hash_mistakes",
    "holds_marker",
    "is_new_enough",
    "is_snapshot",
    "old_snapshot",
    "revision_mistakes",
    "save",
    "save_given",
    "status",
    "total_mistakes",
]

Mistakes = list[tuple[Any, str]]

FILE = f"{WORK}/snapshot.db"
MARKER = "marker"
_OLD = f"{WORK}/old.db"
_GIVEN = f"{WORK}/given.db"
_RESTORE = """
folder=$(mktemp -d); served=; trap 'kill $served; rm -rf "$folder"' EXIT
clients=http://127.0.0.1:$2 peers=http://127.0.0.1:$3
etcdutl snapshot restore "$1" --data-dir "$folder/data" >"$folder/said" 2>&1 ||
    { tail -n 1 "$folder/said" >&2; exit 3; }
etcd --data-dir "$folder/data" --listen-client-urls $clients --advertise-client-urls $clients \\
    --listen-peer-urls $peers --heartbeat-interval 20 --election-timeout 100 >"$folder/said" 2>&1 &
served=$!
for attempt in 1 2 3 4 5 6 7 8 9 10; do
    etcdctl --endpoints $clients get "$4" --write-out=json 2>>"$folder/said" && exit 0
    kill -0 $served 2>/dev/null || break
    sleep 0.3
done
tail -n 1 "$folder/said" >&2; exit 4
"""
"""Restores a snapshot ($1) to a folder of its own, serves it for a moment at two ports, and reads one key ($4)."""


async def old_snapshot(world: World) -> None:
    """Lay an old snapshot on the desk, and then write the marker that it cannot hold."""
    await prepare_keys(world)
    await set_up_desk(world)
    await save(world, _OLD)
    marker = await write(world, MARKER, f"marker-{secrets.token_hex(6)}")
    await note(world, {"value": marker.value.decode(), "revision": marker.changed})


async def desk_is_used(world: World) -> bool:
    """Whether there is anything on the desk that was not there at the beginning, or an etcd that runs."""
    done = await at_desk(world, f"ls -A {WORK} /tmp; pidof etcd")
    return bool(set(done.stdout.split()) - {f"{WORK}:", "/tmp:", "old.db", "given.db", "backup.db"})


async def is_snapshot(world: World) -> Outcome:
    """The file is there, and `etcdutl snapshot status` can read it."""
    done = await at_desk(world, 'test -e "$1" || { ls -A "$2"; exit 7; }; test -d "$1" && exit 8; exit 0', FILE, WORK)
    if done.code == 8:
        return wrong(f"{FILE} is a folder; a snapshot is one file")
    if done.code == 7:
        there = [name for name in done.stdout.split() if name != "old.db"]
        remark = [f"in {WORK} there is: {', '.join(there)}"] if there else []
        return wrong(f"pod desk has no file {FILE}", *remark, next="kubectl exec desk -- ls -l /work")
    found = await status(world, FILE)
    if isinstance(found, str):
        return wrong(
            f"etcdutl snapshot status {FILE} says: {found}", next=f"kubectl exec desk -- etcdutl snapshot status {FILE}"
        )
    if not found["totalKey"]:
        return wrong("there is no key in it: it is not of the cluster's etcd")
    return right()


async def is_new_enough(world: World) -> Outcome:
    """Its revision is not before that of the marker."""
    marker, found = await noted(world), await status(world, FILE)
    if isinstance(found, str):
        return wrong(found)
    if found["revision"] >= marker["revision"]:
        return right()
    return wrong(
        f"the snapshot ends at revision {found['revision']}; the marker was written at revision {marker['revision']}",
        next="take a new snapshot, now that the marker is there",
    )


async def holds_marker(world: World) -> Outcome:
    """Restored and served by a scratch etcd, it holds the marker of this exercise."""
    marker = await noted(world)
    port = random.randrange(20000, 29000, 2)
    key = own_prefix(world) + MARKER
    done = await at_desk(world, _RESTORE, FILE, str(port), str(port + 1), key, timeout=40)
    if done.code == 3:
        return wrong(
            f"etcdutl snapshot restore refuses it: {complaint(done)}",
            next="`etcdctl snapshot save` writes a whole file with a hash at its end; a copy of the database has none",
        )
    if done.code != 0:
        return Outcome(State.UNKNOWN, evidence=(f"the restored etcd did not answer: {complaint(done)}",))
    found: list[Key] = keys_in(done.stdout)
    if not found:
        return wrong(f"restored, it has no key {key}", next="take the snapshot of the cluster's own etcd")
    if found[0].value.decode(errors="replace") == marker["value"]:
        return right()
    return wrong(f"restored, its {key} is not the one of this attempt", next="take a new snapshot")


async def save_given(world: World) -> None:
    """Lay a snapshot on the desk, and remember what etcdutl says of it."""
    await prepare_keys(world)
    await set_up_desk(world)
    await save(world, _GIVEN)
    found = await status(world, _GIVEN)
    if isinstance(found, str):
        raise _unsaved(found)
    await note(world, found)
    await write(world, "later", "so that the numbers of the running etcd are others, in every cluster")


async def before_and_after(world: World) -> None:
    """Lay a snapshot on the desk in which the marker says `before`; in the cluster's etcd it says `after` now."""
    await prepare_keys(world)
    await set_up_desk(world)
    word = secrets.token_hex(4)
    marker = await write(world, MARKER, f"before-{word}")
    await save(world, BACKUP)
    after = await write(world, MARKER, f"after-{word}")
    status_now = await query(world.api, "endpoint", "status", "--write-out=json")
    await note(
        world,
        {
            "before": marker.value.decode(),
            "after": after.value.decode(),
            "created": marker.created,
            "changed": marker.changed,
            "member": json.loads(status_now)[0]["Status"]["header"]["member_id"],
        },
    )


def from_the_file(field: str) -> Callable[[World], Awaitable[Any]]:
    """What etcdutl said of the snapshot that was laid on the desk."""

    async def live(world: World) -> Any:
        return (await noted(world))[field]

    return live


async def hash_mistakes(world: World) -> Mistakes:
    """The other hash that etcdctl tells."""
    text = json.loads(await query(world.api, "endpoint", "hashkv", "--write-out=json"))
    remark = "that is of the running etcd; the task asks for the hash of the file"
    return [(text[0]["HashKV"]["hash"], remark)]


async def revision_mistakes(world: World) -> Mistakes:
    """The revision at which the running etcd stands."""
    facts = await noted(world)
    given = str(world.answers.get("revision")).strip()
    if given.isdecimal() and len(given) < 20 and int(given) > facts["revision"]:
        return [(int(given), "that is where the running etcd stands; the snapshot ends earlier")]
    return [(facts["totalKey"], "that is the number of keys")]


async def total_mistakes(world: World) -> Mistakes:
    """Other numbers that stand beside it."""
    facts = await noted(world)
    live = await query(world.api, "get", "", "--prefix", "--count-only", "--write-out=fields")
    count = next((int(line.rpartition(":")[2]) for line in live.splitlines() if line.startswith('"Count"')), None)
    return [
        (facts["revision"], "that is the revision"),
        (facts["totalSize"], "that is the size in bytes"),
        (count, "that is how many keys the running etcd has now; the task asks for the file"),
    ]


async def save(world: World, path: str) -> None:
    """Take a snapshot of the cluster's etcd to a file on the desk."""
    found = await member(world.api)
    script = 'rm -f "$1"; file=$1; shift; etcdctl "$@" snapshot save "$file"'
    done = await at_desk(world, script, path, f"--endpoints={found.url}", *found.files, timeout=60)
    if done.code != 0:
        raise _unsaved(complaint(done))


async def status(world: World, path: str) -> dict[str, Any] | str:
    """What `etcdutl snapshot status` says of a file, or why it says nothing."""
    done = await at_desk(world, 'etcdutl snapshot status "$1" --write-out=json', path)
    if done.code != 0:
        return complaint(done)
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return done.stdout.strip()[:300] or "nothing"
    return found


def _unsaved(said: str) -> ClusterUnreachable:
    return ClusterUnreachable(
        f"The snapshot that this exercise begins with could not be taken: {said}",
        expected="an etcd that answers the pod desk",
        do="run `lab.reset` in a moment",
    )
