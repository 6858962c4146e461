"""Mutants and other spellings of the values that a learner hands in."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from typing import Any

from lab_helpers.course.verify.mutants import Mutant, mutants_of_object, typo
from lab_helpers.course.verify.objects import Object
from lab_helpers.grading.manifests import documents, ref_of
from lab_helpers.state.kinds import KINDS

__all__ = ["files_with", "mutants_of_answers", "mutants_of_files", "spellings"]

Answers = Mapping[str, Any]
_LONG = 36  # characters of a word that a mutant's name may hold


def mutants_of_answers(answers: Answers, neighbours: Answers) -> list[tuple[str, dict[str, Any]]]:
    """Each with one value wrong; `neighbours` are the right values of another learner."""
    found: dict[str, dict[str, Any]] = {}
    for name, value in answers.items():
        wrong = [*_wrong(value)]
        if name in neighbours and neighbours[name] != value:
            wrong.append(("of another learner", neighbours[name]))
        for change, other in wrong:
            if other != value:
                found[f"{name} {change}"] = {**answers, name: other}
    for one, two in combinations(answers, 2):
        if answers[one] != answers[two] and not isinstance(answers[one], dict):
            found[f"{one} and {two} swapped"] = {**answers, one: answers[two], two: answers[one]}
    return list(found.items())


def mutants_of_files(answers: Answers, made: Collection[str], images: tuple[str, ...]) -> list[Mutant]:
    """Of the objects in manifests that are handed in as text and that are not `made` as well; for `files_with`.

    The first of each object is no mutant: it has no name, and nothing wrong.
    """
    return [
        Mutant(change and f"{name}, {ref_of(obj)} {change}", ref_of(obj), mutated, {})
        for name, objects in _files(answers)
        for obj in objects
        if ref_of(obj) not in made
        for change, mutated in [("", obj), ("left out", None), *mutants_of_object(obj, images)]
    ]


def files_with(answers: Answers, ref: str, obj: Object | None) -> dict[str, Any]:
    """The answers, where a manifest among them that holds the object `ref` holds `obj` in its place (None: nothing)."""
    changed = dict(answers)
    for name, objects in _files(answers):
        if ref in map(ref_of, objects):
            kept = [obj if ref_of(item) == ref else item for item in objects]
            changed[name] = _text([item for item in kept if item is not None])
    return changed


def _files(answers: Answers) -> Iterator[tuple[str, list[Object]]]:
    """The answers that are manifests of kinds that the labs know."""
    for name, value in answers.items():
        found = documents(name, value, name) if isinstance(value, str) and "\n" in value else []
        if isinstance(found, list) and found and all(item.get("kind") in KINDS for item in found):
            yield name, found


def _text(objects: list[Object]) -> str:
    """As JSON, in which no text can be taken for anything else, as a lonely y can in YAML."""
    return "\n---\n".join(json.dumps(item, indent=1) for item in objects)


def spellings(answers: Answers) -> list[tuple[str, dict[str, Any]]]:
    """The same values, written as learners get them: as text, with space around it, as a list of lines."""
    plain = {name: value for name, value in answers.items() if isinstance(value, str | int)}
    if not plain:
        return []
    forms: dict[str, dict[str, Any]] = {
        "as text": {name: str(value) for name, value in plain.items()},
        "with space around them": {name: f" {value}\n" for name, value in plain.items()},
        "as the lines of !command": {name: str(value).splitlines() for name, value in plain.items()},
    }
    return [(f"answers {how}", {**answers, **values}) for how, values in forms.items()]


def _wrong(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, bool):
        yield "negated", not value
    elif isinstance(value, int):
        yield from (("one less", value - 1), ("one more", value + 1), ("negative", -value))
        yield "is 'None'", "None"
    elif isinstance(value, str):
        yield from _wrong_text(value)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield f"[{key}] left out", {other: kept for other, kept in value.items() if other != key}
            for change, other in _wrong(item):
                yield f"[{key}] {change}", {**value, key: other}
    elif isinstance(value, list | tuple | set):
        items = list(value)
        for number, item in enumerate(items):
            rest, shown = items[:number] + items[number + 1 :], _shown(items, number)
            if item not in rest:
                yield f"[{shown}] left out", rest
            for change, other in list(_wrong(item))[:2]:
                yield f"[{shown}] {change}", [*items[:number], other, *items[number + 1 :]]


def _shown(items: list[Any], number: int) -> str:
    """How an item is called: itself, where all are short words that differ, else its number."""
    words = all(isinstance(item, str) and len(item) <= _LONG for item in items) and len({*items}) == len(items)
    return str(items[number]) if words else str(number)


def _wrong_text(value: str) -> Iterator[tuple[str, str]]:
    text = value.strip()
    if len(text) > 1:
        yield "cut short", text[:-1]
    yield "with a slip", typo(text)
    yield "is 'None'", "None"
    if text.isdecimal():
        yield "one more", str(int(text) + 1)
    for change, other in (("in capitals", text.upper()), ("twice", f"{text} {text}")):
        if other != text:
            yield change, other
