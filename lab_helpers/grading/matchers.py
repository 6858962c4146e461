"""Wanted values that are not simply equal: a small closed set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lab_helpers.grading.difference import MISSING, Difference, Matcher, compare, nearest, show

__all__ = [
    "absent",
    "at_least",
    "at_most",
    "each",
    "has",
    "image",
    "matches",
    "one_of",
    "only",
    "present",
]


@dataclass(frozen=True)
class _Absent(Matcher):
    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        return () if got is MISSING or got in (None, [], {}, "") else (Difference(path, "nothing", show(got)),)


@dataclass(frozen=True)
class _Present(Matcher):
    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        return (
            () if got is not MISSING and got not in (None, [], {}, "") else (Difference(path, "any value", "nothing"),)
        )


absent = _Absent()
"""The field is not set, or empty."""

present = _Present()
"""The field is set to anything."""


@dataclass(frozen=True)
class at_least(Matcher):
    """A number of `least` or more."""

    least: float

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        number = 0 if got is MISSING else got  # the API leaves out counts that are zero
        return () if number >= self.least else (Difference(path, f"at least {self.least:g}", show(got)),)


@dataclass(frozen=True)
class at_most(Matcher):
    """A number of `most` or less."""

    most: float

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        number = 0 if got is MISSING else got
        return () if number <= self.most else (Difference(path, f"at most {self.most:g}", show(got)),)


@dataclass(frozen=True, init=False)
class one_of(Matcher):
    """Any one of these values or shapes."""

    choices: tuple[Any, ...]

    def __init__(self, *choices: Any) -> None:
        object.__setattr__(self, "choices", choices)

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        if any(not compare(choice, got, path) for choice in self.choices):
            return ()
        near = nearest(str(got), [str(choice) for choice in self.choices])
        return (Difference(path, "one of " + ", ".join(map(show, self.choices)), show(got), near),)


@dataclass(frozen=True, init=False)
class has(Matcher):
    """A list that holds all of these values or shapes, in any order, and maybe more."""

    items: tuple[Any, ...]

    def __init__(self, *items: Any) -> None:
        object.__setattr__(self, "items", items)

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        held = [] if got is MISSING else list(got)
        return tuple(
            Difference(f"{path}[]", show(item), show(held), nearest(str(item), map(str, held)))
            for item in self.items
            if all(compare(item, candidate, path) for candidate in held)
        )


@dataclass(frozen=True)
class each(Matcher):
    """A list that is not empty and whose every item has this shape."""

    shape: Any

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        if got is MISSING or not got:
            return (Difference(path, f"each {show(self.shape)}", "nothing"),)
        return tuple(d for item in got for d in compare(self.shape, item, _place(path, item)))


@dataclass(frozen=True, init=False)
class only(Matcher):
    """A list of exactly these shapes: all of them (in any order, or by merge key) and no other item."""

    shapes: tuple[Any, ...]

    def __init__(self, *shapes: Any) -> None:
        object.__setattr__(self, "shapes", shapes)

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        held = [] if got is MISSING else list(got)
        found = compare(list(self.shapes), held, path)
        if not found and len(held) != len(self.shapes):
            names = [item.get("name", "?") if isinstance(item, Mapping) else item for item in held]
            found = (Difference(path, f"exactly {len(self.shapes)}", f"{len(held)}: {show(names)}"),)
        return found


@dataclass(frozen=True)
class matches(Matcher):
    """Text that a regular expression matches as a whole; `says` is the expression in words."""

    pattern: str
    says: str

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        if got is not MISSING and re.fullmatch(self.pattern, str(got), re.DOTALL):
            return ()
        return (Difference(path, self.says, show(got)),)


@dataclass(frozen=True)
class image(Matcher):
    """A container image of this repository and, where given, this tag.

    `nginx`, `library/nginx` and `docker.io/library/nginx` are one repository; a digest is free.
    """

    repository: str
    tag: str | None = None

    def differences(self, got: Any, path: str) -> tuple[Difference, ...]:
        want = self.repository + (f":{self.tag}" if self.tag else "")
        if got is MISSING or not got:
            return (Difference(path, want, "nothing"),)
        repository, tag = split_image(str(got))
        if repository != split_image(self.repository)[0]:
            near = nearest(repository.rpartition("/")[2], [self.repository.rpartition("/")[2]])
            return (Difference(path, want, show(got), near),)
        if self.tag is not None and tag != self.tag:
            return (Difference(path, want, show(got)),)
        return ()


def split_image(name: str) -> tuple[str, str]:
    """Repository in full and tag of an image name.

    >>> split_image("nginx:1.26.3")
    ('docker.io/library/nginx', '1.26.3')
    """
    name = name.partition("@")[0]
    repository, colon, tag = name.rpartition(":")
    if not colon or "/" in tag:
        repository, tag = name, "latest"
    host, slash, _ = repository.partition("/")
    if not slash:
        repository = f"docker.io/library/{repository}"
    elif "." not in host and ":" not in host and host != "localhost":
        repository = f"docker.io/{repository}"
    elif repository.startswith("docker.io/") and repository.count("/") == 1:
        repository = f"docker.io/library/{repository.partition('/')[2]}"
    return repository.replace("index.docker.io/", "docker.io/"), tag


def _place(path: str, item: Any) -> str:
    return f"{path}[{item['name']}]" if isinstance(item, Mapping) and "name" in item else f"{path}[]"
