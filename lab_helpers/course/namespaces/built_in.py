"""The four namespaces that every cluster begins with, each proven by an object that stands only there."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from lab_helpers.grading import Expectation, Outcome, State, World, answer, right, wrong
from lab_helpers.grading.answers import is_blank, plain
from lab_helpers.grading.difference import nearest, show
from lab_helpers.state.kubectl import run_kubectl

__all__ = ["BUILT_IN", "is_proven", "the_namespace"]

BUILT_IN = ("default", "kube-node-lease", "kube-public", "kube-system")
_OF_KIND = "local-path-storage"
_OBJECT = re.compile(r"(?P<type>[A-Za-z][A-Za-z0-9.-]*)/(?P<name>[a-z0-9][a-z0-9.:-]*)")


def the_namespace(variable: str, namespace: str, says: str) -> Expectation:
    """The variable holds the name of this namespace."""

    async def live(world: World) -> str:
        return str((await world.api.get(f"Namespace/{namespace}"))["metadata"]["name"])

    async def mistakes(world: World) -> list[tuple[Any, str]]:
        others = [(name, f"{name} is another one of the four") for name in BUILT_IN if name != namespace]
        return [
            *others,
            (_OF_KIND, f"{_OF_KIND} is no built-in namespace: kind has added it, for its volumes"),
            (world.namespace, "that one was made for this exercise, and `begin` has set it: it is not built in"),
        ]

    return answer(variable, says, live, form=_bare, known_mistakes=mistakes)


def _bare(value: Any) -> Any:
    """The name alone, also of `namespace/kube-system`."""
    return value.strip().rpartition("/")[2] if isinstance(value, str) else value


async def is_proven(world: World) -> Outcome:
    """For each of the four, `proof` names an object that is there, and in none of the other three."""
    given = world.answers.get("proof")
    if is_blank(given):
        return wrong("proof has no value yet", next="fill in the dict in your cell, run the cell, and check again")
    if not isinstance(given, dict):
        return wrong(f"proof is {show(given)}; the task asks for a dict", next="the cell shows its form")
    proof = {_bare(str(key)): _text(value) for key, value in given.items()}
    told = [_stranger(name) for name in proof if name not in BUILT_IN]
    said = await asyncio.gather(*(_look(world, name, proof.get(name)) for name in BUILT_IN))
    if unknown := next((item for item in said if isinstance(item, Outcome)), None):
        return unknown
    told += [f"{name}: {item}" for name, item in zip(BUILT_IN, said, strict=True) if item]
    return (
        wrong(*told, next="`kubectl get TYPE -n NAMESPACE -o name` prints the form that is wanted") if told else right()
    )


def _text(value: Any) -> Any:
    if isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    return plain(value)


def _stranger(name: str) -> str:
    near = nearest(name, BUILT_IN)
    return f"{name} is none of the four" + (f": did you mean {near}?" if near else ": not every cluster has it")


async def _look(world: World, namespace: str, given: Any) -> str | Outcome:
    """What is wrong with the object that is to prove a namespace; nothing where it does."""
    if is_blank(given):
        return "no object is named"
    found = _OBJECT.fullmatch(given) if isinstance(given, str) else None
    if found is None:
        return f"{show(given)} is not of the form type/name"
    places = await _places(world, found["type"], found["name"])
    if isinstance(places, Outcome | str):
        return places
    if not places:
        return f"there is no {given}, in whatever namespace"
    if "<none>" in places:
        return f"{given} is in no namespace at all: it belongs to the whole cluster"
    if namespace not in places:
        return f"there is no {given}; there is one in {', '.join(sorted(places & set(BUILT_IN)) or sorted(places)[:3])}"
    if others := sorted(places & set(BUILT_IN) - {namespace}):
        return f"{given} proves nothing: there is one in {', '.join(others)} too"
    return ""


async def _places(world: World, type_: str, name: str) -> set[str] | str | Outcome:
    """The namespaces that hold an object of this type and name; kubectl's words where it knows no such type."""
    cluster = world.api.cluster
    query = ["get", type_, "--all-namespaces", f"--field-selector=metadata.name={name}", "--request-timeout=10s"]
    columns = ["--output=custom-columns=IN:.metadata.namespace", "--no-headers"]
    output = await run_kubectl(cluster, cluster.admin_kubeconfig, [*query, *columns], timeout=30)
    if output.code == 0:
        return set(output.stdout.split())
    said = (output.stderr.strip().splitlines() or ["nothing"])[-1]
    if "doesn't have a resource type" in said:
        return f"kubectl knows no type {type_}"
    return Outcome(State.UNKNOWN, evidence=(f"kubectl get {type_}: {said}",))
