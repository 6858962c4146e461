"""What the live cluster says about itself: the values that the learner is asked to read off it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from lab_helpers.grading import World
from lab_helpers.grading.difference import few, show
from lab_helpers.state.kinds import KINDS
from lab_helpers.state.kubeconfig import cluster_of, read

__all__ = [
    "address_mistakes",
    "advertise_address",
    "api_server_pod",
    "capacity_mistakes",
    "names_alone",
    "node_mistakes",
    "node_names",
    "pod_capacity",
    "pod_mistakes",
    "port_mistakes",
    "secure_port",
    "server_url",
    "server_version",
    "url_mistakes",
    "version_mistakes",
    "without_flag",
    "without_kind",
    "without_slash",
    "without_v",
]

Remarks = list[tuple[Any, str]]

_CONTROL_PLANE = "node-role.kubernetes.io/control-plane"
_MIRROR = "kubernetes.io/config.mirror"


async def node_names(world: World) -> list[str]:
    """Every node's name."""
    return [node["metadata"]["name"] for node in await _nodes(world)]


async def node_mistakes(world: World) -> Remarks:
    """A name that no node has; the workers alone; some of them."""
    workers = [node for node in await _nodes(world) if _CONTROL_PLANE not in node["metadata"]["labels"]]
    names = [node["metadata"]["name"] for node in workers]
    found: Remarks = [(names, "these are the workers only: the control plane is a node as well")]
    given = world.answers.get("nodes")
    listed = names_alone(given)
    if isinstance(listed, list):
        everybody = await node_names(world)
        unknown = [show(name) for name in listed if name not in everybody]
        if unknown:
            found.append((given, f"there is no node named {few(unknown)}"))
        else:
            found.append((given, "there are more nodes than these"))
    return found


async def server_version(world: World) -> str:
    """The API server's own version, such as v1.37.0."""
    return str((await world.api.request("GET", "/version"))["gitVersion"])


async def version_mistakes(world: World) -> Remarks:
    """Major and minor alone; the version of the API group."""
    version = await world.api.request("GET", "/version")
    short = f"{version['major']}.{version['minor']}"
    remark = "this leaves out the patch: the version has three numbers"
    found: Remarks = [(short, remark), (f"v{short}", remark)]
    found.append(("v1", "v1 is the version of an API, not of the API server"))
    given = world.answers.get("server_version")
    if isinstance(given, str) and re.fullmatch(r"\s*(\w+ Version: )?v?\d+\.\d+\.\d+\S*\s*", given, re.IGNORECASE):
        found.append(
            (given, "this is not the server's: `kubectl version` prints three versions, each on a line of its own")
        )
    return found


async def server_url(world: World) -> str:
    """The address at which the learner's kubeconfig reaches the API server."""
    return str(cluster_of(read(world.api.cluster.kubeconfig))["server"])


async def url_mistakes(world: World) -> Remarks:
    """The address without its scheme; the address inside the cluster; the second line of `cluster-info`."""
    url = await server_url(world)
    inside = await _kubernetes_address(world)
    remark = "this is the address for programs inside the cluster; kubectl runs outside"
    coredns = f"{url}/api/v1/namespaces/kube-system/services/kube-dns:dns/proxy"
    return [
        (urlsplit(url).netloc, "a URL begins with its scheme, https://"),
        (f"http://{urlsplit(url).netloc}", "look at the scheme: the API server speaks HTTPS only"),
        (f"https://{inside}", remark),
        (f"https://{inside}:443", remark),
        ("https://kubernetes.default.svc", remark),
        (coredns, "this is the line of CoreDNS: the control plane has the line above it"),
    ]


async def pod_capacity(world: World) -> int:
    """The largest number of pods that one node takes (`status.capacity.pods`)."""
    return max(int(node["status"]["capacity"]["pods"]) for node in await _nodes(world))


async def capacity_mistakes(world: World) -> Remarks:
    """The sum over all nodes; the number of pods that there are now."""
    capacities = [int(node["status"]["capacity"]["pods"]) for node in await _nodes(world)]
    pods = await world.api.list(KINDS["Pod"])
    return [
        (sum(capacities), "this is the sum over all nodes; the task asks for one node"),
        (len(pods["items"]), "this is how many pods there are now, not how many a node takes"),
    ]


