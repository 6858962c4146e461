"""Pod `alias`: what its /etc/hosts says after the grader has restarted its container."""

from __future__ import annotations

from lab_helpers.grading import Outcome, World, right, wrong
from lab_helpers.grading.pods import is_ready, restarts
from lab_helpers.grading.verdict import State
from lab_helpers.state.snapshot import Snapshot

__all__ = ["resolves_after_a_restart"]

_SECONDS = 60  # the kubelet waits 10 s and more before it starts a container again that has just been restarted


async def resolves_after_a_restart(world: World) -> Outcome:
    """The grader ends the container's first process, waits for the kubelet, and asks for the name again."""
    pod = world.snapshot.get("Pod/alias")
    before = restarts(pod) if pod else 0
    # a shell as the first process ignores the signal, but ends when its children do
    await world.run("alias", ["sh", "-c", "kill 1; kill -- -1"])
    found = await world.until("Pod", lambda now: _is_back(now, before) or _has_ended(now), timeout=_SECONDS)
    if found is None:
        return await _not_back(world, before)
    if _has_ended(found):
        return wrong(
            "the check ended the container, and it was not started again",
            next="`kubectl get pod alias -o jsonpath='{.spec.restartPolicy}'`: it is to be Always",
        )
    output = await world.run("alias", ["getent", "hosts", "db.lab.internal"])
    if output.stdout.split()[:1] == ["10.9.8.7"]:
        return right()
    return wrong(
        f"getent hosts db.lab.internal gives {output.stdout.strip() or 'nothing'} after a restart of the container",
        next="kubectl exec alias -- cat /etc/hosts",
    )


async def _not_back(world: World, before: int) -> Outcome:
    """Why the container has not come back: a program of the learner's that does not end, or a slow machine."""
    pod = await world.api.get("Pod/alias", world.namespace)
    container = pod["spec"]["containers"][0]
    if restarts(pod) == before and ("command" in container or "args" in container):
        return wrong(
            f"the check asked the program of container {container['name']} to end (SIGTERM), and it goes on",
            next="leave command and args away: the image's own program, nginx, is to run",
        )
    return Outcome(
        State.UNKNOWN,
        evidence=(f"the container that the check ended is not back after {_SECONDS} s",),
        next="run the check again in a minute",
    )


def _is_back(snapshot: Snapshot, before: int) -> bool:
    pod = snapshot.get("Pod/alias")
    return pod is not None and restarts(pod) > before and is_ready(pod)


def _has_ended(snapshot: Snapshot) -> bool:
    pod = snapshot.get("Pod/alias") or {}
    return pod.get("status", {}).get("phase") in ("Succeeded", "Failed", None)
