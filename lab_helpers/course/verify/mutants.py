"""Mutants: the solution with one thing wrong, as a slip or a misreading would have it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lab_helpers.course.verify.capture import Solution
from lab_helpers.course.verify.objects import Object, Path, at, ref_of, walk, with_value, without
from lab_helpers.grading.images import split_image
from lab_helpers.state.kinds import KINDS

__all__ = ["ELSEWHERE", "Mutant", "mutants_of", "mutants_of_object", "typo"]

ELSEWHERE = "another-namespace"
"""Stands in a mutant's `metadata.namespace` for one that is not the exercise's."""

_LABEL_MAPS = ("labels", "matchLabels", "selector", "nodeSelector")
_TEXTS = (
    *("command", "args", "data", "stringData", "value", "mountPath", "path", "subPath"),
    *("hostnames", "externalName", "addresses", "targetPort"),
)
_WORDS = {
    "restartPolicy": ("Always", "OnFailure", "Never"),
    "type": ("ClusterIP", "NodePort", "LoadBalancer"),
    "protocol": ("TCP", "UDP"),
    "imagePullPolicy": ("IfNotPresent", "Never"),
}
_LONG = 36  # characters of a text that a mutant's name may hold
_KINDS = {"Pod": "Deployment", "Deployment": "Pod", "ConfigMap": "Secret", "Secret": "ConfigMap"}


@dataclass(frozen=True)
class Mutant:
    """The objects of an end state with one change; `ref` and `obj` are the changed one (None: left out).

    `objects` is the whole end state that the learner leaves, `Kind/name` -> object, without what is kept.
    """

    name: str
    ref: str
    obj: Object | None
    objects: Mapping[str, Object]
    kept: tuple[str, ...] = ()


def mutants_of(solution: Solution, images: tuple[str, ...]) -> list[Mutant]:
    """Every mutant of the solution's objects, under names that stay the same; `images` are those that can be had."""
    found = []
    for ref, obj in solution.objects.items():
        rest = {other: item for other, item in solution.objects.items() if other != ref}
        for change, mutated in [("left out", None), *mutants_of_object(obj, images)]:
            objects = rest if mutated is None else {**rest, _place(ref, mutated): mutated}
            found.append(Mutant(f"{ref} {change}", ref, mutated, objects, solution.kept))
    for ref in solution.gone:
        found.append(Mutant(f"{ref} not deleted", ref, None, solution.objects, (*solution.kept, ref)))
    for ref in solution.kept:
        kept = tuple(other for other in solution.kept if other != ref)
        found.append(Mutant(f"{ref} deleted", ref, None, solution.objects, kept))
    return found


def mutants_of_object(obj: Object, images: tuple[str, ...] = ()) -> list[tuple[str, Object]]:
    """What is changed, as `path=value` -> the object with it; no two are the same."""
    found: dict[str, Object] = {}
    for change, mutated in [*_whole(obj), *_fields(obj, images)]:
        if mutated != obj and mutated not in found.values():
            name = again = " ".join(change.replace(": ", ":").split())
            while again in found:
                again = f"{name} (once more, {len(found)})"
            found[again] = mutated
    return list(found.items())


