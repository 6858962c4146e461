"""Wanted values that are not simply equal: a small closed set."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from lab_helpers.grading.compare import compare, item_label
from lab_helpers.grading.difference import MISSING, Difference, Matcher, Place, nearest, show
from lab_helpers.grading.quantity import parse_quantity

__all__ = [
    "absent",
    "at_least",
    "at_most",
    "each",
    "has",
    "matches",
    "one_of",
    "only",
    "present",
]

_NUMBERS = ("integer", "number", "quantity")
_LIST = ("list",)


@dataclass(frozen=True)
class _Absent(Matcher):
    def __str__(self) -> str:
        return "nothing"

    def differences(self, got: Any, at: Place) -> tuple[Difference, ...]:
        return () if _is_empty(got) else (Difference(at.path, str(self), _names(got)),)


@dataclass(frozen=True)
class _Present(Matcher):
    def __str__(self) -> str:
        return "any value"

    def differences(self, got: Any, at: Place) -> tuple[Difference, ...]:
        return () if not _is_empty(got) else (Difference(at.path, str(self), "nothing"),)


absent = _Absent()
"""The field is not set, or empty."""

present = _Present()
"""The field is set to anything."""


@dataclass(frozen=True)
class _Bound(Matcher):
    bound: float | str
    takes: ClassVar = _NUMBERS
    holds: ClassVar[Callable[[Decimal, Decimal], bool]]

    def __post_init__(self) -> None:
        parse_quantity(self.bound)

    def __str__(self) -> str:
        return f"{type(self).__name__.replace('_', ' ')} {show(self.bound)}"

    def differences(self, got: Any, at: Place) -> tuple[Difference, ...]:
        number = _number(got, at)
        within = number is not None and type(self).holds(number, parse_quantity(self.bound))
        return () if within else (Difference(at.path, str(self), show(got)),)


class at_least(_Bound):
    """A number of `bound` or more; for a quantity such as `"100m"` or `0.1`."""

    holds = operator.ge


class at_most(_Bound):
    """A number of `bound` or less; for a quantity such as `"64Mi"`."""

    holds = operator.le


@dataclass(frozen=True, init=False)
class one_of(Matcher):
    """Any one of these values or shapes."""

    choices: tuple[Any, ...]

    def __init__(self, *choices: Any) -> None:
        object.__setattr__(self, "choices", choices)

    def __str__(self) -> str:
        return "one of " + ", ".join(map(show, self.choices))

    @property
    def inside(self) -> tuple[Any, ...]:
        return self.choices

    def differences(self, got: Any, at: Place) -> tuple[Difference, ...]:
        if any(not compare(choice, got, at) for choice in self.choices):
            return ()
        near = nearest(got, [str(choice) for choice in self.choices]) if isinstance(got, str) else ""
        return (Difference(at.path, str(self), show(got), near),)


@dataclass(frozen=True, init=False)
class has(Matcher):
    """A list that holds all of these values or shapes, in any order, and maybe more."""

    items: tuple[Any, ...]
    takes: ClassVar = _LIST

    def __init__(self, *items: Any) -> None:
        object.__setattr__(self, "items", items)

    def __str__(self) -> str:
        return "a list with " + ", ".join(map(show, self.items))

    @property
    def inside(self) -> tuple[Any, ...]:
        return self.items

    def differences(self, got: Any, at: Place) -> tuple[Difference, ...]:
        held = _items(got)
        if held is None:
            return (Difference(at.path, str(self), show(got)),)
        place = at.item("")
        return tuple(
            Difference(place.path, show(item), show(held), _near(item, held))
            for item in self.items
            if all(compare(item, candidate, place) for candidate in held)
        )


@dataclass(frozen=True)
class each(Matcher):
    """A list that is not empty and whose every item has this shape."""

    shape: Any
    takes: ClassVar = _LIST

    def __str__(self) -> str:
        return f"each {show(self.shape)}"

    @property
    def inside(self) -> tuple[Any, ...]:
        return (self.shape,)

    def differences(self, got: Any, at: Place) -> tuple[Difference, ...]:
        held = _items(got)
        if not held:
            return (Difference(at.path, str(self), "nothing" if held == [] else show(got)),)
        return tuple(d for item in held for d in compare(self.shape, item, at.item(item_label(item, at.type))))


@dataclass(frozen=True, init=False)
class only(Matcher):
    """A list of exactly these values or shapes: all of them, in any order, and no other item."""

    shapes: tuple[Any, ...]
    takes: ClassVar = _LIST

    def __init__(self, *shapes: Any) -> None:
        object.__setattr__(self, "shapes", shapes)

    def __str__(self) -> str:
        return "only " + ", ".join(map(show, self.shapes))

    @property
    def inside(self) -> tuple[Any, ...]:
        return self.shapes

    def differences(self, got: Any, at: Place) -> tuple[Difference, ...]:
        held = _items(got)
        if held is None:
            return (Difference(at.path, str(self), show(got)),)
        found: tuple[Difference, ...]
        if all(isinstance(shape, Mapping) for shape in self.shapes):
            found = compare(self.shapes, held, at) if self.shapes else ()
        else:
            found = has(*self.shapes).differences(held, at)
        if not found and len(held) != len(self.shapes):
            found = (Difference(at.path, f"exactly {len(self.shapes)}", f"{len(held)}: {_names(held)}"),)
        return found


@dataclass(frozen=True)
class matches(Matcher):
    """Text that a regular expression matches as a whole; `says` is the expression in words."""

    pattern: str
    says: str
    takes: ClassVar = ("string", "time", "bytes")

    def __str__(self) -> str:
        return self.says

    def differences(self, got: Any, at: Place) -> tuple[Difference, ...]:
        if isinstance(got, str) and re.fullmatch(self.pattern, got, re.DOTALL):
            return ()
        return (Difference(at.path, str(self), show(got)),)


def _is_empty(got: Any) -> bool:
    return got is MISSING or got is None or (isinstance(got, str | Sequence | Mapping) and not got)


def _items(got: Any) -> list[Any] | None:
    """The items of a list; none of a field that is not there; None of anything else."""
    if got is MISSING:
        return []
    return list(got) if isinstance(got, list | tuple) else None


def _number(got: Any, at: Place) -> Decimal | None:
    """The number that a field holds; the API leaves out counts that are zero, but a quantity left out is none."""
    if at.type is not None and at.type.name == "quantity":
        try:
            return parse_quantity(got)
        except ValueError:
            return None
    if got is MISSING:
        return Decimal(0)
    return Decimal(got) if isinstance(got, int | float) and not isinstance(got, bool) else None


def _names(got: Any) -> str:
    """A list of named objects by their names alone; anything else as it is."""
    if isinstance(got, list) and all(isinstance(item, Mapping) and "name" in item for item in got):
        return show([item["name"] for item in got])
    return show(got)


def _near(item: Any, held: list[Any]) -> str:
    if not isinstance(item, str):
        return ""
    return item if any(nearest(other, [item]) for other in held if isinstance(other, str)) else ""
