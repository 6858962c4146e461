"""The map of the cluster: which component runs on which nodes as a pod, and which as a service of the host."""

from __future__ import annotations

from typing import Any

from lab_helpers.grading import Expectation, Outcome, State, World, holds, right, wrong
from lab_helpers.grading.answers import a_value_of, is_blank
from lab_helpers.grading.difference import nearest, show
from lab_helpers.state.kinds import KINDS

__all__ = ["every_component", "placed"]

HOST_SERVICE = "host service"
"""The learner's words for a program that systemd starts on each node, not Kubernetes."""

_NEXT = "`kubectl get pods -n kube-system -o wide`, and read the columns NAME and NODE"


def every_component(*components: str) -> Expectation:
    """The learner's dict `components` has a value for each of these."""

    async def look(world: World) -> Outcome:
        given = world.answers.get("components")
        if not isinstance(given, dict):
            return wrong("components has no value yet" if is_blank(given) else f"it is {a_value_of(given)}, not a dict")
        lacking = [component for component in components if is_blank(given.get(component))]
        if not lacking:
            return right()
        other = [str(key) for key in given if key not in components]
        near = [f"is {key} meant for {name}?" for name in lacking for key in [nearest(name, other)] if key]
        return wrong(f"no value yet for {', '.join(lacking)}", *near)

    says = f"components is a dict with a value for each of the {len(components)} programs"
    return holds("every-component", says, look, answers=("components",))


def placed(name: str, says: str, *components: str) -> Expectation:
    """`components` places these as the live cluster does."""

    async def look(world: World) -> Outcome:
        given = world.answers.get("components")
        if not isinstance(given, dict) or all(is_blank(given.get(component)) for component in components):
            return Outcome(State.SKIPPED)
        pods = (await world.api.list(KINDS["Pod"], "kube-system"))["items"]
        nodes = {item["metadata"]["name"] for item in (await world.api.list(KINDS["Node"]))["items"]}
        remarks = [_remark(component, given.get(component), pods, nodes) for component in components]
        told = [remark for remark in remarks if remark]
        return wrong(*told, next=_NEXT) if told else right()

    return holds(name, says, look, answers=("components",))


def _remark(component: str, given: Any, pods: list[dict[str, Any]], nodes: set[str]) -> str:
    """What is wrong with one value, in words that do not give the answer away; nothing where it is right."""
    if is_blank(given):
        return f"{component} has no value yet"
    listed = [given] if isinstance(given, str) else given
    if not isinstance(listed, list | tuple | set):
        return f"{component}: {a_value_of(given)} is neither a list of nodes nor {HOST_SERVICE!r}"
    words = {word.strip().removeprefix("node/") for item in listed for word in _split(str(item))}
    places = {pod["spec"].get("nodeName", "") for pod in pods if pod["metadata"]["name"].startswith(f"{component}-")}
    on_host = {word.casefold().replace("-", " ") for word in words} == {HOST_SERVICE}
    if words & {pod["metadata"]["name"] for pod in pods}:
        return f"{component}: that is the name of a pod; the task asks for the node on which it runs"
    if not on_host and HOST_SERVICE in words:
        return f"{component}: either it is a {HOST_SERVICE}, or it runs as pods on nodes, not both"
    if not on_host and (unknown := words - nodes):
        return f"{component}: {show(', '.join(sorted(unknown)))} is neither a node of this cluster nor {HOST_SERVICE!r}"
    if on_host and places:
        return f"{component}: kube-system has a pod of it, so it is not a service of the host"
    if on_host or words == places:
        return ""
    if not places:
        return f"{component}: no pod of that name is in kube-system, so it runs otherwise"
    return f"{component}: it runs on more nodes than that" if words < places else f"{component}: it runs on other nodes"


def _split(text: str) -> list[str]:
    """A plain name, or several as kubectl prints them in one line; `host service` is two words and one value."""
    text = text.strip().strip("'\"")
    if text.casefold().replace("-", " ") == HOST_SERVICE:
        return [text]
    return text.replace(",", " ").split() or [text]
