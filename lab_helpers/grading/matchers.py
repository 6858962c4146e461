"""Wanted values that are not simply equal: a small closed set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lab_helpers.grading.difference import MISSING, Difference, Matcher, compare, item_path, nearest, show

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


@dataclass(frozen=True)
class _Absent(Matcher):
    def __str__(self) -> str:
        return "nothing"

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        return () if got is MISSING or got in (None, [], {}, "") else (Difference(path, str(self), _names(got)),)


@dataclass(frozen=True)
class _Present(Matcher):
    def __str__(self) -> str:
        return "any value"

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        return () if got is not MISSING and got not in (None, [], {}, "") else (Difference(path, str(self), "nothing"),)


absent = _Absent()
"""The field is not set, or empty."""

present = _Present()
"""The field is set to anything."""


@dataclass(frozen=True)
class at_least(Matcher):
    """A number of `least` or more."""

    least: float

    def __str__(self) -> str:
        return f"at least {self.least:g}"

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        number = 0 if got is MISSING else got  # the API leaves out counts that are zero
        return () if number >= self.least else (Difference(path, str(self), show(got)),)


@dataclass(frozen=True)
class at_most(Matcher):
    """A number of `most` or less."""

    most: float

    def __str__(self) -> str:
        return f"at most {self.most:g}"

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        number = 0 if got is MISSING else got
        return () if number <= self.most else (Difference(path, str(self), show(got)),)


@dataclass(frozen=True, init=False)
class one_of(Matcher):
    """Any one of these values or shapes."""

    choices: tuple[Any, ...]

    def __init__(self, *choices: Any) -> None:
        object.__setattr__(self, "choices", choices)

    def __str__(self) -> str:
        return "one of " + ", ".join(map(show, self.choices))

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        if any(not compare(choice, got, path) for choice in self.choices):
            return ()
        near = nearest(str(got), [str(choice) for choice in self.choices])
        return (Difference(path, str(self), show(got), near),)


@dataclass(frozen=True, init=False)
class has(Matcher):
    """A list that holds all of these values or shapes, in any order, and maybe more."""

    items: tuple[Any, ...]

    def __init__(self, *items: Any) -> None:
        object.__setattr__(self, "items", items)

    def __str__(self) -> str:
        return "a list with " + ", ".join(map(show, self.items))

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        held = [] if got is MISSING else list(got)
        return tuple(
            Difference(f"{path}[]", show(item), show(held), _near(item, held))
            for item in self.items
            if all(compare(item, candidate, path) for candidate in held)
        )


@dataclass(frozen=True)
class each(Matcher):
    """A list that is not empty and whose every item has this shape."""

    shape: Any

    def __str__(self) -> str:
        return f"each {show(self.shape)}"

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        if got is MISSING or not got:
            return (Difference(path, str(self), "nothing"),)
        return tuple(d for item in got for d in compare(self.shape, item, item_path(path, item)))


@dataclass(frozen=True, init=False)
class only(Matcher):
    """A list of exactly these shapes: all of them (in any order, or by merge key) and no other item."""

    shapes: tuple[Any, ...]

    def __init__(self, *shapes: Any) -> None:
        object.__setattr__(self, "shapes", shapes)

    def __str__(self) -> str:
        return "only " + ", ".join(map(show, self.shapes))

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        held = [] if got is MISSING else list(got)
        found = compare(list(self.shapes), held, path)
        if not found and len(held) != len(self.shapes):
            found = (Difference(path, f"exactly {len(self.shapes)}", f"{len(held)}: {_names(held)}"),)
        return found


@dataclass(frozen=True)
class matches(Matcher):
    """Text that a regular expression matches as a whole; `says` is the expression in words."""

    pattern: str
    says: str

    def __str__(self) -> str:
        return self.says

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        if got is not MISSING and re.fullmatch(self.pattern, str(got), re.DOTALL):
            return ()
        return (Difference(path, str(self), show(got)),)


def _names(got: Any) -> str:
    """A list of named objects by their names alone; anything else as it is."""
    if isinstance(got, list) and all(isinstance(item, Mapping) and "name" in item for item in got):
        return show([item["name"] for item in got])
    return show(got)


def _near(item: Any, held: list[Any]) -> str:
    return nearest(item, [other for other in held if isinstance(other, str)]) if isinstance(item, str) else ""
