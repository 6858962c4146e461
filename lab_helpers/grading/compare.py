"""Where a stored object departs from the shape that a task asks for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from lab_helpers.grading.difference import MISSING, Difference, Matcher, Place, nearest, show
from lab_helpers.grading.quantity import same_quantity
from lab_helpers.grading.schema import Type

__all__ = ["compare", "item_label"]

# Fields that stand side by side and are mistaken for each other.
_MISTAKEN = (
    {"annotations", "labels"},
    {"args", "command"},
    {"containerPort", "hostPort"},
    {"containers", "initContainers"},
    {"limits", "requests"},
    {"livenessProbe", "readinessProbe", "startupProbe"},
    {"nodePort", "port", "targetPort"},
)
_LABELS = ("metadata.labels", "spec.template.metadata.labels")


def compare(want: Any, got: Any, at: Place | str = "") -> tuple[Difference, ...]:
    """What keeps `got` from having the partial shape `want`; fields that `want` leaves out are free.

    A shape in a list stands for one item: that of the same merge key, else any one that fits. A list of plain values
    is compared as a whole. Never raises, whatever `got` is.

    >>> compare({"replicas": 3}, {"replicas": 2, "paused": True}, "spec")
    (Difference(path='spec.replicas', want='3', got='2', near='', passing=False),)
    """
    if isinstance(at, str):
        at = Place(at)
    if got is None and want is not None:
        got = MISSING  # as for the API server
    if isinstance(want, Matcher):
        return want.differences(got, at)
    if got is MISSING and at.path in _LABELS and isinstance(want, Mapping):
        got = {}
    if isinstance(want, Mapping) and isinstance(got, Mapping):
        return _compare_mappings(want, got, at)
    if isinstance(want, list | tuple) and isinstance(got, list | tuple):
        return _compare_lists(want, got, at)
    if got is not MISSING and want == got and isinstance(want, bool) == isinstance(got, bool):
        return ()
    if at.type and at.type.name == "quantity" and same_quantity(want, got):
        return ()
    if isinstance(want, str) and isinstance(got, str):
        if want.split() == got.split():  # only space makes the difference: without quotes nobody could see it
            return (Difference(at.path, json.dumps(want), json.dumps(got)),)
        return (Difference(at.path, show(want), show(got), nearest(got, [want])),)
    return (Difference(at.path, show(want), show(got)),)


def item_label(item: Any, type: Type | None = None) -> str:
    """What an item of a list is told apart by: its merge keys, else its name; empty where it has none."""
    if not isinstance(item, Mapping):
        return ""
    key = _merge_key(item, type)
    return "/".join(map(str, key)) if key else str(item.get("name", ""))


def _compare_mappings(want: Mapping[str, Any], got: Mapping[str, Any], at: Place) -> tuple[Difference, ...]:
    found: list[Difference] = []
    for key, wanted in want.items():
        place = at.field(key)
        differences = compare(wanted, got.get(key, MISSING), place)
        if differences and compare(wanted, MISSING, place):
            differences = _explained(differences, key, wanted, got, at)
        found += differences
    return tuple(found)


def _explained(
    differences: tuple[Difference, ...], key: str, wanted: Any, got: Mapping[str, Any], at: Place
) -> tuple[Difference, ...]:
    """The differences of one field; where a neighbour has what is wanted, one that says so."""
    place = at.field(key)
    have = show(got.get(key, MISSING))
    for other in _mistaken_for(key):
        if other in got and not compare(wanted, got[other], at.field(other)):
            return (Difference(place.path, show(wanted), f"{have}; {other} has it"),)
    if at.path in _LABELS and at.obj is not None:
        for path in set(_LABELS) - {at.path}:
            if not compare(wanted, _dig(at.obj, path).get(key, MISSING)):
                return (Difference(place.path, show(wanted), f"{have}; {path} has it"),)
    near = "" if key in got else nearest(key, map(str, got))
    return tuple(difference._replace(near=difference.near or near) for difference in differences)


def _compare_lists(want: Sequence[Any], got: Sequence[Any], at: Place) -> tuple[Difference, ...]:
    if not want or not all(isinstance(item, Mapping) for item in want):
        pairs = zip(want, got, strict=False)
        same = len(want) == len(got) and not any(compare(one, other, at.item("")) for one, other in pairs)
        return () if same else (Difference(at.path, show(want), show(got)),)
    keys = [_merge_key(item, at.type) for item in want]
    places = [
        next((place for place, item in enumerate(got) if key is not None and _merge_key(item, at.type) == key), None)
        for key in keys
    ]
    open_wants = [number for number, key in enumerate(keys) if key is None]
    open_places = [place for place in range(len(got)) if place not in places]
    chosen = _assign([want[number] for number in open_wants], [got[place] for place in open_places], at.item(""))
    for number, choice in zip(open_wants, chosen, strict=True):
        places[number] = None if choice is None else open_places[choice]
    found: list[Difference] = []
    for wanted, key, chosen_place in zip(want, keys, places, strict=True):
        if chosen_place is not None:
            item = got[chosen_place]
            found += compare(wanted, item, at.item(item_label(item, at.type)))
        elif key is None:
            found += compare(wanted, MISSING, at.item(""))
        else:
            found.append(_without_item(wanted, got, at))
    return tuple(found)


def _merge_key(item: Any, type: Type | None) -> tuple[Any, ...] | None:
    """The values that identify an item, the server's defaults filled in; None where it is free or has none."""
    if type is None or not type.merge_keys or not isinstance(item, Mapping):
        return None
    values: list[Any] = []
    for key in type.merge_keys:
        field = type.inner.field(key)
        value = item.get(key, field.default if field else None)
        if not isinstance(value, str | int):
            return None
        values.append(value)
    return tuple(values)


