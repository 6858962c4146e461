"""Does the application answer: pod by pod, and through its Service."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import quote

from lab_helpers.grading import Difference, Expectation, Outcome, State, World, deployment_pods, holds, right, wrong
from lab_helpers.grading.difference import MISSING, nearest, show
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.pods import health
from lab_helpers.state.snapshot import Snapshot

__all__ = ["APP", "LISTENS_ON", "app_pods", "names", "pods_answer", "selects", "service_answers"]

APP = "hello-node"
_DEPLOYMENT = f"Deployment/{APP}"
_KINDS = ("Deployment", "ReplicaSet", "Pod")
LISTENS_ON = 8080
_CONTROL = "kubernetes.default"


async def _pods_answer(world: World) -> Outcome:
    for pod in names(app_pods(world.snapshot)):
        answer = await world.api.proxy_get(f"pods/{pod}:{LISTENS_ON}", world.namespace, "/hostname")
        got = f"{answer.status_code}: {answer.text[:200]}" if answer.status_code != 200 else answer.text.strip()
        if got != pod:
            return Outcome(
                State.WRONG if answer.status_code == 200 else State.PENDING,
                differences=(Difference(f"GET /hostname on port {LISTENS_ON} of pod {pod}", pod, got),),
                next=f"kubectl describe pod {pod}",
                again=1.0,
            )
    return right()


async def _selects(world: World) -> Outcome:
    snapshot = world.snapshot
    if outcome := presence(snapshot, f"Service/{APP}") or presence(snapshot, _DEPLOYMENT):
        return outcome
    service = snapshot.get(f"Service/{APP}") or {}
    if service["spec"].get("type") == "ExternalName":
        return wrong(
            "a Service of type ExternalName is only another name for an address: it sends nothing to pods",
            next=f"`kubectl delete service {APP}`, and make it with another type",
        )
    selector = service["spec"].get("selector") or {}
    selected = snapshot.all("Pod", selector) if selector else []
    own = app_pods(snapshot, every=True)
    if not selector or (own and not selected):
        labels = (snapshot.get(_DEPLOYMENT) or {})["spec"]["template"]["metadata"]["labels"]
        near = nearest(show(selector), [show({key: value}) for key, value in labels.items()])
        difference = Difference(
            "spec.selector", f"labels that its pods carry: {show(labels)}", show(selector or MISSING), near
        )
        return Outcome(State.WRONG, differences=(difference,), next="kubectl get pods --show-labels")
    mine = {pod["metadata"]["uid"] for pod in own}
    if foreign := [pod for pod in selected if pod["metadata"]["uid"] not in mine]:
        return wrong(
            f"it also sends requests to {', '.join(names(foreign))}, which is no pod of the Deployment",
            next="`kubectl get pods --show-labels`, and select by a label that only its own pods carry",
        )
    if not selected:
        return Outcome(State.PENDING, evidence=("the Deployment has no pods",), next="kubectl get deployments")
    return right()


async def _service_answers(world: World) -> Outcome:
    """A client inside the cluster asks through the Service's name; only the pods know the answer."""
    pods = app_pods(world.snapshot)
    through = await _dial(world, APP, 80)
    if through.status == 404:
        return wrong("the pod client of this exercise is gone", next="lab.reset")
    if through.text in names(pods):
        return right()
    difference = Difference(f"http://{APP}/hostname", "the name of one of its pods", _cause(through.text))
    pending = Outcome(
        State.PENDING, differences=(difference,), next=f"kubectl describe service {APP}", moving=True, again=1.0
    )
    # a program needs a moment to listen after its container has started
    if through.status != 200 or any(
        health(pod, world.snapshot.taken, steady=3).state is not State.RIGHT for pod in pods
    ):
        return pending
    reason = await _why_not(world, pods)
    if not reason and "lookup" in through.text and "lookup" in (await _dial(world, _CONTROL, 443)).text:
        evidence = ("the cluster's own DNS does not answer: not even the name of the API server is found",)
        return Outcome(State.UNKNOWN, evidence=evidence, next="`labs status` says whether the cluster is well")
    if not reason:
        return pending
    return replace(pending, state=State.WRONG, evidence=(reason,))


async def _why_not(world: World, pods: list[dict[str, Any]]) -> str:
    """What will keep the Service from answering for ever, or nothing."""
    spec = (world.snapshot.get(f"Service/{APP}") or {})["spec"]
    if spec.get("clusterIP", "None") == "None":
        return "it has no address of its own (clusterIP: None), so no port is translated"
    target = next(
        port.get("targetPort") for port in spec["ports"] if port["port"] == 80 and port.get("protocol", "TCP") == "TCP"
    )
    for pod in pods:
        number = _number(pod, target)
        if number is None:
            return f"it sends requests to the port named {target} (targetPort), and no container has one of that name"
        if (await _dial(world, pod["status"]["podIP"], number)).text != pod["metadata"]["name"]:
            return f"it sends requests to port {number} of the pods (targetPort), where no program listens"
    return ""


pods_answer: Expectation = holds(
    "answers",
    f"each of its pods answers on port {LISTENS_ON} with its own name",
    _pods_answer,
    watches=_KINDS,
    acts=True,
)

selects: Expectation = holds(
    "selects", "it sends requests to the pods of the Deployment and to no other", _selects, watches=("Service", *_KINDS)
)

service_answers: Expectation = holds(
    "answers",
    f"a request from the pod client to http://{APP}/hostname comes back with the name of one of the pods",
    _service_answers,
    watches=("Service", *_KINDS),
    acts=True,
)


class _Dialled(NamedTuple):
    status: int
    text: str


async def _dial(world: World, host: str, port: int) -> _Dialled:
    """What the pod client gets from `http://host:port/hostname`; agnhost's netexec can ask on our behalf."""
    path = f"/dial?host={quote(host)}&port={port}&protocol=http&request=hostname&tries=1"
    answer = await world.api.proxy_get(f"pods/client:{LISTENS_ON}", world.namespace, path)
    if answer.status_code != 200:
        return _Dialled(answer.status_code, "")
    result = json.loads(answer.text)
    return _Dialled(200, " ".join(result.get("responses") or result.get("errors") or ()))


def _cause(text: str) -> str:
    """Why a request failed: of the words of a Go program the last, which is the cause."""
    return (text.rpartition(": ")[2] if text.startswith("Get ") else text) or "no answer"


def app_pods(snapshot: Snapshot, *, every: bool = False) -> list[dict[str, Any]]:
    """The pods of the Deployment's newest template; with `every`, of older ones too."""
    deployment = snapshot.get(_DEPLOYMENT)
    if deployment is None:
        return []
    if not every:
        return deployment_pods(snapshot, deployment)
    sets = snapshot.owned_by(deployment, "ReplicaSet")
    return [pod for replicaset in sets for pod in snapshot.owned_by(replicaset, "Pod")]


def names(pods: list[dict[str, Any]]) -> list[str]:
    """Their names."""
    return [pod["metadata"]["name"] for pod in pods]


def _number(pod: dict[str, Any], target: int | str) -> int | None:
    """The port's number; a name is looked up among the container's ports."""
    if isinstance(target, int):
        return target
    ports = [port for container in pod["spec"]["containers"] for port in container.get("ports", ())]
    return next((port["containerPort"] for port in ports if port.get("name") == target), None)
