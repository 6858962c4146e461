"""The scratch member: an etcd of the learner's own, which serves a restored snapshot at the desk."""

from __future__ import annotations

import json

from lab_helpers.course.etcd.desk import at_desk, complaint
from lab_helpers.course.etcd.snapshots import MARKER, desk_is_used
from lab_helpers.course.etcd.store import Key, fetch, keys_in, noted, own_prefix, query
from lab_helpers.errors import ClusterUnreachable
from lab_helpers.grading import Outcome, World, right, wrong
from lab_helpers.grading.patience import eventually, patience
from lab_helpers.state.kubectl import Output

__all__ = [
    "NAME",
    "PEER_URL",
    "PORT",
    "is_answering",
    "is_named",
    "is_restored",
    "original_is_untouched",
    "serves_before",
    "something_was_done",
    "takes_writes",
]

PORT = 12379
PEER_URL = "http://127.0.0.1:12380"
NAME = "scratch"
_SECONDS = 5
_RESTORE = "restore /work/backup.db to a new folder, and start an etcd with that folder"
_LOGS = "`kubectl exec desk -- pidof etcd`, and read what your etcd has printed"


async def something_was_done(world: World) -> bool:
    """Whether the desk was used, or the marker in the cluster's etcd changed."""
    facts, marker = await noted(world), await fetch(world.api, own_prefix(world) + MARKER)
    return marker is None or marker.value.decode(errors="replace") != facts["after"] or await desk_is_used(world)


async def is_answering(world: World) -> Outcome:
    """An etcd at the desk answers at the port of the task."""

    async def answers() -> bool:
        return (await _ask(world, "get", "x", "--command-timeout=3s")).code == 0

    if await eventually(answers, _SECONDS):
        return right()
    processes = (await at_desk(world, "ps -o args | grep '[e]tcd '")).stdout.strip().splitlines()
    running = [line for line in processes if not line.startswith("sh ")]
    if running:
        remark = f"an etcd runs there, but not for clients at this port: {running[0][:300]}"
    else:
        remark = "no etcd runs in pod desk"
    return wrong(f"nothing answers at http://127.0.0.1:{PORT} in pod desk", remark, next=_LOGS)


async def is_named(world: World) -> Outcome:
    """Its one member has the name and the peer URL of the task."""
    members = json.loads(await _answer(world, "member", "list", "--write-out=json"))["members"]
    if len(members) != 1:
        return wrong(f"its member list has {len(members)} members; the scratch cluster has one")
    name, peers = members[0].get("name", ""), members[0].get("peerURLs", [])
    told = []
    if name != NAME:
        told.append(f"its member is named {name or 'nothing'}, not {NAME}")
    if peers != [PEER_URL]:
        told.append(f"its peer URL is {', '.join(peers)}, not {PEER_URL}")
    step = "restore anew to another folder, with --name, --initial-cluster and --initial-advertise-peer-urls"
    return wrong(*told, next=step) if told else right()


async def serves_before(world: World) -> Outcome:
    """The marker says there what it said when the snapshot was taken."""
    facts, marker = await noted(world), await _marker(world)
    if marker is None:
        return wrong(
            f"it has no key {own_prefix(world)}{MARKER}", next="restore /work/backup.db, and serve that folder"
        )
    value = marker.value.decode(errors="replace")
    if value == facts["before"]:
        return right()
    if value == facts["after"]:
        return wrong(
            f"its marker says {value}: that is the cluster's etcd as it is now, not the snapshot",
            next=_RESTORE,
        )
    return wrong(f"its marker says {value[:80]}; the snapshot has {facts['before']}")


async def is_restored(world: World) -> Outcome:
    """It holds the whole snapshot with its revisions, not only a key that says the same."""
    facts, marker = await noted(world), await _marker(world)
    if marker is None or (marker.created, marker.changed) != (facts["created"], facts["changed"]):
        return wrong(
            "its marker was written by hand: it has other revisions than in the snapshot",
            next="restore /work/backup.db to a new folder; nothing is to be put",
        )
    if not keys_in(await _answer(world, "get", "/registry/namespaces/kube-system", "--write-out=json")):
        return wrong("the API server's keys are not in it: the snapshot has them", next="restore /work/backup.db anew")
    return right()


async def takes_writes(world: World) -> Outcome:
    """The grader writes a key there: it is kept, and the cluster's etcd does not have it."""
    key = f"{own_prefix(world)}check-{world.nonce}"
    done = await _ask(world, "put", key, world.nonce)
    if done.code != 0:
        return wrong(f"it takes no writes: {complaint(done)}", next=_LOGS)
    kept = keys_in(await _answer(world, "get", key, "--write-out=json"))
    original = await fetch(world.api, key)
    await _ask(world, "del", key)
    if original is not None:
        await query(world.api, "del", key)
        return wrong("what is written there arrives in the cluster's etcd: it is no etcd of its own")
    return right() if kept else wrong("what the check has written there is not there afterwards", next=_LOGS)


async def original_is_untouched(world: World) -> Outcome:
    """The cluster's etcd is the one of the start, and its marker still says `after`."""
    facts, marker = await noted(world), await fetch(world.api, own_prefix(world) + MARKER)
    found = json.loads(await query(world.api, "endpoint", "status", "--write-out=json"))
    if found[0]["Status"]["header"]["member_id"] != facts["member"]:
        return wrong("the cluster's etcd is another member than at the start", next="lab.reset")
    if marker is None:
        return wrong(f"the cluster's etcd has no key {own_prefix(world)}{MARKER} any more", next="lab.reset")
    value = marker.value.decode(errors="replace")
    if value == facts["after"]:
        return right()
    return wrong(
        f"in the cluster's etcd the marker says {value[:80]}; it was {facts['after']}",
        "only the scratch member is to serve the old state",
        next=f"put it back: etcdctl put {own_prefix(world)}{MARKER} {facts['after']}",
    )


async def _marker(world: World) -> Key | None:
    return next(iter(keys_in(await _answer(world, "get", own_prefix(world) + MARKER, "--write-out=json"))), None)


async def _answer(world: World, *command: str) -> str:
    """What the scratch member says; it has answered a moment ago, so its silence now is no fault of the learner's."""
    done = await _ask(world, *command)
    if done.code != 0:
        raise ClusterUnreachable(
            f"The etcd at port {PORT} of pod desk did not answer in time.",
            expected="an answer, as a moment before",
            do="run the check again",
        )
    return done.stdout


async def _ask(world: World, *command: str) -> Output:
    """Ask the scratch member by etcdctl at the desk."""
    etcdctl = ["etcdctl", f"--endpoints=http://127.0.0.1:{PORT}", "--command-timeout=10s"]
    return await world.run("desk", [*etcdctl, *command], timeout=patience(12))
