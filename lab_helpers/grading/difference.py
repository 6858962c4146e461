"""Where a stored object departs from the shape that a task asks for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from lab_helpers.grading.quantity import is_quantity_path, same_quantity

__all__ = ["MISSING", "Difference", "Matcher", "compare", "item_path", "nearest", "show"]


class _Missing:
    """The value of a field that is not there."""

    def __repr__(self) -> str:
        return "nothing"


MISSING = _Missing()


class Difference(NamedTuple):
    """One field: its path, what the task wants and what the cluster has, as words; and a near miss."""

    path: str
    want: str
    got: str
    near: str = ""


class Matcher:
    """A wanted value that is not simply equal: subclasses are frozen dataclasses in `matchers`."""

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        """Empty where `got` (`MISSING` for an absent field) is as wanted."""
        raise NotImplementedError


# Lists that the API server merges by a key (patchMergeKey and list-map-keys of the OpenAPI schema).
_MERGE_KEYS: dict[str, tuple[str, ...]] = {
    "conditions": ("type",),
    "containers": ("name",),
    "containerStatuses": ("name",),
    "env": ("name",),
    "ephemeralContainers": ("name",),
    "hostAliases": ("ip",),
    "imagePullSecrets": ("name",),
    "initContainers": ("name",),
    "ownerReferences": ("uid",),
    "ports": ("containerPort", "port"),
    "volumeMounts": ("mountPath",),
    "volumes": ("name",),
}


def compare(want: Any, got: Any, path: str = "") -> tuple[Difference, ...]:
    """What keeps `got` from having the partial shape `want`; fields that `want` leaves out are free.

    >>> compare({"replicas": 3}, {"replicas": 2, "paused": True}, "spec")
    (Difference(path='spec.replicas', want='3', got='2', near=''),)
    """
    if isinstance(want, Matcher):
        return want.differences(got, path)
    if got is MISSING:
        return (Difference(path, show(want), show(got)),)
    if isinstance(want, Mapping):
        return _compare_mappings(want, got, path)
    if isinstance(want, list | tuple):
        return _compare_lists(want, got, path)
    if want == got and isinstance(want, bool) == isinstance(got, bool):
        return ()
    if is_quantity_path(path) and same_quantity(want, got):
        return ()
    return (Difference(path, show(want), show(got), nearest(str(got), [str(want)])),)


def show(value: Any) -> str:
    """A value in words: YAML's flow style without its quotes for strings, cut at 200 characters."""
    if isinstance(value, Mapping):
        text = "{" + ", ".join(f"{key}: {show(item)}" for key, item in value.items()) + "}"
    elif isinstance(value, list | tuple):
        text = "[" + ", ".join(show(item) for item in value) + "]"
    elif isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, int) and value.bit_length() > 1000:
        text = "a number with hundreds of digits"  # Python refuses to write still longer ones
    else:
        text = str(value) if value != "" else '""'
    return text if len(text) <= 200 else text[:199] + "…"


def nearest(typed: str, known: Iterable[str]) -> str:
    """The known word that `typed` was probably meant to be, or an empty string.

    >>> nearest("ngnix", ["nginx", "busybox"])
    'nginx'
    """
    found = difflib.get_close_matches(typed, list(known), n=1, cutoff=0.65)
    return found[0] if found and found[0] != typed else ""


def item_path(path: str, item: Any) -> str:
    """The path of an item of a list: by its name where it has one."""
    return f"{path}[{item['name']}]" if isinstance(item, Mapping) and "name" in item else f"{path}[]"


def _compare_mappings(want: Mapping[str, Any], got: Any, path: str) -> tuple[Difference, ...]:
    if not isinstance(got, Mapping):
        return (Difference(path, show(want), show(got)),)
    found: list[Difference] = []
    for key, wanted in want.items():
        differences = compare(wanted, got.get(key, MISSING), _join(path, key))
        if key not in got and differences:
            near = nearest(key, got)
            differences = tuple(d._replace(near=d.near or near) for d in differences)
        found += differences
    return tuple(found)


def _compare_lists(want: Any, got: Any, path: str) -> tuple[Difference, ...]:
    if not isinstance(got, list | tuple):
        return (Difference(path, show(want), show(got)),)
    keys = _MERGE_KEYS.get(path.rpartition(".")[2], ())
    if not all(isinstance(item, Mapping) for item in want):
        return () if list(want) == list(got) else (Difference(path, show(want), show(got)),)
    found: list[Difference] = []
    left = list(got)
    for wanted in want:
        key = next((key for key in keys if key in wanted and not isinstance(wanted[key], Matcher)), None)
        if key is not None:
            place = f"{path}[{wanted[key]}]"
            match = next((item for item in got if item.get(key) == wanted[key]), MISSING)
            if match is MISSING:
                present = [str(item.get(key)) for item in got]
                near = nearest(str(wanted[key]), present)
                found.append(Difference(place, show(wanted), "only " + show(present) if present else "none", near))
                continue
        else:
            match = min(left, key=lambda item: len(compare(wanted, item)), default=MISSING)
            place = item_path(path, match)
            if match is not MISSING:
                left.remove(match)
        found += compare(wanted, match, place)
    return tuple(found)


def _join(path: str, key: str) -> str:
    if not path:
        return key
    return f"{path}[{key}]" if "." in key or "/" in key else f"{path}.{key}"
