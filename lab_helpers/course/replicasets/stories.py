"""What became of the pods of the start: gone, released, handed over; and what the next pod is like."""

from __future__ import annotations

from lab_helpers.errors import ClusterError
from lab_helpers.grading import Outcome, State, World, right, wrong
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.images import split_image
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import health, restarts
from lab_helpers.grading.selectors import matches_labels
from lab_helpers.grading.workloads import pods_of
from lab_helpers.state.snapshot import Object, Snapshot, owner_of

__all__ = ["await_three_pods", "handed_over", "newest_has_image", "one_is_released", "something_happened"]

_CONTROLLERS = ("ReplicaSet", "ReplicationController")
_SECONDS = 60
_RESET = "start the exercise anew: `lab.reset`"


async def await_three_pods(world: World) -> None:
    """Wait until the seeded controller has made its pods, so that the kit notes them; else `ClusterError`."""
    found = await world.until("Pod", lambda now: len(now.all("Pod")) == 3, timeout=patience(_SECONDS))
    if found is None:
        raise ClusterError(
            "The three pods that this exercise begins with have not been made.",
            expected=f"three pods within {_SECONDS} seconds",
            do="labs doctor",
        )


async def something_happened(world: World) -> bool:
    """Whether a pod of the start is gone, restarted or changed, or a controller was changed, maybe there and back.

    What controllers own does not count as a learner's object, so this has to be told apart from nothing at all.
    """
    pods, objects = _left(world), world.snapshot.objects
    controllers = [item for kind in _CONTROLLERS for item in objects.get(kind, {}).values()]
    given = [item["spec"]["template"]["metadata"]["labels"] for item in controllers]
    return (
        len(pods) < len(_first(world))
        or any(item["metadata"]["generation"] > 1 for item in [*controllers, *pods])
        or any(pod["metadata"].get("labels") not in given or restarts(pod) for pod in pods)
    )


async def one_is_released(world: World) -> Outcome:
    """Of the pods of the start, one runs on without a controller, and the others are still ReplicaSet `web`'s."""
    first, left, snapshot = _first(world), _left(world), world.snapshot
    if outcome := presence(snapshot, "ReplicaSet/web"):
        return outcome
    if lost := len(first) - len(left):
        return wrong(f"of the three pods of the start {lost} {'was' if lost == 1 else 'were'} deleted", next=_RESET)
    selector = (snapshot.get("ReplicaSet/web") or {})["spec"]["selector"]
    # the controller takes its owner reference off a moment after the labels have changed
    free = [pod for pod in left if not matches_labels(selector, pod["metadata"].get("labels") or {})]
    if len(free) > 1:
        return wrong(f"{len(free)} pods were released, {_names(free)}; the task asks for one", next=_RESET)
    if free and (owner := owner_of(free[0])):
        return Outcome(
            State.PENDING, evidence=(f"pod {_names(free)} still belongs to {owner['name']}",), moving=True, again=1.0
        )
    if free:
        return health(free[0], snapshot.taken, steady=3)
    strangers = [pod for pod in snapshot.all("Pod") if pod not in left and not owner_of(pod)]
    remarks = [f"pod {_names(strangers)} is none of them: it was made later"] if strangers else []
    return wrong(
        "the labels of all three pods of the start still fit the selector of the ReplicaSet",
        *remarks,
        next="`kubectl get pods --show-labels`: by which label does the ReplicaSet find its pods?",
    )


async def handed_over(world: World) -> Outcome:
    """At least two of the pods that the ReplicationController had made belong to ReplicaSet `modern`."""
    snapshot, ref, left = world.snapshot, "ReplicaSet/modern", _left(world)
    if len(left) < 2:
        return wrong(
            f"of the three pods of the start {_names(left) or 'none'} is left: they went with their controller",
            next="start anew with `lab.reset`; `kubectl delete --help` tells what --cascade can be",
        )
    if outcome := presence(snapshot, ref):
        return outcome
    mine = pods_of(snapshot, ref)
    if sum(pod in mine for pod in left) >= 2:
        return right()
    selector = (snapshot.get(ref) or {})["spec"]["selector"]
    fitting = [pod for pod in left if matches_labels(selector, pod["metadata"].get("labels") or {})]
    if len(fitting) >= 2:
        owners = sorted({owner_of(pod).get("kind", "nobody") for pod in fitting if pod not in mine})
        words = f"pods of the start, {_names(fitting)}, belong to {', '.join(owners)} as yet"
        step = "a pod has one controller at most: is the old one gone?"
        return Outcome(State.PENDING, evidence=(words,), moving=True, next=step)
    return wrong(
        f"the selector of modern does not fit the pods of the start, {_names(left)}",
        next="`kubectl get pods --show-labels`: which label have they in common?",
    )


async def newest_has_image(world: World) -> Outcome:
    """The youngest pod of ReplicaSet `sticky`, which came for the one that the grader deleted, has the new image."""
    now = await world.now("ReplicaSet", "Pod")
    pods = [pod for pod in pods_of(now, "ReplicaSet/sticky") if "deletionTimestamp" not in pod["metadata"]]
    youngest = max(pods, key=lambda pod: str(pod["metadata"]["creationTimestamp"]))
    images = [str(item["image"]) for item in youngest["spec"]["containers"]]
    if [split_image(item) for item in images] == [split_image("nginx:1.26.3")]:
        return right()
    return wrong(
        f"the pod that came for the deleted one, {_names([youngest])}, runs {', '.join(images)}",
        next="`kubectl get replicaset sticky -o wide` shows the image of the template, of which new pods are made",
    )


def _first(world: World) -> frozenset[str]:
    """UIDs of the pods that the exercise began with."""
    return frozenset(uid for ref, uid in world.seed.items() if ref.startswith("Pod/"))


def _left(world: World) -> list[Object]:
    """Those of them that are still there."""
    first = _first(world)
    return [pod for pod in _here(world.snapshot) if pod["metadata"]["uid"] in first]


def _here(snapshot: Snapshot) -> list[Object]:
    return [pod for pod in snapshot.all("Pod") if "deletionTimestamp" not in pod["metadata"]]


def _names(pods: list[Object]) -> str:
    return ", ".join(str(pod["metadata"]["name"]) for pod in pods)