def typo(text: str) -> str:
    """The text with a slip in its longest word: two neighbouring letters change places.

    >>> typo("echo three")
    'echo trhee'
    """
    found = max(re.finditer(r"\w+", text), key=lambda match: len(match[0]), default=None)
    if found is None:
        return text + "x"
    word = found[0]
    # not the first letter, where another one can move
    for i in sorted(range(len(word) - 1), key=lambda i: abs(i - max(1, (len(word) - 2) // 3))):
        if word[i] != word[i + 1]:
            return text[: found.start()] + word[:i] + word[i + 1] + word[i] + word[i + 2 :] + text[found.end() :]
    return text[: found.end() - 1] + ("y" if word[-1] == "x" else "x") + text[found.end() :]


def _place(ref: str, obj: Object) -> str:
    """Where a mutant of the object `ref` stands: beside it, or elsewhere."""
    word, colon, _ = ref.rpartition(":")
    return f"{ref_of(obj)}@{ELSEWHERE}" if obj["metadata"].get("namespace") else word + colon + ref_of(obj)


def _whole(obj: Object) -> Iterator[tuple[str, Object]]:
    name = str(obj["metadata"]["name"])
    other = typo(name)
    yield f"metadata.name={other}", with_value(obj, ("metadata", "name"), other)
    if obj["kind"] not in KINDS or KINDS[obj["kind"]].namespaced:
        yield "in another namespace", with_value(obj, ("metadata", "namespace"), ELSEWHERE)
    if kind := _KINDS.get(obj["kind"]):
        yield f"as a {kind}", _as_kind(obj, kind)


def _as_kind(obj: Object, kind: str) -> Object:
    metadata, spec = copy.deepcopy(obj["metadata"]), copy.deepcopy(obj.get("spec", {}))
    if kind == "Deployment":
        labels = metadata.get("labels") or {"app": metadata["name"]}
        template = {"metadata": {"labels": labels}, "spec": spec}
        spec = {"selector": {"matchLabels": labels}, "template": template}
        return {"apiVersion": "apps/v1", "kind": kind, "metadata": metadata, "spec": spec}
    if kind == "Pod":
        labels = spec["template"].get("metadata", {}).get("labels", {})
        metadata["labels"] = {**metadata.get("labels", {}), **labels}
        return {"apiVersion": "v1", "kind": kind, "metadata": metadata, "spec": spec["template"]["spec"]}
    data = {"stringData" if kind == "Secret" else "data": copy.deepcopy(obj.get("data", {}))}
    return {"apiVersion": "v1", "kind": kind, "metadata": metadata, **data}


def _fields(obj: Object, images: tuple[str, ...]) -> Iterator[tuple[str, Object]]:
    for path, value in walk(obj):
        if path[0] in ("apiVersion", "kind") or path in (("metadata",), ("metadata", "name"), ("spec",)):
            continue
        shown = _show(obj, path)
        if isinstance(path[-1], str) or len(at(obj, path[:-1])) > 1:
            yield f"{shown} left out", without(obj, path)
        for change, other in _neighbours(path, value, images):
            yield f"{shown}{change}", with_value(obj, path, other)
        if _in_label_map(path) and isinstance(value, str):
            key = typo(str(path[-1]))
            yield f"{shown}, key {key}", with_value(without(obj, path), (*path[:-1], key), value)
        if isinstance(value, dict) and path[-2:-1] == ("containers",):
            twin = {**copy.deepcopy(value), "name": f"{value['name']}-2"}
            everyone = [*copy.deepcopy(at(obj, path[:-1])), twin]
            yield f"{shown} twice", with_value(obj, path[:-1], everyone)
        if isinstance(value, dict) and "port" in value:
            target = value.get("targetPort", value["port"])
            if isinstance(target, int) and target != value["port"]:
                swapped = {**value, "port": target, "targetPort": value["port"]}
                yield f"{shown} port and targetPort swapped", with_value(obj, path, swapped)


def _neighbours(path: Path, value: Any, images: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """What may stand in the place of a value, and how to write that."""
    key = path[-1] if isinstance(path[-1], str) else path[-2]
    if isinstance(value, bool):
        yield f"={str(not value).lower()}", not value
    elif isinstance(value, int):
        # of a duration one second more or less is no slip
        neighbours = (value * 2,) if str(key).endswith("Seconds") else (value - 1, value + 1)
        yield from ((f"={number}", number) for number in neighbours)
    elif not isinstance(value, str):
        return
    elif key == "image":
        for other in _other_images(value, images):
            yield f"={other}", other
    elif key in _WORDS:
        for other in _WORDS[key]:
            yield f"={other}", other
    elif key == "ip":
        head, _, last = value.rpartition(".")
        other = f"{head}.{int(last) + 1 if last.isdecimal() and int(last) < 254 else 1}"
        yield f"={other}", other
    elif _is_quantity(path):
        if digits := re.match(r"\d+", value):
            other = f"{int(digits[0]) + 1}{value[digits.end() :]}"
            yield f"={other}", other
    elif key == "name" or _in_label_map(path):
        yield f"={typo(value)}", typo(value)
    elif key in _TEXTS or "data" in path[:-1]:
        yield from _slips(value)


def _in_label_map(path: Path) -> bool:
    return len(path) > 1 and path[-2] in _LABEL_MAPS


def _is_quantity(path: Path) -> bool:
    return path[-1] == "storage" or not {"limits", "requests", "hard"}.isdisjoint(path)


def _slips(text: str) -> Iterator[tuple[str, str]]:
    """One slip in each statement of a script, or in the text as a whole."""
    parts = re.split(r"(\s*(?:[;\n]|&&|\|\|)\s*)", text)
    for number in range(0, len(parts), 2):
        if not re.search(r"\w", parts[number]):
            continue
        slip = typo(parts[number])
        yield f" {_difference(parts[number], slip)}", "".join([*parts[:number], slip, *parts[number + 1 :]])


def _difference(text: str, slip: str) -> str:
    """Both, or where they are long only the words that differ."""
    if len(text) > _LONG:
        pairs = zip(re.findall(r"\w+", text), re.findall(r"\w+", slip), strict=True)
        text, slip = next(pair for pair in pairs if pair[0] != pair[1])
    return f"{text!r}->{slip!r}"


def _other_images(value: str, images: tuple[str, ...]) -> list[str]:
    """Another tag of the same name, and another name."""
    repository, _ = split_image(value)
    short = [image.removeprefix("docker.io/library/") for image in images]
    same = [image for image in short if split_image(image)[0] == repository]
    others = [image for image in short if split_image(image)[0] != repository]
    return [image for image in [*same, *others[-1:]] if split_image(image) != split_image(value)]


def _show(obj: Any, path: Path) -> str:
    text = ""
    for key in path:
        if isinstance(key, int):
            item = obj[key]
            name = item.get("name", key) if isinstance(item, dict) else key
            text += f"[{name}]"
        else:
            text += f"[{key}]" if "/" in key or "." in key else f".{key}" if text else key
        obj = obj[key]
    return text
