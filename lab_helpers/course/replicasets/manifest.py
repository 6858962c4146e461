"""The learner's file `farm.yaml`: how many pods it asks for."""

from __future__ import annotations

from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.difference import MISSING, show
from lab_helpers.grading.manifests import documents, ref_of

__all__ = ["says_six"]


async def says_six(world: World) -> Outcome:
    """The text is a manifest of ReplicaSet `farm` with six replicas."""
    found = documents("manifest", world.answers.get("manifest"), "farm.yaml")
    if isinstance(found, Outcome):
        return found
    if len(found) != 1:
        return wrong(f"the text holds {len(found)} documents; the file is to hold one ReplicaSet")
    if ref_of(found[0]) != "ReplicaSet/farm":
        return wrong(f"the file describes {ref_of(found[0])}; the task is about ReplicaSet/farm")
    spec = found[0].get("spec")
    replicas = spec.get("replicas", MISSING) if isinstance(spec, dict) else MISSING
    if replicas == 6 and not isinstance(replicas, bool):
        return right()
    return Outcome(
        State.WRONG,
        differences=(Difference("spec.replicas in your file", "6", show(replicas)),),
        next="`kubectl scale` changes the cluster alone: change the file yourself, and read it again",
    )
