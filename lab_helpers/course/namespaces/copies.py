"""A ConfigMap that was copied into the namespace where it is needed, and the pod that takes a value from it."""

from __future__ import annotations

import asyncio
import copy
from typing import Any

from lab_helpers.errors import Refused
from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.difference import MISSING, show
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.patience import patience
from lab_helpers.state.snapshot import Object, Snapshot

__all__ = ["is_copy", "is_reference"]

_REF, _POD, _KEY = "ConfigMap/settings", "app", "COLOUR"
_REFERENCES = ("configMapKeyRef", "configMapRef", "configMap")
_SECONDS = 30


async def is_copy(world: World) -> Outcome:
    """The ConfigMap holds the same keys and values as that of the namespace `platform`."""
    if outcome := presence(world.snapshot, _REF):
        return outcome
    original = world.at("platform").snapshot.get(_REF)
    if original is None:
        return Outcome(State.SKIPPED)  # told by the expectation about the original
    wanted, got = original.get("data") or {}, (world.snapshot.get(_REF) or {}).get("data") or {}
    differences = tuple(
        Difference(f"data.{key}", show(wanted.get(key, MISSING)), show(got.get(key, MISSING)))
        for key in sorted({*wanted, *got})
        if wanted.get(key) != got.get(key)
    )
    step = f"`kubectl get configmap settings -n {world.at('platform').namespace} -o yaml` shows the original"
    return Outcome(State.WRONG, differences, next=step) if differences else right()


async def is_reference(world: World) -> Outcome:
    """A twin of the pod, with a ConfigMap of other values in the place of the copy, gets these other values."""
    pod = world.snapshot.get(f"Pod/{_POD}") or {}
    data = (world.snapshot.get(_REF) or {}).get("data") or {}
    twin = f"grader-{world.nonce}"
    spec = _with_another(copy.deepcopy(pod["spec"]), twin)
    if spec == pod["spec"]:
        return wrong(
            "the pod names no ConfigMap settings: its value is written into the pod itself",
            next="kubectl explain pod.spec.containers.env.valueFrom.configMapKeyRef",
        )
    del spec["nodeName"]
    try:
        await world.create({"kind": "ConfigMap", "metadata": {"name": twin}, "data": dict.fromkeys(data, world.nonce)})
        await world.create({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": twin}, "spec": spec})
        found = await world.until("Pod", lambda now: _runs(now, twin), timeout=patience(_SECONDS))
        if found is None:
            return Outcome(State.UNKNOWN, evidence=("the check's own twin of the pod did not start in time",))
        output = await world.run(twin, ["printenv", _KEY])
    except Refused as refusal:
        return Outcome(State.UNKNOWN, evidence=(f"the check's own twin of the pod was refused: {refusal.message}",))
    finally:
        deletions = (world.api.delete(f"{kind}/{twin}", world.namespace, grace=0) for kind in ("Pod", "ConfigMap"))
        await asyncio.shield(asyncio.gather(*deletions))
    if output.stdout.strip() == world.nonce:
        return right()
    return wrong(
        f"a pod like yours, with another value in its ConfigMap, still says {_KEY}={output.stdout.strip()[:60]}",
        next="take the value of the variable from the ConfigMap, not from the manifest",
    )


def _with_another(value: Any, name: str) -> Any:
    """The spec with another ConfigMap wherever it refers to `settings`."""
    if isinstance(value, list):
        return [_with_another(item, name) for item in value]
    if not isinstance(value, dict):
        return value
    changed: Object = {key: _with_another(item, name) for key, item in value.items()}
    for key in _REFERENCES:
        if isinstance(changed.get(key), dict) and changed[key].get("name") == "settings":
            changed[key]["name"] = name
    return changed


def _runs(snapshot: Snapshot, name: str) -> bool:
    return bool((snapshot.get(f"Pod/{name}") or {}).get("status", {}).get("phase") == "Running")
