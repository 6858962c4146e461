"""A difference between what a task asks for and what is stored: its place, its words, and who may find one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, NamedTuple

from lab_helpers.grading.schema import Type, type_of
from lab_helpers.state.snapshot import Object, Snapshot

__all__ = ["MISSING", "Difference", "Matcher", "Place", "few", "nearest", "show"]


class _Missing:
    """The value of a field that is not there."""

    def __repr__(self) -> str:
        return "nothing"


MISSING = _Missing()


class Difference(NamedTuple):
    """One field: its path, what the task wants and what the cluster has, as words.

    `near` is the word that was probably meant; where nothing is there, the learner's word that probably means it.
    `passing` tells that a controller may change it without the learner.
    """

    path: str
    want: str
    got: str
    near: str = ""
    passing: bool = False


@dataclass(frozen=True)
class Place:
    """Where a value stands: its path, what the schema says of it, the object it belongs to, and all other objects."""

    path: str = ""
    type: Type | None = None
    obj: Object | None = None
    snapshot: Snapshot | None = None

    @classmethod
    def of(cls, kind: str, *fields: str, obj: Object | None = None, snapshot: Snapshot | None = None) -> Place:
        """A field of this kind's objects: `Place.of("Pod", "spec")`."""
        place = cls("", type_of(kind), obj, snapshot)
        for field in fields:
            place = place.field(field)
        return place

    def field(self, key: str) -> Place:
        """The place of a field, or of a key's value."""
        key = str(key)
        path = f"{self.path}[{key}]" if "." in key or "/" in key else f"{self.path}.{key}".removeprefix(".")
        return replace(self, path=path, type=self.type.field(key) if self.type else None)

    def item(self, label: str) -> Place:
        """The place of an item of this list, told apart by `label`."""
        inner = self.type.inner if self.type and self.type.is_list else None
        return replace(self, path=f"{self.path}[{label}]", type=inner)


class Matcher:
    """A wanted value that is not simply equal: subclasses are frozen dataclasses.

    `takes` are the types of field that it can judge (all where it is empty), `list` being any list.
    """

    takes: ClassVar[tuple[str, ...]] = ()

    @property
    def inside(self) -> tuple[Any, ...]:
        """The wanted values that it is made of: of the items of a list where it takes a list, else of the value."""
        return ()

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of object that it looks at besides its own."""
        return frozenset()

    def differences(self, got: Any, at: Place) -> tuple[Difference, ...]:
        """Empty where `got` (`MISSING` for an absent field) is as wanted."""
        raise NotImplementedError


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


def few(names: Iterable[str], most: int = 3) -> str:
    """Names in one line, the first ones where there are many.

    >>> few(["a", "b", "c", "d", "e"])
    'a, b, c and 2 more'
    """
    listed = list(names)
    return ", ".join(listed[:most]) + (f" and {len(listed) - most} more" if len(listed) > most else "")


def nearest(typed: str, known: Iterable[str], likeness: float = 0.65) -> str:
    """The known word that `typed` was probably meant to be (`likeness` 1 is the same word), or an empty string.

    >>> nearest("ngnix", ["nginx", "busybox"])
    'nginx'
    """
    found = difflib.get_close_matches(typed, list(known), n=1, cutoff=likeness)
    return found[0] if found and found[0] != typed else ""
