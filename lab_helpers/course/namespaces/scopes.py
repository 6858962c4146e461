"""What lives in a namespace and what does not, and what `kubectl get all` leaves out: asked of discovery."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from lab_helpers.errors import Refused
from lab_helpers.grading import Expectation, Outcome, World, holds, right, wrong
from lab_helpers.grading.answers import is_blank, plain
from lab_helpers.grading.difference import nearest, show
from lab_helpers.state.api import Api

__all__ = ["KINDS_ASKED", "fill_treasure", "is_missed", "is_sorted", "nothing_left_out"]

KINDS_ASKED = (
    "ClusterRole",
    "ConfigMap",
    "Deployment",
    "Lease",
    "Namespace",
    "Node",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "Pod",
    "Role",
    "Service",
    "StorageClass",
)
"""The kinds of the task, as its prose prints them."""

_TREASURE: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "/apis/networking.k8s.io/v1/namespaces/{}/ingresses",
        {
            "apiVersion": "networking.k8s.io/v1",
            "kind": "Ingress",
            "metadata": {"name": "gate"},
            "spec": {"defaultBackend": {"service": {"name": "cave", "port": {"number": 80}}}},
        },
    ),
    (
        "/apis/rbac.authorization.k8s.io/v1/namespaces/{}/roles",
        {
            "apiVersion": "rbac.authorization.k8s.io/v1",
            "kind": "Role",
            "metadata": {"name": "keeper"},
            "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"]}],
        },
    ),
    (
        "/apis/policy/v1/namespaces/{}/poddisruptionbudgets",
        {
            "apiVersion": "policy/v1",
            "kind": "PodDisruptionBudget",
            "metadata": {"name": "guard"},
            "spec": {"minAvailable": 1, "selector": {"matchLabels": {"app": "cave"}}},
        },
    ),
)
"""What the labs make nowhere else, beside what is in `seed.yaml`."""
_BY_ITSELF = frozenset({"EndpointSlice", "Endpoints", "Event", "PodMetrics", "ServiceAccount"})
"""What the system makes in a namespace; to name it or not is free."""


class _Resource(NamedTuple):
    """One type of object, as discovery has it."""

    kind: str
    path: str
    namespaced: bool
    words: frozenset[str]
    in_all: bool


async def fill_treasure(world: World) -> None:
    """Make the objects of the exercise that no manifest of the labs can make."""
    for path, obj in _TREASURE:
        try:
            await world.api.request("POST", path.format(world.namespace), body=obj)
        except Refused as refusal:
            if refusal.status != 409:  # another kernel has begun at the same moment
                raise


def is_sorted(variable: str, says: str, *, namespaced: bool) -> Expectation:
    """The variable is a list of just those kinds of the task that are of this scope."""

    async def look(world: World) -> Outcome:
        given = _words(world.answers.get(variable))
        if given is None:
            return _no_list(variable, world.answers.get(variable))
        known = [item for item in await _discovered(world.api) if item.kind in KINDS_ASKED]
        kinds, unknown = _kinds(given, known)
        told = [_unknown(word, KINDS_ASKED, "twelve kinds") for word in unknown]
        scopes = {item.kind: item.namespaced for item in known}
        told += [f"{kind} does not belong here" for kind in sorted(kinds) if scopes[kind] is not namespaced]
        return wrong(*told, next="kubectl api-resources") if told else right()

    return holds(variable, says, look, answers=(variable,))


async def nothing_left_out(world: World) -> Outcome:
    """Each of the kinds stands in one of the two lists, and in one alone."""
    lists = [_words(world.answers.get(name)) for name in ("in_namespace", "of_cluster")]
    if lists[0] is None or lists[1] is None:
        return wrong("one of the two is no list of kinds yet", next="set both in your cell, run it, and check again")
    known = [item for item in await _discovered(world.api) if item.kind in KINDS_ASKED]
    first, second = (_kinds(words or [], known)[0] for words in lists)
    told = [f"{kind} stands in both lists" for kind in sorted(first & second)]
    told += [f"{kind} stands in neither list" for kind in KINDS_ASKED if kind not in first | second]
    return wrong(*told, next="each of the twelve kinds of the task stands in one list") if told else right()


async def is_missed(world: World) -> Outcome:
    """The list holds every kind that is in the namespace and not in the category `all`, and no other."""
    given = _words(world.answers.get("missed"))
    if given is None:
        return _no_list("missed", world.answers.get("missed"))
    resources = [item for item in await _discovered(world.api) if item.namespaced]
    kinds, unknown = _kinds(given, resources)
    there = await _present(world, resources)
    shown = {item.kind for item in resources if item.in_all}
    told = [_unknown(word, sorted(there), "kinds that are there") for word in unknown]
    told += [f"{kind} is shown by `kubectl get all`" for kind in sorted(kinds & shown)]
    told += [f"there is no {kind} in namespace {world.namespace}" for kind in sorted(kinds - shown - there)]
    if told:
        return wrong(*told, next="compare `kubectl get all` with `kubectl get TYPE`, one type after the other")
    left = there - shown - kinds - _BY_ITSELF
    if not left:
        return right()
    some = "one kind is" if len(left) == 1 else f"{len(left)} kinds are"
    return wrong(
        f"{some} still missing",
        next="`kubectl api-resources --verbs=list --namespaced -o name` lists the types that could be there",
    )


def _words(given: Any) -> list[str] | None:
    """The words of a list, of a set, or of a text with commas, spaces or lines between them; None for what is none."""
    given = plain(given)
    if isinstance(given, str):
        given = given.replace(",", " ").split()
    if is_blank(given) or not isinstance(given, list | tuple | set | frozenset):
        return None
    words = [str(plain(item)).strip().rstrip(",") for item in given]
    return [word.partition("/")[0] for word in words if word]


def _no_list(variable: str, given: Any) -> Outcome:
    if is_blank(given):
        return wrong(f"{variable} has no value yet", next=f"set {variable} in your cell, run it, and check again")
    return wrong(f"{variable} is {show(given)}; the task asks for a list of kinds", next='["Pod", "Service"] is a list')


def _kinds(words: Iterable[str], known: list[_Resource]) -> tuple[set[str], list[str]]:
    """The kinds that the words mean (by kind, plural, singular or short name), and the words that mean none."""
    by_word = {word: item.kind for item in reversed(known) for word in item.words}
    kinds, unknown = set(), []
    for word in words:
        if (kind := by_word.get(word.casefold())) is not None:
            kinds.add(kind)
        else:
            unknown.append(word)
    return kinds, unknown


def _unknown(word: str, kinds: Sequence[str], what: str) -> str:
    near = nearest(word, kinds)
    return f"{word} is none of the {what}" + (f": did you mean {near}?" if near else "")


async def _present(world: World, resources: list[_Resource]) -> set[str]:
    """The kinds of which the namespace holds an object."""

    async def held(item: _Resource) -> bool:
        path = item.path.format(world.namespace)
        try:
            return bool((await world.api.request("GET", path, query={"limit": "1"}))["items"])
        except Refused:  # one that can be listed by nobody now, as metrics without their server
            return False

    found = await asyncio.gather(*(held(item) for item in resources))
    return {item.kind for item, there in zip(resources, found, strict=True) if there}


async def _discovered(api: Api) -> list[_Resource]:
    """Every type that can be listed, of each API group in the version that the API server prefers, the core first."""
    groups = (await api.request("GET", "/apis"))["groups"]
    paths = ["/api/v1", *(f"/apis/{item['preferredVersion']['groupVersion']}" for item in groups)]
    lists = await asyncio.gather(*(_resources(api, path) for path in paths))
    return [item for found in lists for item in found]


async def _resources(api: Api, path: str) -> list[_Resource]:
    try:
        found = (await api.request("GET", path))["resources"]
    except Refused:  # a group whose own server does not answer
        return []
    return [_resource(path, item) for item in found if "/" not in item["name"] and "list" in item["verbs"]]


def _resource(path: str, item: Mapping[str, Any]) -> _Resource:
    group = path.split("/")[2] if path.startswith("/apis/") else ""
    names = [item["name"], item["kind"], item.get("singularName") or item["kind"].casefold()]
    words = {name.casefold() for name in (*names, *item.get("shortNames", ()))}
    words |= {f"{name.casefold()}.{group}" for name in names if group}
    place = "/namespaces/{}" if item["namespaced"] else ""
    return _Resource(
        item["kind"],
        f"{path}{place}/{item['name']}",
        item["namespaced"],
        frozenset(words),
        "all" in item.get("categories", ()),
    )
