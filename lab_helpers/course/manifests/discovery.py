"""Names, and whether the API has such a kind: in which group and version, and whether it lives in a namespace."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from lab_helpers.course.manifests.looked_up import words_alone
from lab_helpers.errors import Refused
from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.answers import is_blank
from lab_helpers.grading.difference import show

__all__ = ["NAMES", "cluster_wide", "in_their_groups", "names_alone", "not_cluster_wide"]

Remarks = list[tuple[Any, str]]

NAMES = (
    "Pod",
    "Service",
    "Volume",
    "ConfigMap",
    "Namespace",
    "ReplicaSet",
    "StatefulSet",
    "CronJob",
    "Ingress",
    "NetworkPolicy",
    "StorageClass",
    "PersistentVolume",
)
"""The names of the task; one of them is no kind."""

_NO_KIND = ("", "none", "no", "-")


async def in_their_groups(world: World) -> Outcome:
    """For each name the apiVersion that the API server prefers, and nothing for what is no kind."""
    given = world.answers.get("api_versions")
    if is_blank(given):
        return wrong("api_versions has no value yet", next="fill in the dict, run the cell, and check again")
    if not isinstance(given, Mapping):
        return wrong(f"api_versions is {show(given)}; the task asks for a dict")
    known = await _kinds(world)
    aliases = {alias: name for name in NAMES for alias in known.get(name, {}).get("aliases", (name.lower(),))}
    said = {aliases.get(str(key).strip().lower(), str(key)): value for key, value in given.items()}
    told, remarks = [], []
    for name in NAMES:
        wanted = known.get(name, {}).get("apiVersion", "")
        got = said.get(name, ...)
        if got is ...:
            told.append(Difference(f'api_versions["{name}"]', "an apiVersion, or None", "no value yet"))
        elif _plain(got) != wanted:
            told.append(Difference(f'api_versions["{name}"]', "what the API server says", show(got)))
            remarks += _remark(name, _plain(got), wanted)
    if not told:
        return right()
    step = "`kubectl api-resources`, and look at APIVERSION and KIND"
    return Outcome(State.WRONG, tuple(told), tuple(dict.fromkeys(remarks)), step)


async def cluster_wide(world: World) -> list[str]:
    """Those of the names whose objects are in no namespace."""
    known = await _kinds(world)
    return sorted(name for name in NAMES if name in known and not known[name]["namespaced"])


async def not_cluster_wide(world: World) -> Remarks:
    """One too many; one forgotten."""
    given, asked = names_alone(world.answers.get("cluster_wide")), await cluster_wide(world)
    if not isinstance(given, list):
        return []
    more = [name for name in given if name not in names_alone(asked)]
    if "volume" in more:
        return [(given, "Volume is no kind at all, so it has no objects")]
    if more:
        return [(given, f"the objects of {', '.join(more[:2])} do live in a namespace, or there is no such name above")]
    return [(given, "there are more of them: `kubectl api-resources --namespaced=false`")]


def names_alone(value: Any) -> Any:
    """Names in any order and any case, in singular or plural."""
    words = words_alone(value)
    if not isinstance(words, list):
        return value
    plural = {f"{name.lower()}s": name.lower() for name in NAMES} | {"storageclasses": "storageclass"}
    return sorted({plural.get(word.lower(), word.lower()) for word in words})


def _plain(value: Any) -> str:
    if value is None or value is False:
        return ""
    text = str(value).strip()
    return "" if text.lower() in _NO_KIND else text


def _remark(name: str, got: str, wanted: str) -> list[str]:
    group, _, version = wanted.rpartition("/")
    if not wanted:
        return [f"{name}: is it a kind of its own, or a field of another one?"]
    if got == group and group:
        return [f"{name}: that is its group; the apiVersion is GROUP/VERSION"]
    if not group and got.endswith(f"/{version}"):
        return [f"{name}: the oldest group, core, is not written"]
    if got == version:
        return [f"{name}: only the kinds of the oldest group, core, do without a group"]
    if "beta" in got or got.startswith("extensions"):
        return [f"{name}: {got} is history"]
    return []


async def _kinds(world: World) -> dict[str, dict[str, Any]]:
    """Of each kind among the names: apiVersion (the preferred one), whether it is namespaced, what it is called."""
    groups = (await world.api.request("GET", "/apis"))["groups"]
    paths = ["/api/v1", *(f"/apis/{item['preferredVersion']['groupVersion']}" for item in groups)]
    found: dict[str, dict[str, Any]] = {}
    for answer in await asyncio.gather(*(_resources(world, path) for path in paths)):
        for item in answer["resources"]:
            if item["kind"] in NAMES and "/" not in item["name"] and item["kind"] not in found:
                names = (item["kind"], item["name"], item.get("singularName") or "", *item.get("shortNames", ()))
                found[item["kind"]] = {
                    "apiVersion": answer["groupVersion"],
                    "namespaced": item["namespaced"],
                    "aliases": tuple(name.lower() for name in names if name),
                }
    return found


async def _resources(world: World, path: str) -> dict[str, Any]:
    """What a group serves; nothing where a program behind the API server, such as that of metrics, is not up."""
    try:
        found: dict[str, Any] = await world.api.request("GET", path)
    except Refused as refusal:
        if refusal.status < 500:
            raise
        return {"groupVersion": "", "resources": []}
    return found
