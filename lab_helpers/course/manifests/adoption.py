"""Deployment `adopt-me`: made by a command, then kept by a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lab_helpers.course.manifests.clean import filled
from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.difference import show
from lab_helpers.grading.manifests import documents

__all__ = ["FILE", "SEED", "is_adopted", "wish_of"]

Object = dict[str, Any]

FILE = "adopt.yaml"
SEED = (Path(__file__).parent / "yaml-4b" / "seed.yaml").read_text()
"""The Deployment as it is at the start."""

_REF = "Deployment/adopt-me"
_APPLIED = "kubectl.kubernetes.io/last-applied-configuration"


async def is_adopted(world: World) -> Outcome:
    """kubectl's record of the last apply says what the file says; or the fields are managed by a server-side apply."""
    if world.snapshot.get(_REF) is None:
        return Outcome(State.SKIPPED)
    found = documents("manifest", world.answers.get("manifest"), FILE)
    if isinstance(found, Outcome):
        return Outcome(State.SKIPPED)
    metadata = (await world.api.get(_REF, world.namespace))["metadata"]
    if any(item["operation"] == "Apply" for item in metadata.get("managedFields", ())):
        return right()
    text = metadata.get("annotations", {}).get(_APPLIED)
    if text is None:
        return wrong("no apply is recorded on the object", next=f"kubectl apply -f {FILE}")
    try:
        recorded = json.loads(text)
    except ValueError:
        return wrong("the record of the last apply is no JSON: it was written by hand", next=f"kubectl apply -f {FILE}")
    if wish_of(recorded, world.namespace) == wish_of(found[0] if found else None, world.namespace):
        return right()
    return Outcome(
        State.WRONG,
        (Difference("the record of the last apply", "what the file says", show(recorded)),),
        next=f"kubectl apply -f {FILE}",
    )


def wish_of(document: Any, namespace: str) -> Any:
    """A document without what kubectl adds to it in the record of an apply, and without what is empty."""
    if not isinstance(document, dict):
        return document
    metadata = document.get("metadata")
    if not isinstance(metadata, dict):
        return document
    notes = {key: value for key, value in (metadata.get("annotations") or {}).items() if key != _APPLIED}
    kept = {**metadata, "annotations": notes}
    if kept.get("namespace") == namespace:
        del kept["namespace"]
    return filled({**document, "metadata": kept})
