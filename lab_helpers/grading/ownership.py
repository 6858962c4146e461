"""Who owns an object: the chain of its controllers, by UID and never by name."""

from __future__ import annotations

from lab_helpers.grading.difference import Difference
from lab_helpers.grading.selectors import learners, matches_labels
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Object, Snapshot, owner_of

__all__ = ["is_owned_by", "is_settled", "kinds_to", "not_owned_by", "owners"]

_ROLL = ("Deployment", "StatefulSet")
_MADE_BY = {"CronJob": "Job", "Deployment": "ReplicaSet"}


def kinds_to(ref: str) -> frozenset[str]:
    """The kinds between an owner and the pods that are its own, the owner's included."""
    kind = parse_ref(ref).kind
    return frozenset({kind, _MADE_BY[kind]} if kind in _MADE_BY else {kind})


def owners(snapshot: Snapshot, obj: Object) -> list[tuple[str, Object | None]]:
    """The controllers above an object, nearest first: `Kind/name`, and the object unless it is gone or not watched."""
    found: list[tuple[str, Object | None]] = []
    while reference := owner_of(obj):
        owner = snapshot.objects.get(reference["kind"], {}).get(reference["name"])
        if owner is not None and owner["metadata"]["uid"] != reference["uid"]:
            owner = None
        found.append((f"{reference['kind']}/{reference['name']}", owner))
        if owner is None:
            break
        obj = owner
    return found


def is_owned_by(snapshot: Snapshot, obj: Object, ref: str) -> bool:
    """Whether the object `ref` is among the controllers above this one."""
    return any(name == ref and owner is not None for name, owner in owners(snapshot, obj))


def is_settled(snapshot: Snapshot, ref: str) -> bool:
    """Whether the controller `ref` has all its pods and they are Ready, or is not there: by itself nothing changes."""
    owner = snapshot.get(ref)
    if owner is None:
        return True
    status, replicas = owner.get("status", {}), owner["spec"].get("replicas")
    counts = [status.get("replicas"), status.get("readyReplicas")]
    if parse_ref(ref).kind in _ROLL:
        counts.append(status.get("updatedReplicas"))  # the API leaves out counts that are zero
    if "Pod" in snapshot.objects:
        counts.append(sum(is_owned_by(snapshot, pod, ref) for pod in learners(snapshot, "Pod")))
    seen = status.get("observedGeneration") == owner["metadata"].get("generation")
    return replicas is not None and seen and all((count or 0) == replicas for count in counts)


def not_owned_by(snapshot: Snapshot, obj: Object, ref: str) -> tuple[Difference, ...]:
    """Empty where `ref` owns the object, else one difference; it may pass while `ref` can still adopt the object."""
    if is_owned_by(snapshot, obj, ref):
        return ()
    above = owners(snapshot, obj)
    wanted = snapshot.get(ref)
    got = ", owned by ".join(name + ("" if owner else " (gone)") for name, owner in above) or "no owner"
    if wanted is None:
        got += f"; there is no {ref}"
    selector = (wanted or {}).get("spec", {}).get("selector") or {}
    labels = obj["metadata"].get("labels") or {}
    # a controller adopts what has no owner yet; a ReplicaSet in between may not have been made
    passing = not above and bool(selector) and matches_labels(selector, labels)
    return (Difference("metadata.ownerReferences", ref, got, passing=passing),)
