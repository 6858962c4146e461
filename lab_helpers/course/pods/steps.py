"""Pod `steps`: its process says what it has to say, and stays."""

from __future__ import annotations

from lab_helpers.grading import Outcome, World, right, wrong
from lab_helpers.grading.expectations import presence

__all__ = ["never_restarted"]


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