async def api_server_pod(world: World) -> str:
    """The name of the API server's mirror pod."""
    return str((await _api_server(world))["metadata"]["name"])


async def pod_mistakes(world: World) -> Remarks:
    """The component's name; the node's; another pod of `kube-system`."""
    api_server = await _api_server(world)
    node = api_server["spec"]["nodeName"]
    pods = (await world.api.list(KINDS["Pod"], "kube-system"))["items"]
    others = [pod["metadata"]["name"] for pod in pods if pod["metadata"]["name"] != api_server["metadata"]["name"]]
    return [
        ("kube-apiserver", "this is the component; the name of its pod is longer"),
        (node, "this is the node on which the pod runs"),
        *[(name, "this is another pod of kube-system") for name in others],
    ]


async def advertise_address(world: World) -> str:
    """`--advertise-address` of the API server's command."""
    return await _flag(world, "advertise-address")


async def address_mistakes(world: World) -> Remarks:
    """The Service's address; this machine's; the node's name."""
    pod = await _api_server(world)
    with_port = f"{await advertise_address(world)}:{await secure_port(world)}"
    return [
        (with_port, "this is the address with the port behind it; the task asks for the address alone"),
        (f"https://{with_port}", "this is a whole URL; the task asks for the address alone"),
        (
            await _kubernetes_address(world),
            "this is the address of the Service kubernetes, not of the API server itself",
        ),
        (
            urlsplit(await server_url(world)).hostname,
            "this is where your machine finds it; inside the cluster it is announced under another address",
        ),
        (pod["spec"]["nodeName"], "this is the node's name; the task asks for the address"),
    ]


async def secure_port(world: World) -> int:
    """`--secure-port` of the API server's command."""
    return int(await _flag(world, "secure-port"))


async def port_mistakes(world: World) -> Remarks:
    """The port of this machine that leads to it; the Service's port."""
    return [
        (urlsplit(await server_url(world)).port, "this port is of your machine and only leads there"),
        (443, "443 is the port of the Service kubernetes, which passes requests on to the API server"),
    ]


async def _nodes(world: World) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = (await world.api.list(KINDS["Node"]))["items"]
    return nodes


async def _kubernetes_address(world: World) -> str:
    return str((await world.api.get("Service/kubernetes", "default"))["spec"]["clusterIP"])


async def _api_server(world: World) -> dict[str, Any]:
    found = await world.api.list(KINDS["Pod"], "kube-system", labels="component=kube-apiserver")
    mirrors: list[dict[str, Any]] = [pod for pod in found["items"] if _MIRROR in pod["metadata"].get("annotations", {})]
    return mirrors[0]


async def _flag(world: World, name: str) -> str:
    pod = await _api_server(world)
    flags = dict(word.removeprefix("--").partition("=")[::2] for word in pod["spec"]["containers"][0]["command"])
    return str(flags[name])


def names_alone(value: Any) -> Any:
    """Names as a list, in any order, also as kubectl prints them: in one line, or as `node/labs-worker`."""
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, Collection) or isinstance(items, Mapping | bytes):
        return value
    return sorted({word.removeprefix("node/") for item in items for word in str(item).replace(",", " ").split()})


def without_kind(value: Any) -> str:
    """`pod/x`, as `kubectl get -o name` prints it, is the pod x; so is `kube-system/x`, with its namespace."""
    return re.sub(r"^(kube-system/)?((pods?|po)/)?", "", str(value).strip())


def without_flag(value: Any) -> Any:
    """`--secure-port=1`, copied whole from the command, means 1."""
    if isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    return re.sub(r"^--(advertise-address|secure-port)=", "", value.strip()) if isinstance(value, str) else value


def without_v(value: Any) -> str:
    """1.37.0 means v1.37.0, and so does the whole line `Server Version: v1.37.0`."""
    return str(value).strip().removeprefix("Server Version:").strip().removeprefix("v")


def without_slash(value: Any) -> str:
    """A slash at the end of a URL changes nothing; the whole line of `kubectl cluster-info` means the URL in it."""
    return str(value).strip().removeprefix("Kubernetes control plane is running at ").rstrip("/")
