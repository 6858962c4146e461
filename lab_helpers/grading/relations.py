"""Wanted values that depend on other objects: what a selector selects, what is older than what."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from lab_helpers.grading.compare import compare
from lab_helpers.grading.difference import Difference, Matcher, Place, nearest, show
from lab_helpers.grading.matchers import at_least
from lab_helpers.grading.ownership import is_owned_by
from lab_helpers.grading.selectors import learners, matches_labels
from lab_helpers.state.kinds import kind_of, parse_ref
from lab_helpers.state.snapshot import Object, Snapshot, labels_match, owner_of, parse_time

__all__ = ["older_than", "selects", "younger_than"]

_CONTROLLERS = ("Deployment", "ReplicaSet")
_SOME = at_least(1)


@dataclass(frozen=True)
class selects(Matcher):
    """A selector that selects so many objects of `kind` (at least one), and with `exactly` those with these labels.

    For `spec.selector` of a Service (a map) and of the controllers (`matchLabels`, `matchExpressions`).
    """

    kind: str
    number: Any = _SOME
    exactly: Mapping[str, str] | None = None
    takes: ClassVar = ("map", "meta.v1.LabelSelector")

    def __post_init__(self) -> None:
        kind_of(self.kind)

    def __str__(self) -> str:
        which = f" and exactly those with {show(self.exactly)}" if self.exactly is not None else ""
        return f"a selector of {show(self.number)} {self.kind}{which}"

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset({self.kind, *(_CONTROLLERS if self.kind == "Pod" else ())})

    def differences(self, got: Any, at: Place) -> tuple[Difference, ...]:
        if not isinstance(got, Mapping) or (not got and (at.type is None or at.type.is_map)):
            return (Difference(at.path, str(self), show(got) if got else "nothing"),)
        if at.snapshot is None:
            raise LookupError("selects() needs a snapshot to look at")
        there = learners(at.snapshot, self.kind)
        chosen = [item for item in there if matches_labels(got, item["metadata"].get("labels") or {})]
        wrong: list[str] = []
        if compare(self.number, len(chosen)):
            wrong.append(f"selects {_names(chosen)}")
        if self.exactly is not None:
            meant = [item for item in there if labels_match(item, self.exactly)]
            wrong += [f"not {item['metadata']['name']}" for item in meant if item not in chosen]
            wrong += [f"also {item['metadata']['name']}" for item in chosen if item not in meant]
        if not wrong:
            return ()
        passing = self.kind == "Pod" and _is_settling(at.snapshot, got)
        near = "" if chosen else _near(got, there)
        return (Difference(at.path, str(self), f"{show(got)}, which {', '.join(wrong)}", near, passing),)


@dataclass(frozen=True)
class _TimeBeside(Matcher):
    ref: str
    takes: ClassVar = ("time",)
    word: ClassVar[str]
    holds: ClassVar[Callable[[datetime, datetime], bool]]

    def __post_init__(self) -> None:
        if parse_ref(self.ref).name is None:
            raise TypeError(f"{self.ref!r} names no object: it is to be Kind/name")

    def __str__(self) -> str:
        return f"a time {self.word} {self.ref} was made"

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset({parse_ref(self.ref).kind})

    def differences(self, got: Any, at: Place) -> tuple[Difference, ...]:
        if at.snapshot is None:
            raise LookupError("a time beside another object's needs a snapshot to look at")
        other = at.snapshot.get(self.ref)
        made = str(other["metadata"]["creationTimestamp"]) if other else None
        if isinstance(got, str) and made is not None and type(self).holds(parse_time(got), parse_time(made)):
            return ()
        return (Difference(at.path, f"{self} ({made or 'there is none'})", show(got)),)


class older_than(_TimeBeside):
    """A time before the creation of the object `ref`, or in the same second: the API keeps whole seconds."""

    word = "before"
    holds = operator.le


class younger_than(_TimeBeside):
    """A time after the creation of the object `ref`, or in the same second: the API keeps whole seconds."""

    word = "after"
    holds = operator.ge


def _is_settling(snapshot: Snapshot, selector: Mapping[str, Any]) -> bool:
    """Whether a controller whose template is selected has yet to make or remove pods."""
    for kind in _CONTROLLERS:
        for name, controller in snapshot.objects.get(kind, {}).items():
            labels = (controller["spec"]["template"].get("metadata") or {}).get("labels") or {}
            if matches_labels(selector, labels) and not owner_of(controller):
                own = [pod for pod in learners(snapshot, "Pod") if is_owned_by(snapshot, pod, f"{kind}/{name}")]
                if len(own) != controller["spec"].get("replicas", 1):
                    return True
    return False


def _near(selector: Mapping[str, Any], there: list[Object]) -> str:
    """A label that objects carry and that one of the selector's is probably meant to be."""
    carried = {f"{key}={value}" for item in there for key, value in (item["metadata"].get("labels") or {}).items()}
    inner = selector.get("matchLabels")
    for key, value in (inner if isinstance(inner, Mapping) else selector).items():
        if isinstance(value, str) and (near := nearest(f"{key}={value}", sorted(carried))):
            return near
    return ""


def _names(chosen: list[Object]) -> str:
    return ", ".join(item["metadata"]["name"] for item in chosen) or "none"
