"""The shape that an author asks for, short forms written out: what is compared, and with which kinds of object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lab_helpers.grading.compare import compare
from lab_helpers.grading.difference import Difference, Matcher, Place
from lab_helpers.grading.ownership import kinds_to, not_owned_by
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Object, owner_of

__all__ = ["Shape", "full_shape"]

_FIELDS = frozenset({"metadata", "spec", "status", "data"})
_SHORT = frozenset({"labels", "annotations"})
_NONE = object()


@dataclass(frozen=True)
class Shape:
    """Fields as the API has them; the kind of the controller; the object that it is owned by, however indirectly."""

    fields: Mapping[str, Any]
    owner: Any = _NONE
    owned_by: str = ""

    def differences(self, obj: Object, at: Place) -> tuple[Difference, ...]:
        """What keeps the object from having this shape."""
        found = compare(self.fields, obj, at)
        if self.owner is not _NONE:
            found += compare(self.owner, owner_of(obj).get("kind", ""), "owner")
        if self.owned_by and at.snapshot is not None:
            found += not_owned_by(at.snapshot, obj, self.owned_by)
        return found

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of object that it looks at, besides its own."""
        above = kinds_to(self.owned_by) if self.owned_by else frozenset()
        return above.union(*(matcher.kinds for matcher in _matchers(self.fields)))


def full_shape(word: str, keywords: Mapping[str, Any]) -> Shape:
    """The shape that `word`'s keywords describe; `TypeError` for one that is not known."""
    known = _FIELDS | _SHORT | {"owner", "owned_by"}
    if unknown := sorted(set(keywords) - known):
        raise TypeError(f"{word}() has no keyword {unknown}; it knows {sorted(known)}")
    fields = {key: value for key, value in keywords.items() if key in _FIELDS}
    short = {key: value for key, value in keywords.items() if key in _SHORT}
    if short:
        fields["metadata"] = {**fields.get("metadata", {}), **short}
    owned_by = keywords.get("owned_by", "")
    if owned_by and parse_ref(owned_by).name is None:
        raise TypeError(f"owned_by={owned_by!r} names no object: it is to be Kind/name")
    return Shape(fields, keywords.get("owner", _NONE), owned_by)


def _matchers(value: Any) -> Iterator[Matcher]:
    if isinstance(value, Matcher):
        yield value
        value = value.inside
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    for item in inner:
        yield from _matchers(item)
