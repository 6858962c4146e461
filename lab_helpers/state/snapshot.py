"""What the API server held at one moment, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lab_helpers.state.kinds import parse_ref

__all__ = [
    "Object",
    "Snapshot",
    "labels_match",
    "lean",
    "owner_of",
    "parse_time",
    "status_writers",
    "written_by_kubelet",
]

Object = dict[str, Any]


@dataclass(frozen=True)
class Snapshot:
    """The objects of some kinds in one namespace, and the API server's time.

    `objects` maps a kind to its objects by name; a kind that is not in it was not looked at. `events` are those of
    the namespace and `capabilities` what the cluster can do, where they were asked for. `others` are the snapshots of
    the exercise's further namespaces, by the word that each is called by.
    """

    namespace: str
    taken: datetime
    objects: Mapping[str, Mapping[str, Object]]
    events: tuple[Object, ...] = ()
    capabilities: frozenset[str] = frozenset()
    others: Mapping[str, Snapshot] = field(default_factory=dict)

    @property
    def home(self) -> Object | None:
        """The namespace itself, where it is there and the kind `Namespace` was looked at."""
        return self.objects.get("Namespace", {}).get(self.namespace)

    def as_data(self) -> Object:
        """All of it as JSON can hold it; `from_data` is the way back."""
        return {
            "namespace": self.namespace,
            "taken": self.taken.isoformat(),
            "objects": {kind: list(found.values()) for kind, found in self.objects.items()},
            "events": list(self.events),
            "capabilities": sorted(self.capabilities),
            "others": {word: other.as_data() for word, other in self.others.items()},
        }

    @classmethod
    def from_data(cls, data: Object) -> Snapshot:
        """The snapshot that `as_data` wrote; `KeyError`, `TypeError` or `ValueError` for anything else."""
        objects = {kind: {item["metadata"]["name"]: item for item in found} for kind, found in data["objects"].items()}
        taken = datetime.fromisoformat(data["taken"])
        others = {word: cls.from_data(other) for word, other in data.get("others", {}).items()}
        return cls(data["namespace"], taken, objects, tuple(data["events"]), frozenset(data["capabilities"]), others)

    def get(self, ref: str) -> Object | None:
        """The object `Kind/name`, or None."""
        kind, name = parse_ref(ref)
        return self.objects[kind].get(name) if name else None

    def all(self, kind: str, labels: Mapping[str, str] | None = None) -> list[Object]:
        """Every object of a kind, by name, that carries all of `labels`."""
        found = self.objects[kind]
        return [found[name] for name in sorted(found) if labels_match(found[name], labels or {})]

    def owned_by(self, owner: Object, kind: str) -> list[Object]:
        """The objects of a kind whose controller is `owner`, by UID."""
        return [item for item in self.all(kind) if owner_of(item).get("uid") == owner["metadata"]["uid"]]


_WHEN = ("manager", "operation", "subresource", "time")
# What the components write under their own names; a person's tool writes under another.
_COMPONENTS = {"kubelet", "kube-scheduler", "kube-controller-manager", "kwok", "kwok-controller"}


def lean(obj: Object) -> Object:
    """The object without its `managedFields`, half of its bytes.

    Two things stay: which status no component wrote, and when the kubelet wrote its own.
    """
    fields = obj["metadata"].pop("managedFields", ())
    kept = [entry for entry in fields if _is_foreign(entry)]
    kept += [{key: entry[key] for key in _WHEN if key in entry} for entry in fields if _is_of_kubelet(entry)]
    if kept:
        obj["metadata"]["managedFields"] = kept
    return obj


def written_by_kubelet(obj: Object) -> datetime | None:
    """When the API server took the kubelet's last word on this object's status."""
    times = [entry["time"] for entry in obj["metadata"].get("managedFields", ()) if _is_of_kubelet(entry)]
    return parse_time(max(times)) if times else None


def status_writers(obj: Object) -> dict[str, Object]:
    """Who but the cluster's own components wrote into an object's status, and which fields (as `fieldsV1` has them)."""
    return {
        str(entry.get("manager", "somebody")): entry.get("fieldsV1", {}).get("f:status", {})
        for entry in obj["metadata"].get("managedFields", ())
        if _is_foreign(entry)
    }


def _is_of_kubelet(entry: Object) -> bool:
    return entry.get("subresource") == "status" and entry.get("manager") == "kubelet" and "time" in entry


def _is_foreign(entry: Object) -> bool:
    return entry.get("subresource") == "status" and entry.get("manager") not in _COMPONENTS


def owner_of(obj: Object) -> Object:
    """The owner reference of an object's controller, or an empty dict."""
    for reference in obj["metadata"].get("ownerReferences", ()):
        if reference.get("controller"):
            found: Object = reference
            return found
    return {}


def labels_match(obj: Object, labels: Mapping[str, str]) -> bool:
    """Whether the object carries every one of these labels."""
    carried = obj["metadata"].get("labels") or {}
    return all(carried.get(key) == value for key, value in labels.items())


def parse_time(text: str) -> datetime:
    """A timestamp of the API (RFC 3339, UTC) as an aware datetime."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
