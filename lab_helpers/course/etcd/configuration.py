"""How the cluster's etcd was started, and who its member is."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

from lab_helpers.course.etcd.store import flags_of, member, query
from lab_helpers.grading import World
from lab_helpers.grading.answers import plain
from lab_helpers.state.kinds import KINDS

__all__ = [
    "client_mistakes",
    "file_form",
    "file_mistakes",
    "flag",
    "id_mistakes",
    "member_id",
    "member_name",
    "metrics_mistakes",
    "name_mistakes",
    "peer_mistakes",
    "peer_url",
    "url_form",
    "urls",
]

Mistakes = list[tuple[Any, str]]

_OWN_DEFAULTS = "that is what etcd takes where nobody tells it: look at the flags with which yours was started"


def flag(name: str) -> Callable[[World], Awaitable[str]]:
    """The value of a flag of the cluster's etcd."""

    async def live(world: World) -> str:
        return str(file_form((await member(world.api)).flags[name]))

    return live


def urls(name: str) -> Callable[[World], Awaitable[list[str]]]:
    """The URLs of a flag of the cluster's etcd."""

    async def live(world: World) -> list[str]:
        return (await member(world.api)).urls(name)

    return live


def url_form(value: Any) -> Any:
    """URLs as a sorted list: of a list, or of text with commas, with or without the flag before it."""
    if isinstance(value, list | tuple | set):
        return sorted(url for item in value for url in url_form(item)) if _all_text(value) else value
    if not isinstance(value, str):
        return value
    words = re.split(r"[\s,;\[\]\"']+", re.sub(r"(?:- )?-{0,2}[a-z-]+=", "", value))
    return sorted(word.rstrip("/") for word in words if word)


def file_form(value: Any) -> Any:
    """A path, with or without the flag before it."""
    if isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    if not isinstance(value, str):
        return value
    return plain(re.sub(r"^\s*(- )?-{0,2}[a-z-]+=", "", value)).rstrip("/")


async def client_mistakes(world: World) -> Mistakes:
    """Other URLs that are given for those on which etcd listens for clients."""
    found = await member(world.api)
    listens = found.urls("listen-client-urls")
    return [
        (found.urls("listen-peer-urls"), "that is for other members of etcd; clients have an address of their own"),
        (found.urls("listen-metrics-urls"), "that is where it tells its health and its metrics"),
        *_partly(listens),
        *_defaults(listens, 2379, "client"),
    ]


async def metrics_mistakes(world: World) -> Mistakes:
    """Other URLs that are given for those of its health and metrics."""
    found = await member(world.api)
    remark = "that is where clients come in; its health and metrics have a port of their own, without TLS"
    secure = [url.replace("http://", "https://") for url in found.urls("listen-metrics-urls")]
    return [
        (found.urls("listen-client-urls"), remark),
        *(([url], remark) for url in found.urls("listen-client-urls")),
        (secure, "nearly: look at the scheme"),
        *_defaults(found.urls("listen-metrics-urls"), 2381, "metrics"),
    ]


async def peer_mistakes(world: World) -> Mistakes:
    """Other URLs that are given for those on which etcd listens for its peers."""
    found = await member(world.api)
    wanted = found.urls("listen-peer-urls")
    servers = await _etcd_servers(world)
    remark = "that is where clients come in, the API server among them; peers are the other members of etcd"
    return [
        *((given, remark) for given in (servers, found.urls("listen-client-urls")) if given),
        *_defaults(wanted, 2380, "peer"),
    ]


def file_mistakes(wanted: str) -> Callable[[World], Awaitable[Mistakes]]:
    """Other files of the same folder that are given for the one of this flag."""

    async def known(world: World) -> Mistakes:
        found = await member(world.api)
        right = found.flags[wanted]
        others = {
            "peer-cert-file": "that is the certificate that etcd shows to other members (peers), not to its clients",
            "peer-key-file": "that is the key that it uses towards other members (peers), not towards its clients",
            "cert-file": "that is the certificate; the task asks for another file here",
            "key-file": "that is the private key; the task asks for another file here",
            "trusted-ca-file": "that is the authority's certificate; the task asks for another file here",
        }
        told = [(found.flags.get(name), remark) for name, remark in others.items() if found.flags.get(name) != right]
        client = (await _api_server_flags(world)).get(
            {"cert-file": "etcd-certfile", "key-file": "etcd-keyfile", "trusted-ca-file": "etcd-cafile"}[wanted]
        )
        if client != right:
            told.append((client, "that is a file of the API server's; the task asks for those of etcd"))
        return [(given, remark) for given, remark in told if given]

    return known


async def member_id(world: World) -> int:
    """The id of the cluster's member."""
    found = await member(world.api)
    text = await query(world.api, "member", "list")
    rows = [line.split(", ") for line in text.splitlines() if line.strip()]
    own = next((row for row in rows if row[2] == found.flags.get("name")), rows[0])
    return int(own[0], 16)


async def member_name(world: World) -> str:
    """The name of the cluster's member."""
    return (await member(world.api)).flags["name"]


async def peer_url(world: World) -> list[str]:
    """Where other members would reach it."""
    return (await member(world.api)).urls("initial-advertise-peer-urls")


async def id_mistakes(world: World) -> Mistakes:
    """The id of the whole cluster, and what programs that know no big numbers make of the right one."""
    text = await query(world.api, "endpoint", "status", "--write-out=fields")
    cluster = re.search(r'"ClusterID" : (\d+)', text)
    rounded = (
        "a program on the way has rounded it, as jq does with big numbers: the table of `member list` has it whole"
    )
    return [
        *([(int(cluster[1]), "that is the id of the cluster; each member has one of its own")] if cluster else []),
        (int(float(await member_id(world))), rounded),
    ]


async def name_mistakes(world: World) -> Mistakes:
    """The pod's name."""
    found = await member(world.api)
    return [(found.pod, "that is the pod; the member's name is what etcd itself was told to be called")]


def _all_text(values: Any) -> bool:
    return all(isinstance(item, str) for item in values)


def _partly(wanted: list[str]) -> Mistakes:
    return [([url], f"that is one of them; it listens on {len(wanted)}") for url in wanted] if len(wanted) > 1 else []


def _defaults(wanted: list[str], port: int, what: str) -> Mistakes:
    """The addresses of textbooks, unless they are right here; and the port alone."""
    known = [[f"{scheme}://{host}:{port}"] for scheme in ("http", "https") for host in ("localhost", "127.0.0.1")]
    found: Mistakes = [(given, _OWN_DEFAULTS) for given in known if not set(given) & set(wanted)]
    port_alone = f"that is the {what} port alone; a URL also has a scheme and an address"
    return [*found, ([str(port)], port_alone), (port, port_alone)]


async def _etcd_servers(world: World) -> list[str]:
    return [url for url in (await _api_server_flags(world)).get("etcd-servers", "").split(",") if url]


async def _api_server_flags(world: World) -> dict[str, str]:
    found = (await world.api.list(KINDS["Pod"], "kube-system", labels="component=kube-apiserver"))["items"]
    return flags_of(found[0]) if found else {}
