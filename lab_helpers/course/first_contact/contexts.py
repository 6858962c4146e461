"""The learner's kubeconfig: which contexts it has, and what they really lead to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from lab_helpers.errors import BadInput, ClusterUnreachable
from lab_helpers.grading import Expectation, Outcome, State, World, holds, right, wrong
from lab_helpers.grading.contexts import leads_to_the_lab
from lab_helpers.grading.difference import nearest
from lab_helpers.state.kubeconfig import LAB_CONTEXT, cluster_of, forget_context, read

__all__ = ["EXPECTATIONS", "contexts_touched", "note_contexts"]

VIEW = "lab-view"
VIEW_NAMESPACE = "kube-system"
_NOTE = "contexts-at-the-start"

Config = dict[str, Any]


async def note_contexts(world: World) -> None:
    """Begin without the second context, whatever an earlier attempt left, and note what else is there."""
    path = world.api.cluster.kubeconfig
    forget_context(path, VIEW)
    await world.note(_NOTE, _others(read(path)))


async def contexts_touched(world: World) -> bool:
    """Whether the kubeconfig holds anything but what was there at the start."""
    try:
        noted = await world.noted(_NOTE)
        config, pristine = read(world.api.cluster.kubeconfig), read(world.api.cluster.admin_kubeconfig)
        return (
            _others(config) != noted
            or config.get("current-context") != LAB_CONTEXT
            or cluster_of(config) != cluster_of(pristine)
            or _lab_is_moved(config)
        )
    except (BadInput, ClusterUnreachable):
        return True


def _lab_is_moved(config: Config) -> bool:
    """Whether the namespace was given to the context of the lab itself, where a second one is asked for."""
    return (_contexts(config).get(LAB_CONTEXT) or {}).get("namespace") == VIEW_NAMESPACE


def _others(config: Config) -> str:
    return " ".join(sorted(set(_contexts(config)) - {LAB_CONTEXT}))


def _contexts(config: Config) -> dict[str, Any]:
    return {item["name"]: item.get("context") or {} for item in config.get("contexts") or ()}


def _holds(name: str, says: str, look: Callable[[World, Config], Awaitable[Outcome]]) -> Expectation:
    async def guarded(world: World) -> Outcome:
        try:
            config = read(world.api.cluster.kubeconfig)
        except (BadInput, ClusterUnreachable) as error:
            # told once, by the first of them
            return wrong(error.happened, next=error.do) if look is _exists else Outcome(State.SKIPPED)
        return await look(world, config)

    return holds(name, says, guarded)


async def _exists(world: World, config: Config) -> Outcome:
    names = list(_contexts(config))
    if VIEW in names:
        return right()
    if _lab_is_moved(config):
        return wrong(
            f"the contexts are {', '.join(names)}, and {LAB_CONTEXT} itself has the namespace {VIEW_NAMESPACE} now",
            next="`lab.begin`, which gives it its own namespace back",
        )
    near = nearest(VIEW, names)
    return wrong(
        f"the contexts are {', '.join(names) or 'none'}" + (f"; {near} is nearly it" if near else ""),
        next="kubectl config set-context --help",
    )


async def _namespace(world: World, config: Config) -> Outcome:
    contexts = _contexts(config)
    if VIEW not in contexts:
        return Outcome(State.SKIPPED)
    namespace = contexts[VIEW].get("namespace")
    if namespace == VIEW_NAMESPACE:
        return right()
    return wrong(
        f"its namespace is {namespace or 'not set, so it is default'}",
        next=f"kubectl config set-context {VIEW} --namespace=...",
    )


async def _view_reaches(world: World, config: Config) -> Outcome:
    contexts = _contexts(config)
    if VIEW not in contexts:
        return Outcome(State.SKIPPED)
    return await leads_to_the_lab(world, config, VIEW)


async def _plain_reaches(world: World, config: Config) -> Outcome:
    return await leads_to_the_lab(world, config, config.get("current-context") or "")


async def _switched_back(world: World, config: Config) -> Outcome:
    if config.get("current-context") != VIEW:
        return right()
    if LAB_CONTEXT in _contexts(config):
        return wrong(f"{VIEW} is active", next=f"kubectl config use-context {LAB_CONTEXT}")
    return wrong(
        f"{VIEW} is active, and the context {LAB_CONTEXT} is gone",
        next=f"`lab.begin`, which brings the context {LAB_CONTEXT} back",
    )


EXPECTATIONS = (
    _holds("view", f"there is a context named {VIEW}", _exists),
    _holds("view-namespace", f"the default namespace of {VIEW} is {VIEW_NAMESPACE}", _namespace),
    _holds("view-cluster", f"kubectl --context {VIEW} reaches the lab cluster", _view_reaches),
    _holds("active", "plain kubectl still reaches the lab cluster", _plain_reaches),
    _holds("switched-back", f"{VIEW} is not the active context", _switched_back),
)
