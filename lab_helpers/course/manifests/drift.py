"""Deployment `drift`: a file, the cluster, and kubectl's record of the last apply, all to agree on one number."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from lab_helpers.errors import ClusterUnreachable
from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.difference import show
from lab_helpers.grading.patience import patience
from lab_helpers.state.kubectl import run_kubectl

__all__ = ["FILE", "TEXT", "WANTED", "apply_and_scale", "is_recorded"]

FILE = "drift.yaml"
WANTED = 3
_REF = "Deployment/drift"
_FIRST, _SCALED = 2, 4
_APPLIED = "kubectl.kubernetes.io/last-applied-configuration"
_SECONDS = 15

TEXT = f"""\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: drift
spec:
  replicas: {_FIRST}
  selector:
    matchLabels:
      app: drift
  template:
    metadata:
      labels:
        app: drift
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: web
          image: nginx:1.26.3
"""
"""The file as the prose prints it."""


async def apply_and_scale(world: World) -> None:
    """Apply the file as it was, and then scale past it, as somebody in a hurry would."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / FILE
        file.write_text(TEXT)
        for command in (["apply", "-f", str(file)], ["scale", "deployment/drift", f"--replicas={_SCALED}"]):
            cluster = world.api.cluster
            arguments = ["--namespace", world.namespace, *command]
            done = await run_kubectl(cluster, cluster.admin_kubeconfig, arguments, timeout=patience(_SECONDS))
            if done.code != 0:
                raise ClusterUnreachable(
                    f"The Deployment that this exercise begins with was not made: {done.stderr.strip()}",
                    expected="Deployment drift, applied and scaled",
                    do="labs doctor",
                )


async def is_recorded(world: World) -> Outcome:
    """What the object remembers of the last apply says three, too."""
    if world.snapshot.get(_REF) is None:
        return Outcome(State.SKIPPED)
    metadata = (await world.api.get(_REF, world.namespace))["metadata"]
    text = metadata.get("annotations", {}).get(_APPLIED)
    entries = metadata.get("managedFields", ())
    if any(item["operation"] == "Apply" and _owns_replicas(item) for item in entries):
        return right()
    if text is None:
        words = "no apply is recorded on the object any more: what has replaced it as a whole has taken the record away"
        return wrong(words, next=f"kubectl apply -f {FILE}")
    try:
        number = json.loads(text)["spec"]["replicas"]
    except (ValueError, KeyError, TypeError):
        number = "nothing"
    if number == WANTED:
        return right()
    return Outcome(
        State.WRONG,
        (Difference("spec.replicas in the record of the last apply", str(WANTED), show(number)),),
        ("the file was not applied since it says so",),
        next=f"kubectl apply -f {FILE}",
    )


def _owns_replicas(entry: dict[str, Any]) -> bool:
    return "f:replicas" in entry.get("fieldsV1", {}).get("f:spec", {})
