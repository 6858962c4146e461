"""The monolith in two: web and db in pods of their own, and web reaching db through its Service."""

from __future__ import annotations

import asyncio
from typing import Any

from lab_helpers.grading import Outcome, World, eventually, image, right, wrong
from lab_helpers.grading.compare import compare
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import health, is_ready
from lab_helpers.grading.probes import dns_fault
from lab_helpers.grading.verdict import State
from lab_helpers.state.kinds import KINDS
from lab_helpers.state.snapshot import Snapshot, owner_of

__all__ = ["are_apart", "keep_their_image", "reached_through_the_service", "still_read_after_a_replacement"]

Object = dict[str, Any]

_IMAGE = image("busybox", "1.37.0")
_SECONDS = 30
"""That a new pod may take to become Ready."""
_WORKLOADS = ("Deployment", "ReplicaSet", "StatefulSet", "DaemonSet")


async def are_apart(world: World) -> Outcome:
    """The containers `web` and `db` run in different healthy pods."""
    web, db = _pods(world.snapshot, "web"), _pods(world.snapshot, "db")
    if both := [_name(pod) for pod in web if pod in db]:
        return wrong(
            f"both containers, web and db, are in pod {' and in pod '.join(both)}",
            next="make a manifest for each pod, with one container in it",
        )
    for name, pods in (("web", web), ("db", db)):
        if not pods:
            coming = await _is_promised(world, name)
            return Outcome(
                State.PENDING if coming else State.WRONG,
                evidence=(f"no pod has a container named {name}",),
                moving=coming,
                next="`kubectl get pods -o yaml`, and look at the containers' names",
            )
    for pod in [*web, *db]:
        outcome = health(pod, world.snapshot.taken, steady=2)
        if outcome.state is not State.RIGHT:
            return outcome
    return right()


async def keep_their_image(world: World) -> Outcome:
    """The containers `web` and `db` have the image that they had in the monolith."""
    found = [
        (f"{_name(pod)}: {name}", item["image"])
        for name in ("web", "db")
        for pod in _pods(world.snapshot, name)
        for item in pod["spec"]["containers"]
        if item["name"] == name
    ]
    if not found:
        return Outcome(State.SKIPPED)
    differences = tuple(item for place, got in found for item in compare(_IMAGE, got, f"image in pod {place}"))
    if not differences:
        return right()
    return Outcome(State.WRONG, differences, next="kubectl get pods -o jsonpath='{.items[*].spec.containers[*].image}'")


async def reached_through_the_service(world: World) -> Outcome:
    """A file that the grader puts into every db is fetched by a web pod from `http://db:8000`."""
    await _put(world, world.nonce, _pods(world.snapshot, "db"))
    pod = _name(_pods(world.snapshot, "web")[0])
    command = ["wget", "-q", "-T", "3", "-O", "-", f"http://db:8000/{world.nonce}"]
    said = ""

    async def fetched() -> bool:
        nonlocal said
        output = await world.run(pod, command, container="web")
        said = (output.stderr or output.stdout).strip().partition("\n")[0]
        return output.stdout.strip() == world.nonce

    if await eventually(fetched, 5):
        return right()
    if (fault := await dns_fault(world)) is not None:
        return fault
    return wrong(
        f"in pod {pod}, http://db:8000 does not lead to your db: {said or 'no answer'}",
        next="`kubectl describe service db`: has it endpoints, and is its port 8000?",
    )


async def still_read_after_a_replacement(world: World) -> Outcome:
    """After every db pod was replaced, web's own log shows what is in the new one."""
    replaced = await _replace(world, _pods(world.snapshot, "db"))
    if replaced is None:
        late = "the check replaced pod db, and the new one is not Ready in time"
        return Outcome(State.UNKNOWN, evidence=(late,), next="run the check again in a minute")
    await _put(world, "motd", replaced)
    pods = [_name(pod) for pod in _pods(world.snapshot, "web")]

    async def told() -> bool:
        return all([world.nonce in await world.logs(pod, container="web") for pod in pods])

    if await eventually(told, 8):
        return right()
    if (fault := await dns_fault(world)) is not None:
        return fault
    last = (await world.logs(pods[0], container="web")).strip().splitlines()[-2:]
    return wrong(
        "the check replaced the db pod and put a new word into /data/motd; web does not print it",
        f"web's log ends with: {' / '.join(last)}" if last else "web's log is empty",
        next="look where DB_HOST of web points: the name of a Service stays, the address of a pod does not",
    )


def _name(pod: Object) -> str:
    return str(pod["metadata"]["name"])


def _pods(snapshot: Snapshot, container: str) -> list[Object]:
    """Pods that have an app container of this name and are here to stay."""
    return [
        pod
        for pod in snapshot.all("Pod")
        if "deletionTimestamp" not in pod["metadata"]
        and any(item["name"] == container for item in pod["spec"]["containers"])
    ]


async def _is_promised(world: World, container: str) -> bool:
    """Whether a controller is about to make a pod with this container."""
    lists = await asyncio.gather(*(world.api.list(KINDS[kind], world.namespace) for kind in _WORKLOADS))
    return any(
        item["name"] == container
        for found in lists
        for workload in found["items"]
        if workload["spec"].get("replicas", 1) > 0
        for item in workload["spec"]["template"]["spec"]["containers"]
    )


async def _put(world: World, file: str, pods: list[Object]) -> None:
    for pod in pods:
        command = ["sh", "-c", 'echo "$1" > "/data/$2"', "sh", world.nonce, file]
        await world.run(_name(pod), command, container="db")


async def _replace(world: World, pods: list[Object]) -> list[Object] | None:
    """Replace these pods: a controller makes its own anew, the grader the bare ones. The new ones, when Ready."""
    old = {pod["metadata"]["uid"] for pod in pods}
    for pod in pods:
        if owner_of(pod):
            await world.api.delete(f"Pod/{_name(pod)}", world.namespace, grace=0)
        elif await world.recreate_pod(_name(pod), timeout=patience(_SECONDS)) is None:
            return None

    def new(snapshot: Snapshot) -> list[Object]:
        return [pod for pod in _pods(snapshot, "db") if pod["metadata"]["uid"] not in old and is_ready(pod)]

    found = await world.until("Pod", lambda now: len(new(now)) >= len(pods), timeout=patience(_SECONDS))
    return new(found) if found else None
