"""What the API server tells everybody: asked again by the check, without any login."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import yaml

from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.answers import is_blank, plain
from lab_helpers.grading.difference import show
from lab_helpers.state.access import ask_without_login
from lab_helpers.state.kubeconfig import cluster_of, read

__all__ = ["is_told", "own_address", "server_inside"]

_NAMESPACE, _NAME = "kube-public", "cluster-info"
_HELP = "`kubectl get cm cluster-info -n kube-public -v=6` tells, behind url=, which path kubectl asks for"


async def is_told(world: World) -> Outcome:
    """Whoever asks for this path without login gets the ConfigMap."""
    given = plain(world.answers.get("path"))
    if isinstance(given, list) and len(given) == 1:  # as `path = !command` gives it
        given = given[0]
    if is_blank(given):
        return wrong("path has no value yet", next="set path in your cell, run the cell, and check again")
    path = _path(given)
    if path is None:
        return wrong(f"path is {show(given)}; a path of the API server begins with a slash: /api", next=_HELP)
    answer = await ask_without_login(world.api, path)
    try:
        found = json.loads(answer.text)
    except ValueError:
        found = {}
    if answer.status_code == 200 and _is_info(found):
        return right()
    kind = found.get("kind") if isinstance(found, dict) else None
    said = found.get("message") if kind == "Status" else f"{answer.status_code}, {kind or answer.text[:60]}"
    difference = Difference(f"GET {path}, without login", "the ConfigMap cluster-info", str(said))
    return Outcome(State.WRONG, (difference,), next=_HELP)


def _path(given: Any) -> str | None:
    """The path alone, also of a whole URL."""
    if not isinstance(given, str):
        return None
    parts = urlsplit(given)
    path = parts.path if parts.scheme else given.partition("?")[0]
    return path if path.startswith("/") and path.isprintable() and " " not in path else None


def _is_info(found: Any) -> bool:
    if not isinstance(found, dict) or found.get("kind") != "ConfigMap":
        return False
    return (found["metadata"]["namespace"], found["metadata"]["name"]) == (_NAMESPACE, _NAME)


async def server_inside(world: World) -> str:
    """The address of the API server that the ConfigMap tells."""
    found = await world.api.get(f"ConfigMap/{_NAME}", _NAMESPACE)
    return str(yaml.safe_load(found["data"]["kubeconfig"])["clusters"][0]["cluster"]["server"])


async def own_address(world: World) -> list[tuple[Any, str]]:
    """What beginners say in its place: the address in their own kubeconfig, or the whole line."""
    line = f"server: {await server_inside(world)}"
    server = cluster_of(read(world.api.cluster.admin_kubeconfig)).get("server", "")
    remark = "that stands in your own kubeconfig, and `kubectl cluster-info` prints it; look into the ConfigMap"
    return [
        (server, remark),
        (server.partition("//")[2], remark),
        (line, "that is the whole line; only the address behind `server:` is wanted"),
    ]
