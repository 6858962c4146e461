"""Which edits of a Deployment start a rollout: measured on one that the check makes and removes again."""

from __future__ import annotations

import contextlib
from typing import Any, NamedTuple

from lab_helpers.errors import ClusterUnreachable
from lab_helpers.grading import Expectation, World, answer
from lab_helpers.grading.patience import patience
from lab_helpers.state.api import Object

__all__ = ["EDITS", "Edit", "predicts"]

_SECONDS = 15
_GATE = [{"name": "labs.example/never"}]
_IMAGE, _OTHER = "nginx:1.26.3", "nginx:1.22.1"
_RESTARTED = "kubectl.kubernetes.io/restartedAt"


class Edit(NamedTuple):
    """One edit: the variable for its prediction, what it changes, and a remark for who is wrong about it."""

    name: str
    says: str
    change: Object
    remark: str


def _containers(image: str, **more: Any) -> Object:
    return {"spec": {"template": {"spec": {"containers": [{"name": "web", "image": image, **more}]}}}}


EDITS = (
    Edit(
        "same_image",
        "same_image says whether setting the same image once more starts a rollout",
        _containers(_IMAGE),
        "the template is compared as text: what the registry has under this tag by now, the Deployment does not know",
    ),
    Edit(
        "new_tag",
        "new_tag says it of another tag",
        _containers(_OTHER),
        "the image stands in the template: is the template another one now?",
    ),
    Edit(
        "new_env",
        "new_env says it of a new environment variable",
        _containers(_OTHER, env=[{"name": "COLOUR", "value": "blue"}]),
        "not only images count: where does an environment variable stand in the manifest?",
    ),
    Edit(
        "more_replicas",
        "more_replicas says it of a larger number of replicas",
        {"spec": {"replicas": 2}},
        "spec.replicas stands beside the template, not in it",
    ),
    Edit(
        "deployment_label",
        "deployment_label says it of a label on the Deployment itself",
        {"metadata": {"labels": {"team": "blue"}}},
        "a Deployment has two places for labels: one under its own metadata, one in the template",
    ),
    Edit(
        "restart",
        "restart says it of kubectl rollout restart",
        {"spec": {"template": {"metadata": {"annotations": {_RESTARTED: "2026-11-21T12:00:00Z"}}}}},
        "`kubectl rollout restart` writes the time into an annotation of the template",
    ),
)
"""In the order in which they are tried, one on top of the other."""

_measured: dict[str, dict[str, bool]] = {}
"""Those of the newest check, by its nonce: its six expectations share them."""


def predicts(edit: Edit) -> Expectation:
    """The learner's value says whether this edit starts a rollout."""

    async def live(world: World) -> bool:
        return (await _results(world))[edit.name]

    async def mistakes(world: World) -> list[tuple[Any, str]]:
        return [(not await live(world), edit.remark)]

    return answer(edit.name, edit.says, live, form=_yes_or_no, wish="True or False", known_mistakes=mistakes)


def _yes_or_no(value: Any) -> Any:
    """`yes`, `true`, 1 as True, and the like; anything else as it is."""
    word = str(value).strip().lower()
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(word, value)


async def _results(world: World) -> dict[str, bool]:
    if world.nonce not in _measured:
        found = await _measure(world)
        _measured.clear()
        _measured[world.nonce] = found
    return _measured[world.nonce]


async def _measure(world: World) -> dict[str, bool]:
    """Make a Deployment whose pods no node gets, do each edit, and count its ReplicaSets before and after."""
    name = f"predict-{world.nonce}"
    made = await world.create(_deployment(name))
    ref, results = f"Deployment/{name}", {}
    try:
        count = await _sets(world, ref, made)
        for edit in EDITS:
            after = await _sets(world, ref, await world.api.patch(ref, edit.change, world.namespace))
            results[edit.name], count = after > count, after
    finally:
        with contextlib.suppress(ClusterUnreachable):
            await world.api.delete(ref, world.namespace)
    return results


async def _sets(world: World, ref: str, changed: Object) -> int:
    """How many ReplicaSets it has, once its controller has seen this change."""
    generation = changed["metadata"]["generation"]

    def seen(deployment: Object | None) -> bool:
        return bool(deployment and deployment.get("status", {}).get("observedGeneration", 0) >= generation)

    found = await world.until("Deployment", lambda now: seen(now.get(ref)), timeout=patience(_SECONDS))
    if found is None:
        raise ClusterUnreachable(
            f"A Deployment that the check made was not looked at by its controller within {_SECONDS} seconds.",
            expected="a controller manager at work",
            do="labs doctor",
        )
    return len((await world.now("ReplicaSet")).owned_by(changed, "ReplicaSet"))


def _deployment(name: str) -> Object:
    labels = {"app": name}
    spec = {"schedulingGates": _GATE, "containers": [{"name": "web", "image": _IMAGE}]}
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": name, "labels": labels},
        "spec": {
            "replicas": 1,
            "selector": {"matchLabels": labels},
            "template": {"metadata": {"labels": labels}, "spec": spec},
        },
    }
