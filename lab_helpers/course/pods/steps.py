"""Pod `steps`: its process says what it has to say, and stays."""

from __future__ import annotations

from lab_helpers.grading import Outcome, State, World, eventually, right, wrong
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.probes import copy_of

__all__ = ["LINES", "never_restarted", "printed_by_a_copy"]

LINES = ("one", "two", "three")


async def never_restarted(world: World) -> Outcome:
    """The kubelet never had to start the container again because its process had ended.

    A restart of the whole node (a laptop's reboot) leaves reason Unknown behind, and is not the learner's.
    """
    if outcome := presence(world.snapshot, "Pod/steps"):
        return outcome
    status = (world.snapshot.get("Pod/steps") or {}).get("status", {})
    count = sum(
        item["restartCount"]
        for item in status.get("containerStatuses", ())
        if item.get("lastState", {}).get("terminated", {}).get("reason") != "Unknown"
    )
    if count == 0:
        return right()
    return wrong(
        f"the container has been restarted (restartCount {count}): its process ends",
        next="let the process stay after its last line, for example with `sleep infinity`; then recreate the pod",
    )


async def printed_by_a_copy(world: World) -> Outcome:
    """A second pod of the same spec prints the lines too: nobody put them into the log from outside."""
    got: list[str] = []
    async with copy_of(world, world.snapshot.get("Pod/steps") or {}) as copy:
        if copy is None:
            return Outcome(
                State.UNKNOWN, evidence=("the check started a copy of pod steps, which did not run in time",)
            )

        async def prints_them() -> bool:
            got[:] = [line.strip() for line in (await world.logs(copy)).splitlines()]
            rest = iter(got)
            return all(line in rest for line in LINES)

        if await eventually(prints_them, 10):
            return right()
    return wrong(
        f"the check started a copy of the pod; its log has {' / '.join(got[:8]) or 'no line'}",
        next="let the program itself print the lines, whenever it starts",
    )
