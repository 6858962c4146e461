"""The cluster's own etcd, found live: its pod, its flags, and what it holds.

Read only, but for the keys below `/lab/NAMESPACE/` that belong to one exercise of one learner. Whoever begins clears
away the keys whose namespace is gone.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from lab_helpers.errors import CapabilityMissing, ClusterUnreachable
from lab_helpers.grading import World
from lab_helpers.state.api import Api, Object
from lab_helpers.state.capabilities import CAPABILITIES
from lab_helpers.state.kinds import KINDS
from lab_helpers.state.kubectl import run_in_pod

__all__ = [
    "Key",
    "Member",
    "fetch",
    "fetch_all",
    "flags_of",
    "member",
    "note",
    "noted",
    "own_prefix",
    "prepare_keys",
    "query",
    "write",
]

_SYSTEM = "kube-system"
_LAB = "/lab/"
_SECONDS = 15
_NOTE = "etcd"


@dataclass(frozen=True)
class Member:
    """One etcd of the control plane, as its static pod describes it; `flags` are those of its command, without `--`."""

    pod: str
    node: str
    address: str
    image: str
    flags: Mapping[str, str]
    mounts: tuple[tuple[str, str], ...]

    def urls(self, flag: str) -> list[str]:
        """The URLs of a flag that holds several, with commas between them."""
        return [url for url in self.flags.get(flag, "").split(",") if url]

    @property
    def client_port(self) -> int:
        """Where clients come in."""
        return int(self.urls("listen-client-urls")[0].rpartition(":")[2])

    def on_node(self, path: str) -> str:
        """Where a file or folder of the container stands on the node."""
        for inside, outside in self.mounts:
            if f"{path}/".startswith(f"{inside}/"):
                return outside + path.removeprefix(inside)
        return path

    @property
    def files(self) -> list[str]:
        """The flags by which etcdctl is told its three files."""
        flags = (("cacert", "trusted-ca-file"), ("cert", "cert-file"), ("key", "key-file"))
        return [f"--{option}={self.flags[flag]}" for option, flag in flags if flag in self.flags]

    @property
    def url(self) -> str:
        """Where a client in a pod of its own reaches it."""
        scheme = self.urls("listen-client-urls")[0].partition("://")[0]
        return f"{scheme}://{self.address}:{self.client_port}"


class Key(NamedTuple):
    """A key as etcd has it: its value, the revisions that made and last changed it, and how often it was written."""

    name: str
    value: bytes
    created: int
    changed: int
    version: int


async def member(api: Api) -> Member:
    """The etcd that this cluster runs; `CapabilityMissing` where it shows none."""
    found = (await api.list(KINDS["Pod"], _SYSTEM, labels="component=etcd"))["items"]
    running = sorted((item for item in found if item["status"].get("phase") == "Running"), key=_name)
    if not running:
        lacking = CAPABILITIES["etcd"]
        raise CapabilityMissing("This cluster shows no etcd.", expected=lacking.what, do=lacking.how)
    pod = running[0]
    container = pod["spec"]["containers"][0]
    volumes = {item["name"]: item.get("hostPath", {}).get("path", "") for item in pod["spec"].get("volumes", ())}
    return Member(
        _name(pod),
        pod["spec"]["nodeName"],
        pod["status"]["podIP"],
        container["image"],
        flags_of(pod),
        tuple((item["mountPath"], volumes[item["name"]]) for item in container.get("volumeMounts", ())),
    )


def flags_of(pod: Object) -> dict[str, str]:
    """The flags of a static pod's first container, without `--`."""
    container = pod["spec"]["containers"][0]
    words = [*container.get("command", ()), *container.get("args", ())]
    return {name: value for name, _, value in (word[2:].partition("=") for word in words if word.startswith("--"))}


async def query(api: Api, *command: str) -> str:
    """What etcdctl prints, run in the pod of the cluster's etcd; `ClusterUnreachable` where etcd does not answer."""
    found = await member(api)
    etcdctl = ["etcdctl", f"--endpoints={found.urls('listen-client-urls')[0]}", *found.files]
    done = await run_in_pod(api.cluster, _SYSTEM, found.pod, [*etcdctl, *command], timeout=_SECONDS)
    if done.code != 0:
        said = (done.stderr.strip().splitlines() or ["no word"])[0]
        raise ClusterUnreachable(
            f"The cluster's etcd ({found.pod}) did not answer the check: {said[:200]}",
            expected="an etcd that answers etcdctl in its own pod",
            do="run the check again in a moment; `kubectl get pods -n kube-system` shows how etcd is doing",
        )
    return done.stdout


async def fetch(api: Api, name: str) -> Key | None:
    """One key of the cluster's etcd, or None."""
    return next(iter(await fetch_all(api, name)), None)


async def fetch_all(api: Api, *words: str) -> list[Key]:
    """The keys that `etcdctl get` gives for these words."""
    return keys_in(await query(api, "get", *words, "--write-out=json"))


def keys_in(text: str) -> list[Key]:
    """The keys in what `etcdctl get --write-out=json` prints."""
    return [
        Key(
            base64.b64decode(item["key"]).decode(errors="replace"),
            base64.b64decode(item.get("value", "")),
            item["create_revision"],
            item["mod_revision"],
            item["version"],
        )
        for item in json.loads(text).get("kvs", ())
    ]


def own_prefix(world: World) -> str:
    """Below this the exercise may write: `/lab/NAMESPACE/`."""
    return f"{_LAB}{world.namespace}/"


async def write(world: World, name: str, value: str) -> Key:
    """Put a value at a key below the exercise's own prefix."""
    key = own_prefix(world) + name
    await query(world.api, "put", key, value)
    found = await fetch(world.api, key)
    assert found is not None, "it has just been written"
    return found


async def prepare_keys(world: World) -> None:
    """Clear the exercise's own prefix, and those whose namespace is gone: of earlier attempts or learners who left.

    Also where a key is put by mistake, without the slash before it or below the API server's own root.
    """
    for root in (_LAB, _LAB.removeprefix("/"), f"/registry{_LAB}"):
        printed = await query(world.api, "get", root, "--prefix", "--keys-only")
        owners = {line.removeprefix(root).partition("/")[0] for line in printed.split() if line.startswith(root)}
        # listed after the keys: a key that is seen had its namespace before
        namespaces = (await world.api.list(KINDS["Namespace"]))["items"]
        living = {_name(item) for item in namespaces if "deletionTimestamp" not in item["metadata"]}
        for owner in sorted(owners - (living - {world.namespace})):
            await query(world.api, "del", f"{root}{owner}/", "--prefix")


async def note(world: World, facts: Mapping[str, Any]) -> None:
    """Remember what the exercise began with."""
    await world.note(_NOTE, json.dumps(dict(facts)))


async def noted(world: World) -> dict[str, Any]:
    """What `note` remembered."""
    found: dict[str, Any] = json.loads(await world.noted(_NOTE))
    return found


def _name(obj: Object) -> str:
    return str(obj["metadata"]["name"])
