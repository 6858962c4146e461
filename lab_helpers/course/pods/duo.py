"""Pod `duo`: two containers that share one emptyDir, proven by words that pass through it."""

from __future__ import annotations

from typing import Any

from lab_helpers.grading import Outcome, World, eventually, image, right, wrong
from lab_helpers.grading.compare import compare
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.probes import copy_of
from lab_helpers.grading.verdict import State
from lab_helpers.state.kubectl import Output

__all__ = ["grows", "has_writer_and_reader", "printed", "shared", "shares_an_empty_dir"]

Object = dict[str, Any]

_POD = "Pod/duo"
_FILE = "log"


async def has_writer_and_reader(world: World) -> Outcome:
    """The pod has the containers `writer` and `reader` and no other; either may be a native sidecar."""
    if outcome := presence(world.snapshot, _POD):
        return outcome
    found = _containers(world)
    wanted = {"image": image("busybox", "1.37.0")}
    if lacking := [name for name in ("writer", "reader") if name not in found]:
        plain = [item["name"] for item in _pod(world)["spec"].get("initContainers", ()) if item["name"] not in found]
        remarks = tuple(
            f"{name} is an init container: without restartPolicy Always, it has to end before the others start"
            for name in plain
        )
        told = f"there is no container named {' and none named '.join(lacking)}; the containers are {', '.join(found)}"
        return wrong(told, *remarks, next="`kubectl get pod duo -o yaml`, and look under spec")
    if differences := compare({"writer": wanted, "reader": wanted}, found, "containers"):
        return Outcome(State.WRONG, differences, next="`kubectl get pod duo -o yaml`, and look under spec")
    if len(found) > 2:
        return wrong(f"the containers are {', '.join(found)}; the task asks for writer and reader only")
    return right()


async def shares_an_empty_dir(world: World) -> Outcome:
    """Both containers mount one volume, and it is an emptyDir."""
    if outcome := presence(world.snapshot, _POD):
        return outcome
    if not {"writer", "reader"} <= set(_containers(world)):
        return Outcome(State.SKIPPED)
    if _places(world):
        return right()
    kinds = {name: _kind(volume) for name, volume in _volumes(world).items()}
    mounts = {
        name: [mount["name"] for mount in container.get("volumeMounts", ()) if kinds.get(mount["name"]) != "projected"]
        for name, container in _containers(world).items()
    }
    lines = [
        f"{name} mounts {', '.join(f'{item} ({kinds.get(item)})' for item in items) or 'no volume'}"
        for name, items in sorted(mounts.items())
    ]
    return wrong(*lines, next="declare one volume of kind emptyDir, and mount it by its name in both containers")


async def shared(world: World) -> Outcome:
    """A file that the grader writes through the writer's mount stands in the reader's."""
    there, here = _both(world)
    name = f"check-{world.nonce}"
    written = await _write(world, f"{there}/{name}", ">")
    if written.code != 0:
        return wrong(
            f"writer cannot write in {there}: {written.stderr.strip()}",
            next="`kubectl get pod duo -o yaml`: is the mount of writer readOnly?",
        )
    read = await world.run("duo", ["cat", f"{here}/{name}"], container="reader")
    await world.run("duo", ["rm", "-f", f"{there}/{name}"], container="writer")
    if read.stdout.strip() == world.nonce:
        return right()
    return wrong(
        f"the check wrote a file into {there} of writer; it is not in {here} of reader",
        next="`kubectl get pod duo -o yaml`, and compare the two volumeMounts: has one of them a subPath?",
    )


async def grows(world: World) -> Outcome:
    """The file `log` of the volume becomes longer by itself."""
    there, here = _both(world)
    first = await _size(world, here)
    if first is None:
        listed = await world.run("duo", ["ls", here], container="reader")
        names = " ".join(listed.stdout.split()) or "nothing"
        return wrong(f"there is no file {_FILE} in the shared volume; it holds: {names}")

    async def longer() -> bool:
        now = await _size(world, here)
        return now is not None and now > first

    if await eventually(longer, 10):
        return await _grows_by_writer(world, there, here)
    return wrong(
        f"{here}/{_FILE} did not become longer within 10 seconds",
        next="let writer append (`>>`) a line at least every 5 seconds; `>` begins the file anew each time",
    )


async def _grows_by_writer(world: World, there: str, here: str) -> Outcome:
    """In a copy of the pod whose reader only sleeps, whatever stands in `log` was written by writer."""
    async with copy_of(world, _pod(world), only="writer") as copy:
        if copy is None:
            return Outcome(State.UNKNOWN, evidence=("the check started a copy of pod duo, which is not Ready in time",))
        # a writer may rightly wait for the file that its reader makes
        await world.run(copy, ["touch", f"{there}/{_FILE}"], container="writer")
        first = await _size(world, here, copy) or 0

        async def longer() -> bool:
            return (await _size(world, here, copy) or 0) > first

        if await eventually(longer, 10):
            return right()
    return wrong(
        f"in a copy of the pod in which reader only sleeps, {here}/{_FILE} did not become longer within 10 seconds",
        next="let writer append the lines; reader only reads them",
    )


async def printed(world: World) -> Outcome:
    """A line that the grader appends to `log` in the writer appears in the reader's own log."""
    there, _ = _both(world)

    async def seen() -> bool:
        return world.nonce in await world.logs("duo", container="reader")

    for _ in range(3):  # a writer that keeps its file open without appending may write over the first line
        await _write(world, f"{there}/{_FILE}", ">>")
        if await eventually(seen, 3):
            return right()
    last = (await world.logs("duo", container="reader")).strip().splitlines()[-1:]
    return wrong(
        f"the check appended a line to {_FILE} in writer; reader's log does not show it",
        f"last line of reader's log: {last[0]}" if last else "reader's log is empty",
        next="`kubectl logs duo -c reader`; its program must go on reading, as `tail -F` does",
    )


def _pod(world: World) -> Object:
    return world.snapshot.get(_POD) or {}


def _containers(world: World) -> dict[str, Object]:
    """The app containers and the native sidecars, by name."""
    spec = _pod(world)["spec"]
    sidecars = [item for item in spec.get("initContainers", ()) if item.get("restartPolicy") == "Always"]
    return {item["name"]: item for item in [*sidecars, *spec["containers"]]}


def _volumes(world: World) -> dict[str, Object]:
    return {volume["name"]: volume for volume in _pod(world)["spec"].get("volumes", ())}


def _kind(volume: Object) -> str:
    return next(key for key in volume if key != "name")


def _places(world: World) -> tuple[str, str] | None:
    """Where writer and reader have the emptyDir that they share; None where they share none."""
    mounts = {
        name: {mount["name"]: mount["mountPath"].rstrip("/") for mount in container.get("volumeMounts", ())}
        for name, container in _containers(world).items()
    }
    writer, reader = mounts.get("writer", {}), mounts.get("reader", {})
    for name, volume in _volumes(world).items():
        if _kind(volume) == "emptyDir" and name in writer and name in reader:
            return writer[name], reader[name]
    return None


def _both(world: World) -> tuple[str, str]:
    """The same, for expectations that act only when the volume is proven."""
    places = _places(world)
    assert places is not None
    return places


async def _write(world: World, path: str, how: str) -> Output:
    return await world.run("duo", ["sh", "-c", f'echo "$1" {how} "$2"', "sh", world.nonce, path], container="writer")


async def _size(world: World, folder: str, pod: str = "duo") -> int | None:
    found = await world.run(pod, ["sh", "-c", 'wc -c < "$1"', "sh", f"{folder}/{_FILE}"], container="reader")
    return int(found.stdout) if found.code == 0 else None
