"""Four questions about pods, each to be answered by one selector: also for pods that are not there yet."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lab_helpers.course.labels.selection import read, select
from lab_helpers.grading import Expectation, Outcome, World, holds, right, wrong
from lab_helpers.grading.difference import few, show
from lab_helpers.grading.verdict import State
from lab_helpers.grading.world import GRADER_LABEL
from lab_helpers.state.kinds import KINDS

__all__ = ["QUERIES", "Query", "finds", "finds_unknown_pods"]

Labels = Mapping[str, str]


@dataclass(frozen=True)
class Query:
    """A variable, what its selector is to find in words, and the same as a function of a pod's labels."""

    name: str
    says: str
    wants: Callable[[Labels], bool]


QUERIES = (
    Query(
        "prod_web",
        "prod_web finds the pods with env=prod and tier=web",
        lambda labels: labels.get("env") == "prod" and labels.get("tier") == "web",
    ),
    Query(
        "web_or_cache",
        "web_or_cache finds those whose tier is web or cache",
        lambda labels: labels.get("tier") in ("web", "cache"),
    ),
    Query("no_env", "no_env finds those without any label env", lambda labels: "env" not in labels),
    Query(
        "not_prod",
        "not_prod finds those that have a label env with another value than prod",
        lambda labels: labels.get("env", "prod") != "prod",
    ),
)

_UNKNOWN: tuple[Labels, ...] = (
    {"env": "prod", "tier": "web", "version": "v9"},
    {"env": "dev", "tier": "web"},
    {"env": "prod", "tier": "cache"},
    {"tier": "cache"},
    {"env": "", "tier": "db"},
    {"env": "Prod", "tier": "web"},
    {"environment": "prod", "tier": "web"},
    {"env": "staging", "tier": "Web"},
    {"env": "prod"},
    {},
)
"""Labels of the pods that the check adds: other values, other letters, other keys, nothing at all."""


def finds(query: Query) -> Expectation:
    """The learner's selector finds the right ones among the pods that there are."""

    async def look(world: World) -> Outcome:
        selector = read(query.name, world.answers.get(query.name))
        if isinstance(selector, Outcome):
            return selector
        pods = (await world.api.list(KINDS["Pod"], world.namespace, labels=f"!{GRADER_LABEL}"))["items"]
        there = {pod["metadata"]["name"]: pod["metadata"].get("labels") or {} for pod in pods}
        return await _compare(
            world, query, selector, there, lambda some: f"{few(sorted(some))} ({_in_words(there[min(some)])})"
        )

    return holds(query.name, query.says, look, answers=(query.name,))


def finds_unknown_pods() -> Expectation:
    """All the selectors find the right ones among pods that the check adds for a moment."""

    async def look(world: World) -> Outcome:
        there = {f"hidden-{world.nonce}-{number}": labels for number, labels in enumerate(_UNKNOWN)}
        try:
            await asyncio.gather(*(world.create(_pod(name, labels)) for name, labels in there.items()))
            for query in QUERIES:
                selector = read(query.name, world.answers.get(query.name))
                if isinstance(selector, Outcome):
                    return selector
                outcome = await _compare(
                    world, query, selector, there, lambda some: f"a pod with {_in_words(there[min(some)])}"
                )
                if outcome.state is not State.RIGHT:
                    return Outcome(
                        State.WRONG,
                        evidence=(f"of pods that the check added for a moment, {query.name}:", *outcome.evidence),
                        next="choose pods by what the question says of their labels, and by nothing else",
                    )
        finally:
            pods = (world.api.delete(f"Pod/{name}", world.namespace, grace=0) for name in there)
            await asyncio.shield(asyncio.gather(*pods))
        return right()

    says = "all four do so for pods that they have not seen before"
    return holds("unknown-pods", says, look, answers=tuple(query.name for query in QUERIES), acts=True)


async def _compare(
    world: World, query: Query, selector: str, there: Mapping[str, Labels], told: Callable[[set[str]], str]
) -> Outcome:
    """Whether the selector finds what the query wants, among the pods `there`; `told` names some of them."""
    found = await select(world, "Pod", selector, world.namespace)
    if isinstance(found, Outcome):
        return found
    found &= set(there)
    wanted = {name for name, labels in there.items() if query.wants(labels)}
    lines = []
    if missed := wanted - found:
        lines.append(f"{show(selector)} does not find {told(missed)}")
    if more := found - wanted:
        lines.append(f"{show(selector)} also finds {told(more)}")
    return wrong(*lines, next="kubectl get pods --show-labels") if lines else right()


def _in_words(labels: Labels) -> str:
    return "labels: " + ",".join(f"{key}={value}" for key, value in labels.items()) if labels else "no label"


def _pod(name: str, labels: Labels) -> dict[str, Any]:
    """A pod that no node ever gets."""
    container = {"name": "none", "image": "registry.k8s.io/e2e-test-images/agnhost:2.66.1", "args": ["pause"]}
    spec = {"schedulingGates": [{"name": "labs.example/never"}], "containers": [container]}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "labels": dict(labels)}, "spec": spec}
