"""A tunnel from the learner's machine into a pod: it is used, and each end is asked what it saw."""

from __future__ import annotations

import re
from typing import Any

from lab_helpers.course.first_contact.traffic import APP, LISTENS_ON, app_pods, names
from lab_helpers.grading import Difference, Outcome, State, World, holds, right, wrong
from lab_helpers.state.local import LocalAnswer, get_local

__all__ = ["EXPECTATIONS"]

_WATCHES = ("Deployment", "ReplicaSet", "Pod")


async def _tunnel_answers(world: World) -> Outcome:
    port = _port(world.answers.get("port"))
    if port is None:
        return wrong("port is not a number from 1 to 65535", next="set port to the number before the colon")
    answer = await get_local(port, "/hostname")
    if answer.status == 200 and answer.text.strip() in names(app_pods(world.snapshot)):
        return right()
    forward = f"`kubectl port-forward deployment/{APP} {port}:{LISTENS_ON}`, and leave it running"
    other = (
        f"something else answers on port {port}: stop it, or forward another port of your machine and set port to that"
    )
    return Outcome(
        State.PENDING if answer.status == 0 else State.WRONG,
        differences=(Difference(f"http://127.0.0.1:{port}/hostname", f"the name of a pod of {APP}", _told(answer)),),
        next=forward if answer.status == 0 else other,
        again=0.5,
    )


async def _pod_saw_it(world: World) -> Outcome:
    port = _port(world.answers.get("port")) or 0
    await get_local(port, f"/echo?msg={world.nonce}")
    for pod in names(app_pods(world.snapshot)):
        if world.nonce in await world.logs(pod):
            return right()
    return Outcome(
        State.PENDING,
        evidence=("the log of the pod does not show the request that the lab has just sent",),
        next=f"kubectl logs deployment/{APP}",
        again=0.5,
    )


async def _peer_is_local(world: World) -> Outcome:
    """Through a port-forward the kubelet asks inside the pod, so the pod sees its own loopback address."""
    answer = await get_local(_port(world.answers.get("port")) or 0, "/clientip")
    peer = answer.text.strip().rpartition(":")[0].strip("[]")
    if answer.status == 200 and peer in ("127.0.0.1", "::1"):
        return right()
    return Outcome(
        State.WRONG,
        differences=(Difference("the caller as the pod sees it (/clientip)", "127.0.0.1", peer or _told(answer)),),
        evidence=("the request came over the cluster's network, not through a port-forward",),
        next=f"kubectl port-forward deployment/{APP} 18080:{LISTENS_ON}",
    )


EXPECTATIONS = (
    holds(
        "local",
        f"http://127.0.0.1:<port>/hostname answers with the name of the pod of {APP}",
        _tunnel_answers,
        watches=_WATCHES,
        answers=("port",),
        acts=True,
    ),
    holds(
        "log", "a request that the lab sends there appears in the pod's log", _pod_saw_it, watches=_WATCHES, acts=True
    ),
    holds("tunnel", "it goes through a port-forward", _peer_is_local, acts=True),
)


def _port(value: Any) -> int | None:
    if isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]  # the one line that `port = !command` gives
    text = str(value).strip().strip("'\"") if isinstance(value, str | int | float) else ""
    text = re.sub(r"\.0*$", "", text)  # 8080.0, as a table of numbers gives it
    return int(text) if text.isdecimal() and len(text) < 6 and 0 < int(text) < 65536 else None


def _told(answer: LocalAnswer) -> str:
    return f"{answer.status}: {answer.text[:200].strip()}" if answer.status else answer.text
