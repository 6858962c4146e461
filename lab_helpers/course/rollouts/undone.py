"""Deployment `shop`, into which `prepare` rolls a broken image, and the pods that serve all the while."""

from __future__ import annotations

from lab_helpers.course.rollouts import given
from lab_helpers.grading import Outcome, State, World, right, wrong
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.images import split_image
from lab_helpers.grading.pods import health
from lab_helpers.state.snapshot import Object

__all__ = ["good_revision_is_newest", "roll_out_a_broken_image", "served_all_along"]

_REF = "Deployment/shop"
_GOOD, _BROKEN = "nginx:1.26.3", "nginx:1.26.33"
_RESET = "begin anew with `lab.reset`"


async def roll_out_a_broken_image(world: World) -> None:
    """Wait for the three good pods, then set an image that nobody has, and wait for the first pod that wants it."""
    await given.until_complete(world, _REF)
    template = (await world.api.get(_REF, world.namespace))["spec"]["template"]
    container = {**template["spec"]["containers"][0], "image": _BROKEN}
    change = {"spec": {"template": {"spec": {"containers": [container]}}}}
    await world.api.patch(_REF, change, world.namespace)
    await given.until(
        world, "Pod", lambda now: not all(map(_is_good, now.all("Pod"))), "a pod that waits for a broken image"
    )


async def good_revision_is_newest(world: World) -> Outcome:
    """The newest revision is made of the ReplicaSet of the start that has the good image."""
    snapshot = world.snapshot
    if outcome := presence(snapshot, _REF):
        return outcome
    deployment = snapshot.get(_REF) or {}
    owned = {given.revision(item): item for item in snapshot.owned_by(deployment, "ReplicaSet")}
    newest = owned.get(given.revision(deployment))
    status = deployment.get("status", {})
    if newest is None or status.get("observedGeneration", 0) < deployment["metadata"]["generation"]:
        return Outcome(State.PENDING, evidence=("its controller has yet to see the newest template",), moving=True)
    if newest["metadata"]["uid"] in world.seed.values() and _is_good(newest["spec"]["template"]):
        return right()
    images = ", ".join(str(item["image"]) for item in newest["spec"]["template"]["spec"]["containers"])
    first = "it is not the template of revision 1"
    return wrong(
        f"the newest revision, {given.revision(deployment)}, has image {images}: {first}",
        next="`kubectl rollout history deployment shop`, and `kubectl rollout undo --help`",
    )


async def served_all_along(world: World) -> Outcome:
    """The three pods of the start that had the good image are still there, and Ready."""
    pods = [pod for pod in world.snapshot.all("Pod") if pod["metadata"]["uid"] in world.seed.values() and _is_good(pod)]
    left = [pod for pod in pods if "deletionTimestamp" not in pod["metadata"]]
    if len(left) < 3:
        return wrong(
            f"of the three pods that served when the exercise began {len(left) or 'none'} {_is(len(left))} left: "
            "visitors met fewer pods, or none",
            next=_RESET,
        )
    outcomes = [health(pod, world.snapshot.taken, steady=0) for pod in left]
    return next((outcome for outcome in outcomes if outcome.state is not State.RIGHT), right())


def _is(number: int) -> str:
    return "is" if number < 2 else "are"


def _is_good(pod: Object) -> bool:
    return [split_image(item["image"]) for item in pod["spec"]["containers"]] == [split_image(_GOOD)]
