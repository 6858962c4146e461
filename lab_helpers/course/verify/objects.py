"""Objects as their author would write them: without what the API server, its defaults and its controllers add."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["Object", "Path", "at", "own_part", "rebase", "ref_of", "same_key", "walk", "with_value", "without"]

Object = dict[str, Any]
Path = tuple[str | int, ...]
"""The way to a field: keys of mappings, numbers of list items."""

_ANNOTATIONS_OF_TOOLS = ("kubectl.kubernetes.io/", "deployment.kubernetes.io/", "deprecated.daemonset.template")
_SET_IN_SPEC = ("nodeName", "serviceAccount", "volumeName", "healthCheckNodePort")
_TOKEN = "kube-api-access-"


def ref_of(obj: Object) -> str:
    """`Kind/name`."""
    return f"{obj['kind']}/{obj['metadata']['name']}"


def own_part(obj: Object) -> Object:
    """A stored object without what it gets when it is stored and run; defaults of its fields are left in."""
    found = {key: copy.deepcopy(value) for key, value in obj.items() if key not in ("status", "metadata")}
    metadata = {key: obj["metadata"][key] for key in ("name", "labels") if obj["metadata"].get(key)}
    annotations = obj["metadata"].get("annotations") or {}
    if kept := {key: value for key, value in annotations.items() if not key.startswith(_ANNOTATIONS_OF_TOOLS)}:
        metadata["annotations"] = kept
    found["metadata"] = metadata
    spec = found.get("spec", {})
    for key in _SET_IN_SPEC:
        spec.pop(key, None)
    if obj["kind"] == "Service" and spec.get("clusterIP") != "None":
        spec.pop("clusterIP", None)
        spec.pop("clusterIPs", None)
    if obj["kind"] == "Service":
        for port in spec.get("ports", ()):
            port.pop("nodePort", None)
    if obj["kind"] == "Pod":
        _drop_token(spec)
    return found


def _drop_token(spec: dict[str, Any]) -> None:
    """The volume of the service account's token, which every pod gets, under a name that is never the same."""
    for key, parts in (("volumes", [spec]), ("volumeMounts", _containers(spec))):
        for part in parts:
            if key in part:
                part[key] = [item for item in part[key] if not item["name"].startswith(_TOKEN)]
                if not part[key]:
                    del part[key]


def _containers(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [*spec.get("containers", ()), *spec.get("initContainers", ())]


def same_key(objects: Mapping[str, Object]) -> str:
    """A text that is equal for equal sets of objects, whatever the order of their keys."""
    return json.dumps(objects, sort_keys=True)


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every field below `value`, outer ones first."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*path, key), item
        yield from walk(item, (*path, key))


def at(obj: Any, path: Path) -> Any:
    """The value of a field."""
    for key in path:
        obj = obj[key]
    return obj


def with_value(obj: Object, path: Path, value: Any) -> Object:
    """The object with another value in one field."""
    changed = copy.deepcopy(obj)
    at(changed, path[:-1])[path[-1]] = value
    return changed


def without(obj: Object, path: Path) -> Object:
    """The object without one field or list item."""
    changed = copy.deepcopy(obj)
    del at(changed, path[:-1])[path[-1]]
    return changed


def rebase(live: Any, old: Any, new: Any) -> Any:
    """`live` with the changes that lead from `old` to `new`; what only `live` has stays, as in an edited object."""
    if isinstance(live, dict) and isinstance(old, dict) and isinstance(new, dict):
        result = {key: value for key, value in live.items() if key in new or key not in old}
        for key, value in new.items():
            result[key] = rebase(live[key], old[key], value) if key in live and key in old else value
        return result
    if isinstance(live, list) and isinstance(old, list) and isinstance(new, list):
        pairs = [rebase(*three) for three in zip(live, old, new, strict=False)]
        return [*pairs, *new[len(pairs) :], *live[len(old) :]]
    return new
