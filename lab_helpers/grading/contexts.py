"""Where a context of the learner's kubeconfig really leads."""

from __future__ import annotations

from typing import Any

from lab_helpers.grading.verdict import Outcome, right, wrong
from lab_helpers.grading.world import World
from lab_helpers.state.kubeconfig import LAB_CONTEXT, cluster_of
from lab_helpers.state.kubectl import run_kubectl

__all__ = ["leads_to_the_lab"]


async def leads_to_the_lab(world: World, config: dict[str, Any], context: str) -> Outcome:
    """Ask through a context of the learner's kubeconfig which cluster it leads to; names in it prove nothing."""
    if not context:
        return wrong("no context is active", next=f"kubectl config use-context {LAB_CONTEXT}")
    entries = [item.get("context") or {} for item in config.get("contexts") or () if item["name"] == context]
    for entry, part in ((entry, part) for entry in entries for part in ("cluster", "user")):
        name = entry.get(part)
        if name not in [item["name"] for item in config.get(f"{part}s") or ()]:
            whole = f"`kubectl config get-contexts`, and give {context} the cluster and the user of {LAB_CONTEXT}"
            return wrong(
                f"the kubeconfig has no {part} named {name}" if name else f"the context {context} names no {part}",
                next="`lab.begin`, which makes it whole again" if context == LAB_CONTEXT else whole,
            )
    cluster = world.api.cluster
    arguments = ["get", "namespace", "kube-system", "--output=jsonpath={.metadata.uid}", "--request-timeout=5s"]
    output = await run_kubectl(cluster, cluster.kubeconfig, ["--context", context, *arguments])
    if output.code != 0:
        said = (output.stderr.strip().splitlines() or ["nothing"])[-1]
        return wrong(f"kubectl --context {context} says: {said}", next="kubectl config view")
    if output.stdout.strip() != cluster.uid:
        return wrong(f"the context {context} leads to another cluster", next="kubectl config view")
    if cluster_of(config, context).get("insecure-skip-tls-verify"):
        return wrong(
            f"the context {context} does not verify the API server's certificate: anybody could answer for it",
            next="`kubectl config view`, and use the cluster entry that was there at the start",
        )
    return right()
