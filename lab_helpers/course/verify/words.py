"""What is another word at every beginning of an exercise: the names of its namespaces, and what a ticket says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lab_helpers.course.verify.objects import Object
from lab_helpers.grading.workspace import Workspace

__all__ = ["retold", "words_of"]


def words_of(workspace: Workspace, seed: Mapping[str, Object]) -> dict[str, str]:
    """Those words, by what they stand for; `seed` is what the exercise has begun with."""
    found = {"": workspace.namespace, **workspace.others}
    for ref, obj in seed.items():
        if obj["kind"] == "ConfigMap":
            found |= {f"{ref} {key}": value for key, value in (obj.get("data") or {}).items()}
    return found


def retold(value: Any, was: Mapping[str, str], now: Mapping[str, str]) -> Any:
    """The same with the words of `now` wherever a text of it has those of `was`.

    >>> retold({"host": ["db.one-far.svc", "one"]}, {"": "one", "far": "one-far"}, {"": "two", "far": "two-far"})
    {'host': ['db.two-far.svc', 'two']}
    """
    pairs = {word: now[key] for key, word in was.items() if word and now.get(key, word) != word}
    if not pairs:
        return value
    longest_first = "|".join(re.escape(word) for word in sorted(pairs, key=len, reverse=True))
    return _replaced(value, re.compile(rf"(?<!\w)({longest_first})(?!\w)"), pairs)


def _replaced(value: Any, pattern: re.Pattern[str], pairs: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(lambda found: pairs[found[0]], value)
    if isinstance(value, dict):
        return {key: _replaced(item, pattern, pairs) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_replaced(item, pattern, pairs) for item in value)
    return value