def _without_item(wanted: Mapping[str, Any], got: Sequence[Any], at: Place) -> Difference:
    """No item has the wanted merge key: which ones there are, and whether one has the value in another field."""
    label = item_label(wanted, at.type)
    there = [item_label(item, at.type) for item in got]
    have = f"only {show(there)}" if there else "none"
    for key in at.type.merge_keys if at.type else ():
        for other in _mistaken_for(key):
            for item in got:
                if isinstance(item, Mapping) and other in item and item[other] == wanted.get(key):
                    have += f"; {show(wanted[key])} is the {other} of {item_label(item, at.type)}"
    key_is_name = at.type is not None and len(at.type.merge_keys) == 1
    return Difference(f"{at.path}[{label}]", show(wanted), have, nearest(label, there) if key_is_name else "")


def _assign(want: Sequence[Any], got: Sequence[Any], at: Place) -> list[int | None]:
    """Which item is whose: as many as possible fit exactly, the others get what differs least from them."""
    fits = [[place for place, item in enumerate(got) if not compare(wanted, item, at)] for wanted in want]
    owner: dict[int, int] = {}

    def place_one(number: int, tried: set[int]) -> bool:
        for place in fits[number]:
            if place not in tried:
                tried.add(place)
                if place not in owner or place_one(owner[place], tried):
                    owner[place] = number
                    return True
        return False

    for number in range(len(want)):
        place_one(number, set())
    chosen: dict[int, int] = {number: place for place, number in owner.items()}
    left = [place for place in range(len(got)) if place not in owner]
    for number in range(len(want)):
        if number not in chosen and left:
            chosen[number] = min(left, key=lambda place: len(compare(want[number], got[place], at)))
            left.remove(chosen[number])
    return [chosen.get(number) for number in range(len(want))]


def _mistaken_for(key: str) -> list[str]:
    return sorted({other for group in _MISTAKEN if key in group for other in group} - {key})


def _dig(obj: Any, path: str) -> Mapping[str, Any]:
    for key in path.split("."):
        obj = obj.get(key) if isinstance(obj, Mapping) else None
    return obj if isinstance(obj, Mapping) else {}
