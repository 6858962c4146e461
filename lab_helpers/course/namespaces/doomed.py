"""A namespace that is to go with all that it holds, and a volume of the cluster that is to stay."""

from __future__ import annotations

from lab_helpers.errors import ClusterError
from lab_helpers.grading import Outcome, State, World, right, wrong
from lab_helpers.grading.patience import patience
from lab_helpers.state.snapshot import Object

__all__ = ["KINDS", "is_disturbed", "is_emptied", "is_gone", "is_kept_as_released", "lay_out"]

KINDS = ("Pod", "ConfigMap", "PersistentVolumeClaim")
"""What the namespace holds."""

_NOTE = "volume"
_ALWAYS_THERE = "kube-root-ca.crt"
_SECONDS = 60
_RESET = "begin the exercise anew: `lab.reset`"


async def lay_out(world: World) -> None:
    """Make a volume with the policy Retain for the claim in `doomed`, and wait until they are bound.

    The volume belongs to the exercise's own namespace, so it goes when that goes.
    """
    doomed = world.at("doomed")
    home = (await world.api.get(f"Namespace/{world.namespace}"))["metadata"]
    claim = (await world.api.get("PersistentVolumeClaim/data", doomed.namespace))["metadata"]
    owner = {"apiVersion": "v1", "kind": "Namespace", "name": home["name"], "uid": home["uid"]}
    volume: Object = {
        "apiVersion": "v1",
        "kind": "PersistentVolume",
        "metadata": {"name": _volume(world), "ownerReferences": [owner]},
        "spec": {
            "capacity": {"storage": "1Mi"},
            "accessModes": ["ReadWriteOnce"],
            "persistentVolumeReclaimPolicy": "Retain",
            "storageClassName": "",
            "hostPath": {"path": "/srv"},
            # with the UID they are bound at once, without it when the controller next looks around (15 s)
            "claimRef": {"namespace": doomed.namespace, "name": "data", "uid": claim["uid"]},
        },
    }
    await world.api.ensure(volume)
    made = await world.api.get(f"PersistentVolume/{_volume(world)}")
    await world.note(_NOTE, made["metadata"]["uid"])
    bound = await doomed.until(
        "PersistentVolumeClaim",
        lambda now: any(item.get("status", {}).get("phase") == "Bound" for item in now.all("PersistentVolumeClaim")),
        timeout=patience(_SECONDS),
    )
    if bound is None:
        raise ClusterError(
            "The claim that this exercise begins with was not bound to its volume.",
            expected=f"a bound claim within {_SECONDS} seconds",
            do="labs doctor",
        )


async def is_gone(world: World) -> Outcome:
    """The namespace is no longer there."""
    home = world.snapshot.home
    if home is None:
        return right()
    if "deletionTimestamp" in home["metadata"]:
        said = f"namespace {world.namespace} is being deleted (Terminating)"
        return Outcome(
            State.PENDING, evidence=(said,), moving=True, next=f"kubectl describe namespace {world.namespace}"
        )
    return wrong(f"namespace {world.namespace} is still there", next="kubectl delete --help")


async def is_emptied(world: World) -> Outcome:
    """Nothing that stood in it is left, not even without a namespace around it."""
    left = [
        f"{kind}/{item['metadata']['name']}"
        for kind in KINDS
        for item in world.snapshot.all(kind)
        if item["metadata"]["name"] != _ALWAYS_THERE or world.snapshot.home is None
    ]
    if not left:
        return right()
    home = world.snapshot.home
    if home is not None and "deletionTimestamp" not in home["metadata"]:
        return wrong(f"{', '.join(left)} is still in it", next="what happens to them when the namespace is deleted?")
    if home is not None:
        return Outcome(State.PENDING, evidence=(f"{', '.join(left)} is still in it",), moving=True)
    return wrong(
        f"the namespace is gone, but {', '.join(left)} is left without it: its finalizer was taken off by force",
        next=_RESET,
    )


async def is_kept_as_released(world: World) -> Outcome:
    """The volume of the start is still there, with its policy, and has lost its claim."""
    if not world.namespace:
        return wrong("it went with the exercise's own namespace, which was to stay", next=_RESET)
    name = _volume(world)
    volume = world.snapshot.get(f"PersistentVolume/{name}")
    if volume is None or "deletionTimestamp" in volume["metadata"]:
        return wrong(f"the PersistentVolume {name} was deleted; it was to stay", next=_RESET)
    if volume["metadata"]["uid"] != await world.noted(_NOTE):
        return wrong(f"the PersistentVolume {name} is another one (it has another UID)", next=_RESET)
    policy = volume["spec"]["persistentVolumeReclaimPolicy"]
    if policy != "Retain":
        return wrong(f"its policy was Retain, and is {policy} now", next=_RESET)
    phase = volume.get("status", {}).get("phase")
    if phase == "Released":
        return right()
    if not volume["spec"].get("claimRef"):
        return wrong("the volume has no claim any more, not even a lost one: somebody has changed it", next=_RESET)
    claim_is_there = world.at("doomed").snapshot.get("PersistentVolumeClaim/data") is not None
    return Outcome(
        State.WRONG if claim_is_there and world.at("doomed").snapshot.home is None else State.PENDING,
        evidence=(f"the PersistentVolume {name} is {phase}; it becomes Released when its claim is gone",),
        moving=not claim_is_there,
        next=f"kubectl get pv {name}",
    )


async def is_disturbed(world: World) -> bool:
    """Whether the volume is no longer as it was at the start."""
    volume = world.snapshot.get(f"PersistentVolume/{_volume(world)}") or {}
    phase = volume.get("status", {}).get("phase")
    return bool(phase != "Bound" or volume["spec"]["persistentVolumeReclaimPolicy"] != "Retain")


def _volume(world: World) -> str:
    """Volumes belong to no namespace, so their names carry the exercise's."""
    return f"{world.namespace}-data"
