"""Who is connected to whom on the node of the cluster's etcd, seen through the pod `lens`."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lab_helpers.course.etcd.desk import LENS
from lab_helpers.course.etcd.store import flags_of, member
from lab_helpers.errors import ClusterUnreachable
from lab_helpers.grading import World
from lab_helpers.state.kinds import KINDS

__all__ = ["client_mistakes", "clients_form", "clients_of_etcd", "port_form", "port_mistakes", "scheduler_port"]

_OWN = ("etcd", "etcdctl")
"""At the near end of every connection, and the learner's own questions."""
_KNOWN = ("kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy", "etcdctl", "etcd")


class _Connection(NamedTuple):
    """One line of ss: ports, state, and the program's name, of which the kernel keeps 15 letters."""

    near: str
    far: str
    state: str
    program: str


async def clients_of_etcd(world: World) -> list[str]:
    """Programs that hold a connection to the port for clients, but for etcd itself."""
    port = str((await member(world.api)).client_port)
    found = {item.program for item in await _connections(world) if item.far == port and item.state == "ESTAB"}
    return sorted(_named(name) for name in found - {*_OWN, "-"})


async def scheduler_port(world: World) -> int:
    """The port to which the scheduler talks: that of the API server."""
    found = (await world.api.list(KINDS["Pod"], "kube-system", labels="component=kube-apiserver"))["items"]
    port = flags_of(found[0]).get("secure-port", "6443")
    far = [item.far for item in await _connections(world) if item.program == "kube-scheduler"]
    if port not in far:
        raise ClusterUnreachable(
            "The check sees no connection of the scheduler to the API server.",
            expected=f"a connection of kube-scheduler to port {port}",
            do="run the check again in a moment; `kubectl get pods -n kube-system` shows how the scheduler is doing",
        )
    return int(port)


async def client_mistakes(world: World) -> list[tuple[Any, str]]:
    """Programs that were named beside the right ones, or in their place."""
    given, right = clients_form(world.answers.get("clients")), await clients_of_etcd(world)
    if not isinstance(given, list):
        return []
    port = (await member(world.api)).client_port
    if not given:
        return [(given, f"each connection has two ends: which program is at the other one of port {port}?")]
    if wrong := [name for name in given if name not in right]:
        verb = "holds" if len(wrong) == 1 else "hold"
        return [(given, f"{', '.join(wrong)} {verb} no connection to port {port}: look at the lines with :{port}")]
    return []


async def port_mistakes(world: World) -> list[tuple[Any, str]]:
    """Other ports that stand in the scheduler's lines."""
    given = port_form(world.answers.get("scheduler_port"))
    listening = {item.near for item in await _connections(world) if item.state == "LISTEN"}
    own = {item.near for item in await _connections(world) if item.program == "kube-scheduler"}
    found: list[tuple[Any, str]] = [
        ((await member(world.api)).client_port, "that is etcd's: no line of the scheduler has it")
    ]
    if str(given) in own & listening:
        found.append((given, "there the scheduler itself listens; the task asks to whom it talks"))
    elif str(given) in own:
        found.append((given, "that is the near end of the connection; the far one stands to the right of it"))
    return found


def clients_form(value: Any) -> Any:
    """Names of programs, without numbers before them, etcd itself and etcdctl."""
    if isinstance(value, str):
        value = re.split(r"[\s,;]+", value)
    if not isinstance(value, list | tuple | set | frozenset) or not all(isinstance(item, str) for item in value):
        return value
    names = {_named(word) for item in value for word in re.split(r"[\s,;]+", item) if word}
    return sorted(names - {*_OWN, ""})


def port_form(value: Any) -> Any:
    """A port, also at the end of an address."""
    return value.strip().rpartition(":")[2] if isinstance(value, str) else value


def _named(word: str) -> str:
    """The program of a word such as `612/kube-apiserver` or `kube-apiserver-labs-control-plane`, or one cut short."""
    name = word.strip("\"'[]()").rpartition("/")[2].lower().rstrip(":")
    name = name if name.startswith(("kube", "etcd")) or name != "apiserver" else f"kube-{name}"
    for known in _KNOWN:
        if name == known or name.startswith(f"{known}-") or (len(name) == 15 and known.startswith(name)):
            return known
    return name


async def _connections(world: World) -> list[_Connection]:
    await world.api.get(LENS, world.namespace)  # where the learner has deleted it, that is no fault of the cluster's
    done = await world.run("lens", ["chroot", "/host", "ss", "-Htanp"])
    if done.code != 0:
        raise ClusterUnreachable(
            f"The pod lens could not look at its node: {done.stderr.strip()[-200:]}",
            expected="the program ss on the node",
            do="run the check again in a moment",
        )
    rows = [line.split(maxsplit=5) for line in done.stdout.splitlines()]
    return [
        _Connection(row[3].rpartition(":")[2], row[4].rpartition(":")[2], row[0], _named(name))
        for row in rows
        for name in re.findall(r'\("([^"]+)",pid', row[5] if len(row) > 5 else "")
    ]
