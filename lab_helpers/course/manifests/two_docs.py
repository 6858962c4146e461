"""One file with a namespace and what lives in it.

Namespaces are shared by all learners of a cluster, so the one of this exercise is named after the exercise's own,
with `-app` behind it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lab_helpers.errors import Refused
from lab_helpers.grading import Difference, Outcome, State, World, image, only, right, wrong
from lab_helpers.grading.compare import compare
from lab_helpers.grading.difference import Place, nearest, show
from lab_helpers.grading.manifests import apply_text, documents, ref_of, run_together, text_of
from lab_helpers.grading.world import GRADER_LABEL

__all__ = [
    "FILE",
    "WORD",
    "colour_is_blue",
    "file_is_complete",
    "made_by_apply",
    "namespace_is_there",
    "pod_is_there",
    "repairs",
]

Object = dict[str, Any]

FILE, WORD = "app.yaml", "app"
_CONFIGMAP, _POD = "ConfigMap/app-settings", "Pod/app"
_CONTAINERS = only({"image": image("nginx", "1.26.3")})
_APPLIED = "kubectl.kubernetes.io/last-applied-configuration"


async def file_is_complete(world: World) -> Outcome:
    """The text holds the namespace first, and then a ConfigMap and a Pod that say that they belong there."""
    found = documents("manifest", world.answers.get("manifest"), FILE)
    if isinstance(found, Outcome):
        return found
    place = _place(world)
    refs, asked = [ref_of(item) for item in found], [f"Namespace/{place}", _CONFIGMAP, _POD]
    lines = []
    for ref in asked:
        if ref not in refs:
            near = nearest(ref, refs)
            lines.append(f"the file does not hold {ref}" + (f", but {near}" if near else ""))
    lines += [f"it holds {ref}, which the task does not ask for" for ref in refs if ref not in asked]
    if len(refs) != len(set(refs)):
        lines.append("it holds an object twice")
    if lines:
        lines += run_together(world.answers.get("manifest"))
        return wrong(*lines, next=f"correct {FILE}, read it again, and apply it again")
    for document in found:
        given = document["metadata"].get("namespace")
        if document["kind"] != "Namespace" and given != place:
            lines.append(f"{ref_of(document)} says {'nothing' if given is None else show(given)}")
    if lines:
        return Outcome(
            State.WRONG,
            tuple(Difference("metadata.namespace in the file", place, line) for line in lines),
            next="write `namespace:` under metadata of the ConfigMap and of the Pod",
        )
    if refs[0] != asked[0]:
        return wrong(
            f"the first document is {refs[0]}: where the namespace is not there yet, kubectl cannot put it anywhere",
            next=f"let the Namespace come first in {FILE}",
        )
    return right()


async def namespace_is_there(world: World) -> Outcome:
    """The namespace of the task is there."""
    found = await world.api.find(f"Namespace/{_place(world)}")
    if found is None or "deletionTimestamp" in found["metadata"]:
        return wrong(f"there is no namespace {_place(world)}", next=f"kubectl apply -f {FILE}")
    return right()


async def colour_is_blue(world: World) -> Outcome:
    """In it is the ConfigMap with the colour of the task."""
    found = await _object(world, _CONFIGMAP)
    return found if isinstance(found, Outcome) else _has(found, {"data": {"colour": "blue"}})


async def pod_is_there(world: World) -> Outcome:
    """In it is the Pod with one container of the task's image."""
    found = await _object(world, _POD)
    return found if isinstance(found, Outcome) else _has(found, {"spec": {"containers": _CONTAINERS}})


async def made_by_apply(world: World) -> Outcome:
    """All three carry the record of an apply: kubectl's annotation, or an Apply among their managed fields.

    A server-side apply of a Namespace that is but a name manages no field, so it leaves no entry; all else leaves one.
    """
    told = []
    for ref in (f"Namespace/{_place(world)}", _CONFIGMAP, _POD):
        found = await _object(world, ref)
        if isinstance(found, Outcome):  # told already, where it is asked for
            return Outcome(State.SKIPPED)
        metadata = found["metadata"]
        entries = metadata.get("managedFields", ())
        applied = _APPLIED in metadata.get("annotations", {}) or any(item["operation"] == "Apply" for item in entries)
        if entries and not applied:
            first = min(entries, key=lambda item: str(item.get("time", "")))  # later ones may be the grader's own
            told.append(f"{ref} carries no record of an apply; it was made by {first.get('manager')}")
    return wrong(*told, next=f"kubectl apply -f {FILE}") if told else right()


async def repairs(world: World) -> Outcome:
    """After the check has spoilt the ConfigMap and deleted the Pod, an apply of the text brings both back."""
    place = _place(world)
    text = text_of("manifest", world.answers.get("manifest"), FILE)
    if isinstance(text, Outcome):
        return text
    tried = await apply_text(world, text, FILE, "--dry-run=server")
    if isinstance(tried, Outcome):  # before anything is spoilt that this text would not repair
        return tried
    await world.api.patch(_CONFIGMAP, {"data": {"colour": f"grey-{world.nonce}"}}, place)
    await world.api.delete(_POD, place, grace=0)
    again = f"correct {FILE}, and apply it again"
    applied = await apply_text(world, text, FILE)
    if isinstance(applied, Outcome):
        return replace(applied, next=f"`kubectl apply -f {FILE}`, and check again")
    for look, what in ((colour_is_blue, "had changed ConfigMap app-settings"), (pod_is_there, "had deleted Pod app")):
        outcome = await look(world)
        if outcome.state is not State.RIGHT:
            words = f"that is what your text makes of it: the check {what}, and applied your text"
            return Outcome(State.WRONG, outcome.differences, (*outcome.evidence, words), again)
    return right()


def _place(world: World) -> str:
    return f"{world.namespace}-{WORD}"


async def _object(world: World, ref: str) -> Object | Outcome:
    place = _place(world)
    if found := await world.api.find(ref, None if ref.startswith("Namespace/") else place):
        return found
    elsewhere = await _elsewhere(world, ref)
    remark = f"; there is one in namespace {elsewhere}" if elsewhere else ""
    return wrong(f"{ref} is not in namespace {place}{remark}", next=f"kubectl apply -f {FILE}")


async def _elsewhere(world: World, ref: str) -> str:
    """The exercise's own namespace, or default, where the object stands there."""
    for namespace in (world.namespace, "default"):
        try:
            obj = await world.api.get(ref, namespace)
        except Refused:
            continue
        if GRADER_LABEL not in obj["metadata"].get("labels", {}):
            return namespace
    return ""


def _has(obj: Object, shape: Object) -> Outcome:
    differences = compare(shape, obj, Place.of(str(obj["kind"]), obj=obj))
    return (
        Outcome(State.WRONG, tuple(differences), next=f"correct {FILE}, and apply it again") if differences else right()
    )
