"""A second namespace beside that of the exercise, for what lives elsewhere; it goes when the exercise's goes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from lab_helpers.errors import ClusterError, Refused
from lab_helpers.grading import Outcome, State, World
from lab_helpers.grading.behaviours.targets import runner
from lab_helpers.grading.patience import eventually, patience
from lab_helpers.grading.pods import is_ready
from lab_helpers.grading.workspace import LEARNER_LABEL
from lab_helpers.state.probes import get_http
from lab_helpers.state.snapshot import Object

__all__ = ["answers_there", "make", "namespace_of", "needs_it", "renew_service", "run_pod", "say_in_ticket"]

_IMAGE = "registry.k8s.io/e2e-test-images/agnhost:2.66.1"
_SECONDS = 60
_NOTE = "neighbour"


async def namespace_of(world: World) -> str:
    """The name under which it was made."""
    return await world.noted(_NOTE)


async def make(world: World, suffix: str) -> str:
    """Make the namespace, owned by that of the exercise: the cluster's garbage collector removes it with its owner.

    A part of the owner's UID is in its name: an exercise that is begun anew may have the namespace's old name again
    while the old neighbour is still going.
    """
    own = (await world.api.get(f"Namespace/{world.namespace}"))["metadata"]
    name = f"{world.namespace}-{suffix}-{own['uid'][:4]}"
    await world.note(_NOTE, name)
    owner = {"apiVersion": "v1", "kind": "Namespace", "name": own["name"], "uid": own["uid"]}
    labels = {LEARNER_LABEL: own.get("labels", {}).get(LEARNER_LABEL, "")}
    await world.api.ensure(
        {"kind": "Namespace", "metadata": {"name": name, "labels": labels, "ownerReferences": [owner]}}
    )

    async def usable() -> bool:
        return await world.api.find("ServiceAccount/default", name) is not None

    await _await(usable, f"The namespace {name} was not made ready.")
    return name


async def run_pod(world: World, namespace: str, name: str, *, port: int = 8080, service_port: int = 0) -> Object:
    """A Ready pod there that answers HTTP on `port`; with a Service of its name in front of it, on `service_port`."""
    labels = {"app": name}
    container = {"name": "main", "image": _IMAGE, "args": ["netexec", f"--http-port={port}"]}
    spec = {"terminationGracePeriodSeconds": 0, "containers": [container]}
    metadata = {"name": name, "labels": labels}
    await world.api.ensure({"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec}, namespace)
    if service_port:
        ports = [{"port": service_port, "targetPort": port}]
        await world.api.ensure(
            {"kind": "Service", "metadata": metadata, "spec": {"selector": labels, "ports": ports}}, namespace
        )
    pod: Object | None = None

    async def ready() -> bool:
        nonlocal pod
        pod = await world.api.find(f"Pod/{name}", namespace)
        return is_ready(pod or {})

    await _await(ready, f"Pod {name} in namespace {namespace} did not become Ready.")
    assert pod is not None
    return pod


async def renew_service(world: World, namespace: str, name: str) -> None:
    """Delete the Service and make the same anew: it gets another address."""
    old = await world.api.get(f"Service/{name}", namespace)
    spec = {key: old["spec"][key] for key in ("selector", "ports")}
    await world.api.delete(f"Service/{name}", namespace)
    await world.api.create({"kind": "Service", "metadata": {"name": name}, "spec": spec}, namespace)


async def say_in_ticket(world: World, data: dict[str, str]) -> None:
    """Tell the learner, in the ConfigMap `ticket`."""
    await world.api.ensure({"kind": "ConfigMap", "metadata": {"name": "ticket"}, "data": data}, world.namespace)


async def answers_there(world: World, host: str, port: int) -> Outcome | None:
    """None where the lab's own part of the exercise answers at this address, else that the lab cannot tell."""
    run = await runner(world, "")
    if isinstance(run, Outcome):
        return replace(run, state=State.UNKNOWN)
    found = (await get_http(run, f"http://{host}:{port}/", mark=world.nonce))[0]
    if found.reached:
        return None
    return Outcome(
        State.UNKNOWN,
        evidence=(f"what the lab runs at {host}:{port} does not answer: {found.text}",),
        next="begin anew: `lab.reset`",
    )


def needs_it(look: Callable[[World], Awaitable[Outcome]]) -> Callable[[World], Awaitable[Outcome]]:
    """The same look; where something of the lab's own there is gone, the lab cannot tell."""

    async def guard(world: World) -> Outcome:
        try:
            return await look(world)
        except Refused as refusal:
            told = f"something that the lab keeps beside this exercise is gone: {refusal.message}"
            return Outcome(State.UNKNOWN, evidence=(told,), next="begin anew: `lab.reset`")

    return guard


async def _await(question: Callable[[], Awaitable[bool]], happened: str) -> None:
    if not await eventually(question, _SECONDS):
        raise ClusterError(happened, expected=f"it within {patience(_SECONDS):g} seconds", do="labs doctor")
