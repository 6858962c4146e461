"""The namespace in which plain kubectl works: what the current context of the lab's own kubeconfig says."""

from __future__ import annotations

from lab_helpers.errors import BadInput, ClusterUnreachable
from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.contexts import leads_to_the_lab
from lab_helpers.state.kubeconfig import namespace_of, read
from lab_helpers.state.kubectl import run_kubectl

__all__ = ["is_chosen", "is_moved", "leads_there"]


async def is_chosen(world: World) -> Outcome:
    """The current context's default namespace is the further one."""
    try:
        config = read(world.api.cluster.kubeconfig)
    except (BadInput, ClusterUnreachable) as error:
        return wrong(error.happened, next=error.do)
    current, wanted = config.get("current-context") or "", world.at("dev").namespace
    names = {item["name"]: item for item in config.get("contexts") or ()}
    if current not in names:
        said = f"the current context {current} is not in the kubeconfig" if current else "no context is current"
        return wrong(said, next="`kubectl config get-contexts`, and `kubectl config use-context NAME`")
    found = namespace_of(config, current)
    if found == wanted:
        return right()
    others = [name for name in names if name != current and namespace_of(config, name) == wanted]
    remarks = [f"context {name} has it, but {current} is the current one" for name in others]
    return Outcome(
        State.WRONG,
        (Difference(f"namespace of the current context {current}", wanted, found or "not set, so it is default"),),
        tuple(remarks),
        next=f"`kubectl config use-context {others[0]}`" if others else "kubectl config set-context --help",
    )


async def leads_there(world: World) -> Outcome:
    """Plain kubectl, by the learner's kubeconfig, would make an object of the lab cluster in that namespace."""
    cluster = world.api.cluster
    config = read(cluster.kubeconfig)
    outcome = await leads_to_the_lab(world, config, config["current-context"])
    if outcome.state is not State.RIGHT:
        return outcome
    arguments = ["create", "configmap", f"grader-{world.nonce}", "--dry-run=server", "--request-timeout=5s"]
    output = await run_kubectl(
        cluster, cluster.kubeconfig, [*arguments, "--output=jsonpath={.metadata.namespace}"], timeout=20
    )
    wanted = world.at("dev").namespace
    if output.stdout.strip() == wanted:
        return right()
    said = output.stdout.strip() or (output.stderr.strip().splitlines() or ["nothing"])[-1]
    return wrong(
        f"plain kubectl would make an object in {wanted}? It says: {said}", next="kubectl config view --minify"
    )


async def is_moved(world: World) -> bool:
    """Whether the kubeconfig no longer is as `begin` has left it."""
    try:
        config = read(world.api.cluster.kubeconfig)
    except (BadInput, ClusterUnreachable):
        return True
    contexts = [item["name"] for item in config.get("contexts") or ()]
    current = config.get("current-context") or ""
    wanted = world.at("dev").namespace
    return namespace_of(config, current) != world.namespace or any(
        namespace_of(config, name) == wanted for name in contexts
    )
