"""What a task leaves alone of a Deployment's template."""

from __future__ import annotations

from lab_helpers.grading import Outcome, State, World, right, wrong
from lab_helpers.grading.compare import compare
from lab_helpers.grading.difference import Place
from lab_helpers.grading.exercise import Look
from lab_helpers.grading.expectations import presence
from lab_helpers.state.snapshot import Object

__all__ = ["place_of", "plain", "same_but_for_the_image"]

_HASH = "pod-template-hash"


def same_but_for_the_image(ref: str) -> Look:
    """A look: but for images and annotations, the template is that of the ReplicaSet of the start."""

    async def look(world: World) -> Outcome:
        snapshot = world.snapshot
        if outcome := presence(snapshot, ref):
            return outcome
        deployment = snapshot.get(ref) or {}
        first = [
            item for item in snapshot.owned_by(deployment, "ReplicaSet") if item["metadata"]["uid"] in _noted(world)
        ]
        step = "begin anew with `lab.reset`, and change no more than the task says"
        if not first:
            return wrong("the ReplicaSet of the start is gone", next=step)
        wanted = _without_images(plain(first[0]["spec"]["template"]))
        got = _without_images(plain(deployment["spec"]["template"]))
        at = place_of(world, ref)
        if differences := compare(wanted, got, at):
            return Outcome(State.WRONG, differences, next=step)
        if added := compare(got, wanted, at):
            return wrong(f"the template has got something new: {added[0].path} {added[0].want}", next=step)
        return right()

    return look


def place_of(world: World, ref: str) -> Place:
    """The place of a Deployment's template, for `compare`."""
    return Place.of("Deployment", "spec", "template", obj=world.snapshot.get(ref), snapshot=world.snapshot)


def plain(template: Object) -> Object:
    """A template without what a ReplicaSet's has more: the hash; and without annotations."""
    metadata = {key: value for key, value in template["metadata"].items() if key != "annotations"}
    labels = {key: value for key, value in metadata.get("labels", {}).items() if key != _HASH}
    return {**template, "metadata": {**metadata, "labels": labels}}


def _without_images(template: Object) -> Object:
    containers = [{key: item[key] for key in item if key != "image"} for item in template["spec"]["containers"]]
    return {**template, "spec": {**template["spec"], "containers": containers}}


def _noted(world: World) -> frozenset[str]:
    return frozenset(world.seed.values())
