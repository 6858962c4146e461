"""The field paths of an author's shape beside those that Kubernetes has: for `labs verify` and the unit tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from lab_helpers.grading.difference import Matcher, Place, nearest, show
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.quantity import parse_quantity
from lab_helpers.grading.schema import Type
from lab_helpers.state.kinds import parse_ref

__all__ = ["UnknownPath", "unknown_paths"]

_PYTHON: dict[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "bytes": (str,),
    "int-or-string": (int, str),
    "integer": (int,),
    "number": (int, float),
    "quantity": (int, float, str),
    "string": (str,),
    "time": (str,),
}
_DEPTH = 8


class UnknownPath(NamedTuple):
    """A path that Kubernetes does not have (`near` is the one probably meant), or a value that cannot stand there."""

    path: str
    near: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}: {self.why}" + (f"; did you mean {self.near}?" if self.near else "")


def unknown_paths(expectation: Expectation) -> list[UnknownPath]:
    """Every field of the expectation's shape that its kind does not have, and every value of a wrong type.

    >>> from lab_helpers.grading import expect
    >>> [str(item) for item in unknown_paths(expect("Pod/web", "…", spec={"contaners": []}))]
    ['spec.contaners: Kubernetes 1.37 has no such field; did you mean spec.containers?']
    """
    if expectation.shape is None:
        return []
    kind = parse_ref(expectation.ref).kind
    return list(_faults(expectation.shape, Place.of(kind), Place.of(kind)))


def _faults(want: Any, at: Place, root: Place) -> Iterator[UnknownPath]:
    type_ = at.type
    if type_ is None or type_.name == "any":
        return
    if isinstance(want, Matcher):
        yield from _of_matcher(want, at, type_, root)
    elif type_.is_list:
        if not isinstance(want, list | tuple):
            yield UnknownPath(at.path, "", f"is a list, not {show(want)}")
            return
        for item in want:
            yield from _faults(item, at.item(""), root)
    elif type_.name in _PYTHON and not type_.is_map:
        if why := _wrong_value(want, type_):
            near = nearest(want, type_.values) if isinstance(want, str) else ""
            yield UnknownPath(at.path, near, why)
    elif not isinstance(want, Mapping):
        yield UnknownPath(at.path, "", f"holds {'keys and values' if type_.is_map else 'fields'}, not {show(want)}")
    else:
        for key, value in want.items():
            place = at.field(key)
            if place.type is None:
                yield UnknownPath(place.path, _nearest_path(key, at, root), "Kubernetes 1.37 has no such field")
            yield from _faults(value, place, root)


def _of_matcher(want: Matcher, at: Place, type_: Type, root: Place) -> Iterator[UnknownPath]:
    form = "list" if type_.is_list else "map" if type_.is_map else type_.name
    if want.takes and form not in want.takes:
        yield UnknownPath(at.path, "", f"is {type_.code}, which {type(want).__name__}() cannot judge")
        return
    place = at.item("") if "list" in want.takes else at
    for item in want.inside:
        yield from _faults(item, place, root)


def _wrong_value(want: Any, type_: Type) -> str:
    """Why the API server can hold no such value there; empty where it can."""
    if not isinstance(want, _PYTHON[type_.name]) or (isinstance(want, bool) and type_.name != "boolean"):
        return f"is {type_.name}, not {want!r}"
    if type_.values and want not in type_.values:
        return f"is one of {', '.join(type_.values)}, not {want!r}"
    match type_.name:
        case "quantity" if not _is(parse_quantity, want):
            return f"is a quantity, not {want!r}"
        case "time" if not _is(datetime.fromisoformat, want):
            return f"is a time, not {want!r}"
        case "int-or-string" if isinstance(want, str) and want.isdigit():
            return f"is a number or a name: {want} without quotes"
    return ""


def _is(parse: Any, value: Any) -> bool:
    try:
        parse(value)
    except ValueError:
        return False
    return True


def _nearest_path(key: str, at: Place, root: Place) -> str:
    """The path of the field that was probably meant: beside this one, else of this name elsewhere in the kind."""
    beside = sorted(at.type.fields) if at.type else []
    longer = [name for name in beside if key.lower() in name.lower()]
    if near := nearest(key, beside, 0.85) or next(iter(longer), ""):
        return at.field(near).path
    level = [root]
    for _ in range(_DEPTH):
        level = [_entered(place, name) for place in level if place.type for name in place.type.fields]
        for place in level:
            if (path := place.path.removesuffix("[]")).rpartition(".")[2] == key:
                return path
    near = nearest(key, beside)
    return at.field(near).path if near else ""


def _entered(place: Place, name: str) -> Place:
    """A field, or the items of one that is a list."""
    field = place.field(name)
    return field.item("") if field.type and field.type.is_list else field
