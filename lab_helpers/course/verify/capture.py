"""The solution as objects: what the learner made, changed and deleted, read back from the API server."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lab_helpers.course.verify.objects import Object, Path, own_part, walk, without
from lab_helpers.errors import Refused
from lab_helpers.state.api import Api
from lab_helpers.state.refusals import dry_run

__all__ = ["Solution", "capture", "stored"]


@dataclass(frozen=True)
class Solution:
    """The end state of a worked solution.

    `objects` are those that were made or changed, `Kind/name` -> as short as they can be written; `full` the same
    with all defaults. `anew` are the refs among them that were deleted and made anew, `changed` those that were
    changed in place, `seed` what the exercise began with, `kept` and `gone` what became of the rest of it.
    `answers` are the values handed in; `functions` the names of those that cannot be written down. `pods_replaced`:
    every pod that a controller had made at the start was deleted, so that it made new ones. `words` are those that
    were this place's own (`words_of`). A ref of a further namespace is `word:Kind/name`.
    """

    objects: Mapping[str, Object]
    full: Mapping[str, Object]
    seed: Mapping[str, Object]
    anew: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    functions: tuple[str, ...] = ()
    pods_replaced: bool = False
    words: Mapping[str, str] = field(default_factory=dict)


async def capture(
    api: Api, seed: Mapping[str, Object], now: Mapping[str, Object], answers: Mapping[str, Any], scratch: str
) -> Solution:
    """The solution that led from the objects `seed` to those of `now`; `scratch` is an empty namespace."""
    before = {ref: own_part(obj) for ref, obj in seed.items()}
    full = {
        ref: own_part(obj)
        for ref, obj in now.items()
        if ref not in before or own_part(obj) != before[ref] or obj["metadata"]["uid"] != seed[ref]["metadata"]["uid"]
    }
    made = await asyncio.gather(*(_brief(api, obj, scratch) for obj in full.values()))
    brief = dict(zip(full, made, strict=True))
    functions = tuple(name for name, value in answers.items() if callable(value))
    return Solution(
        brief,
        full,
        before,
        anew=tuple(r for r in full if r in seed and now[r]["metadata"]["uid"] != seed[r]["metadata"]["uid"]),
        changed=tuple(r for r in full if r in seed and now[r]["metadata"]["uid"] == seed[r]["metadata"]["uid"]),
        kept=tuple(ref for ref in before if ref in now and ref not in full),
        gone=tuple(ref for ref in before if ref not in now and ":" not in ref),  # its namespace may be gone, too
        answers={name: value for name, value in answers.items() if name not in functions},
        functions=functions,
    )


async def stored(api: Api, obj: Object, scratch: str) -> Object:
    """The object as the API server would store it, by a dry run in an empty namespace; `Refused` where it would not."""
    return own_part(await dry_run(api, obj, scratch))


async def _brief(api: Api, obj: Object, scratch: str) -> Object:
    """The object without every field that the API server would add by itself."""
    whole = await stored(api, obj, scratch)
    brief = obj
    for path in _optional(obj):
        shorter = _without_if_there(brief, path)
        if shorter is None:
            continue
        try:
            if await stored(api, shorter, scratch) == whole:
                brief = shorter
        except Refused:
            continue
    return brief


def _optional(obj: Object) -> list[Path]:
    """Fields that may be defaults, outer ones first; items of lists keep their places."""
    return [
        path
        for path, _ in walk(obj)
        if isinstance(path[-1], str) and path[0] not in ("apiVersion", "kind") and path != ("metadata", "name")
    ]


def _without_if_there(obj: Object, path: Path) -> Object | None:
    try:
        return without(obj, path)
    except (KeyError, IndexError):  # went with a field around it
        return None
