"""Whether a PersistentVolumeClaim is bound, and whether it ever can be."""

from __future__ import annotations

from typing import Any

from lab_helpers.grading.difference import nearest
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.expectations import on_snapshot, presence
from lab_helpers.grading.quantity import parse_quantity
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot

__all__ = ["bound"]

Object = dict[str, Any]

_BY_HAND = "kubernetes.io/no-provisioner"


def bound(ref: str, says: str = "", *, name: str = "") -> Expectation:
    """`PersistentVolumeClaim/x` is bound, and the volume names it in turn; one that no volume can ever fit is told."""
    claim_name = parse_ref(ref).name

    def judge(snapshot: Snapshot) -> Outcome:
        return presence(snapshot, ref) or _judge(snapshot, snapshot.get(ref) or {})

    watches = {"PersistentVolumeClaim", "PersistentVolume", "StorageClass"}
    return on_snapshot(name or "bound", says or f"PersistentVolumeClaim {claim_name} is bound", watches, judge)


def _judge(snapshot: Snapshot, claim: Object) -> Outcome:
    name, spec = claim["metadata"]["name"], claim["spec"]
    look = f"kubectl describe persistentvolumeclaim {name}"
    volume = snapshot.get(f"PersistentVolume/{spec['volumeName']}") if spec.get("volumeName") else None
    if volume and volume["spec"].get("claimRef", {}).get("uid") == claim["metadata"]["uid"]:
        return Outcome(State.RIGHT)
    class_name = spec.get("storageClassName", "")
    if any(_fits(item, claim) for item in snapshot.all("PersistentVolume")):
        return Outcome(State.PENDING, evidence=("a volume fits, and is about to be bound",), moving=True, next=look)
    found = snapshot.get(f"StorageClass/{class_name}") if class_name else None
    if found is not None and found["provisioner"] != _BY_HAND:
        if found.get("volumeBindingMode") == "WaitForFirstConsumer":
            words = f"StorageClass {class_name} makes its volume when a pod uses the claim"
            return Outcome(State.PENDING, evidence=(words,), suspects=(f"PersistentVolumeClaim/{name}",), next=look)
        words = f"{found['provisioner']} has yet to make a volume for it"
        return Outcome(
            State.PENDING, evidence=(words,), suspects=(f"PersistentVolumeClaim/{name}",), moving=True, next=look
        )
    if found is not None:
        words = f"no PersistentVolume fits, and StorageClass {class_name} makes none (it has no provisioner)"
    elif class_name:
        classes = [item["metadata"]["name"] for item in snapshot.all("StorageClass")]
        near = nearest(class_name, classes)
        hint = f"did you mean {near}?" if near else f"there is {', '.join(classes) or 'none'}"
        words = f"no PersistentVolume fits, and there is no StorageClass named {class_name}: {hint}"
    else:
        words = "no PersistentVolume fits, and without a StorageClass none is made for it"
    return Outcome(State.WRONG, evidence=(words,), next=look)


def _fits(volume: Object, claim: Object) -> bool:
    """Whether the volume is free and has the class, the room and the access modes that the claim asks for."""
    spec, wanted = volume["spec"], claim["spec"]
    holder = spec.get("claimRef", {})
    if holder and holder.get("uid", claim["metadata"]["uid"]) != claim["metadata"]["uid"]:
        return False
    if wanted.get("volumeName", volume["metadata"]["name"]) != volume["metadata"]["name"]:
        return False
    room = parse_quantity(spec["capacity"]["storage"]) >= parse_quantity(wanted["resources"]["requests"]["storage"])
    modes = set(wanted.get("accessModes", ())) <= set(spec.get("accessModes", ()))
    return room and modes and spec.get("storageClassName", "") == wanted.get("storageClassName", "")
