"""ReplicaSet `shop`: its own two pods, the Service in front of them, and a stranger that must stay one."""

from __future__ import annotations

from typing import Any

from lab_helpers.grading import Outcome, World, eventually, right, wrong
from lab_helpers.grading.difference import show
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import health, is_ready
from lab_helpers.grading.verdict import State
from lab_helpers.state.snapshot import Snapshot, owner_of

__all__ = ["has_two_pods", "legacy_has_no_owner", "service_follows", "service_selects_them"]

Object = dict[str, Any]

_SECONDS = 20


async def has_two_pods(world: World) -> Outcome:
    """Two pods belong to the ReplicaSet, have been made by it, and are healthy."""
    if outcome := presence(world.snapshot, "ReplicaSet/shop"):
        return outcome
    pods = _own(world.snapshot)
    refusals = [item["message"] for item in _status(world.snapshot).get("conditions", ()) if item["status"] == "True"]
    if len(pods) != 2 and refusals:
        return wrong(*refusals, next="kubectl describe replicaset shop")
    if len(pods) != 2:
        line = f"the ReplicaSet has {len(pods)} pods"
        return Outcome(State.PENDING, evidence=(line,), moving=True, next="kubectl get pods")
    if taken := [pod["metadata"]["name"] for pod in pods if f"Pod/{pod['metadata']['name']}" in world.seed]:
        return wrong(f"{', '.join(taken)} was there before: the ReplicaSet has taken it for one of its own")
    outcomes = [health(pod, world.snapshot.taken, steady=2) for pod in pods]
    return next((outcome for outcome in outcomes if outcome.state is not State.RIGHT), right())


async def legacy_has_no_owner(world: World) -> Outcome:
    """No controller has adopted the pod legacy."""
    if outcome := presence(world.snapshot, "Pod/legacy"):
        return outcome
    legacy = world.snapshot.get("Pod/legacy") or {}
    if not (owner := owner_of(legacy)):
        return right()
    taker = world.snapshot.objects.get(owner["kind"], {}).get(owner["name"], {"spec": {}})
    selector = taker["spec"].get("selector") or {}
    fits = f": its selector {show(selector.get('matchLabels', selector))} fits legacy too" if selector else ""
    return wrong(
        f"{owner['kind']} {owner['name']} has taken it{fits}",
        next="begin anew with `lab.reset`, and select by a label that legacy does not carry",
    )


async def service_selects_them(world: World) -> Outcome:
    """The Service's selector fits the pods of the ReplicaSet, and no other pod."""
    snapshot = world.snapshot
    if outcome := presence(snapshot, "ReplicaSet/shop") or presence(snapshot, "Service/shop"):
        return outcome
    selector = (snapshot.get("Service/shop") or {})["spec"].get("selector") or {}
    template = (snapshot.get("ReplicaSet/shop") or {})["spec"]["template"]["metadata"]["labels"]
    if any(template.get(key) != value for key, value in selector.items()):
        return wrong(
            f"the Service selects {show(selector)}; the template gives its pods {show(template)}",
            next="`kubectl get pods -L app,tier`, and `kubectl describe service shop`",
        )
    own = {pod["metadata"]["uid"] for pod in _own(snapshot)}
    selected = [pod for pod in snapshot.all("Pod", selector) if "deletionTimestamp" not in pod["metadata"]]
    if foreign := [pod["metadata"]["name"] for pod in selected if pod["metadata"]["uid"] not in own]:
        return wrong(
            f"it also selects {', '.join(foreign)}, which no ReplicaSet has made", next="kubectl get pods -L app"
        )
    return right()


async def service_follows(world: World) -> Outcome:
    """The grader deletes a pod; the ReplicaSet makes another one, and the Service sends requests to it."""
    old = _own(world.snapshot)
    await world.api.delete(f"Pod/{old[0]['metadata']['name']}", world.namespace, grace=0)
    before = {pod["metadata"]["uid"] for pod in old}
    owner = (world.snapshot.get("ReplicaSet/shop") or {})["metadata"]["uid"]

    def new(snapshot: Snapshot) -> list[Object]:
        return [
            pod
            for pod in snapshot.all("Pod")
            if any(item["uid"] == owner for item in pod["metadata"].get("ownerReferences", ()))
            and pod["metadata"]["uid"] not in before
            and is_ready(pod)
        ]

    found = await world.until("Pod", lambda now: bool(new(now)), timeout=patience(_SECONDS))
    if found is None:
        return wrong("the check deleted one pod, and no new one is Ready in its place", next="kubectl get pods")
    name = new(found)[0]["metadata"]["name"]
    said = ""

    async def reached() -> bool:
        nonlocal said
        answer = await world.api.proxy_get("services/shop:80", world.namespace, "/hostname")
        said = answer.text.strip() if answer.status_code == 200 else f"{answer.status_code}"
        return bool(said == name)

    if await eventually(reached, _SECONDS):
        return right()
    return wrong(
        f"the check deleted one pod; requests to the Service do not reach the new one, {name} (the last: {said[:80]})",
        next="`kubectl describe service shop`; the pods are to listen on its TargetPort",
    )


def _own(snapshot: Snapshot) -> list[Object]:
    replicaset = snapshot.get("ReplicaSet/shop")
    found = snapshot.owned_by(replicaset, "Pod") if replicaset else []
    return [pod for pod in found if "deletionTimestamp" not in pod["metadata"]]


def _status(snapshot: Snapshot) -> Object:
    found: Object = (snapshot.get("ReplicaSet/shop") or {}).get("status", {})
    return found
