"""Pods that an exercise begins with: the desk, a shell with etcd's own tools, and the lens, which sees its node."""

from __future__ import annotations

from typing import Any

from lab_helpers.clusters.pull import LAB_IMAGES
from lab_helpers.course.etcd.store import Member, member
from lab_helpers.errors import ClusterUnreachable
from lab_helpers.grading import World
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import is_ready
from lab_helpers.state.kubectl import Output

__all__ = ["BACKUP", "DESK", "LENS", "WORK", "at_desk", "complaint", "set_up_desk", "set_up_lens"]

DESK = "Pod/desk"
LENS = "Pod/lens"
WORK = "/work"
"""The folder of the desk, on a volume that lives as long as the pod."""
BACKUP = f"{WORK}/backup.db"
"""The snapshot that some exercises begin with."""

_SHELL = next(image for image in LAB_IMAGES if image.endswith("/busybox:1.37.0")).removeprefix("docker.io/library/")
_SECONDS_TO_START = 60
_TOOLS = "/opt/etcd"


async def set_up_desk(world: World) -> None:
    """Make the pod `desk` beside the cluster's etcd, and wait until it runs."""
    await _set_up(world, _desk(await member(world.api)))


async def set_up_lens(world: World) -> None:
    """Make the pod `lens` on the node of the cluster's etcd, and wait until it runs."""
    await _set_up(world, _lens(await member(world.api)))


async def at_desk(world: World, script: str, *arguments: str, timeout: float = 20) -> Output:
    """Run a shell script in the desk, its arguments as $1, $2 …"""
    return await world.run("desk", ["sh", "-c", script, "sh", *arguments], timeout=timeout)


def complaint(done: Output) -> str:
    """The last thing that a program has complained of; what kubectl adds to it says nothing."""
    lines = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith("command terminated")]
    errors = [line for line in lines if line.startswith(("Error:", "panic:"))]
    return (errors or lines or [f"exit code {done.code}"])[-1][:300]


async def _set_up(world: World, pod: dict[str, Any]) -> None:
    await world.api.ensure(pod, world.namespace)
    ref = f"Pod/{pod['metadata']['name']}"
    seconds = patience(_SECONDS_TO_START)
    if await world.until("Pod", lambda now: is_ready(now.get(ref) or {}), timeout=seconds) is None:
        raise ClusterUnreachable(
            f"The pod {pod['metadata']['name']} that this exercise begins with does not start.",
            expected=f"a running pod within {_SECONDS_TO_START} seconds",
            do="labs doctor",
        )


def _desk(found: Member) -> dict[str, Any]:
    """A shell on the control plane's node, with etcd's own programs, and its certificates where etcd itself has them.

    No variable of etcdctl's is set: it refuses a flag that says the same as a variable.
    """
    certificates = found.flags["trusted-ca-file"].rpartition("/")[0]
    container = {
        "name": "desk",
        "image": _SHELL,
        "command": ["sleep", "infinity"],
        "workingDir": WORK,
        "env": [{"name": "PATH", "value": f"{_TOOLS}/usr/local/bin:/bin:/usr/bin:/sbin:/usr/sbin"}],
        "volumeMounts": [
            {"name": "tools", "mountPath": _TOOLS},
            {"name": "certificates", "mountPath": certificates, "readOnly": True},
            {"name": "work", "mountPath": WORK},
        ],
    }
    volumes = [
        {"name": "tools", "image": {"reference": found.image}},
        {"name": "certificates", "hostPath": {"path": found.on_node(certificates), "type": "Directory"}},
        {"name": "work", "emptyDir": {}},
    ]
    # else an etcd that was stopped stays a zombie for ever: sleep, as process 1, buries nobody
    return _pod("desk", found, container, volumes, shareProcessNamespace=True)


def _lens(found: Member) -> dict[str, Any]:
    """A shell that sees its node's processes, connections and files as the node itself does."""
    container = {
        "name": "lens",
        "image": _SHELL,
        "command": ["sleep", "infinity"],
        "securityContext": {"privileged": True},  # else the names of others' processes are hidden
        "volumeMounts": [{"name": "node", "mountPath": "/host", "readOnly": True}],
    }
    volumes = [{"name": "node", "hostPath": {"path": "/"}}]
    return _pod("lens", found, container, volumes, hostNetwork=True, hostPID=True)


def _pod(
    name: str, found: Member, container: dict[str, Any], volumes: list[dict[str, Any]], **spec: Any
) -> dict[str, Any]:
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": name},
        "spec": {
            "nodeName": found.node,
            "containers": [container],
            "volumes": volumes,
            "automountServiceAccountToken": False,
            "enableServiceLinks": False,
            "terminationGracePeriodSeconds": 1,
            **spec,
        },
    }
