"""Equivalence transforms: other ways to the same end state, which must all pass."""

from __future__ import annotations

import copy
import json
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lab_helpers.course.verify.capture import Solution
from lab_helpers.course.verify.objects import Object, at, walk, with_value

__all__ = ["BYSTANDERS", "Transform", "imperative", "lists_reversed", "notation", "run_transform", "transforms_of"]

_FREE_LISTS = ("containers", "volumes", "volumeMounts", "ports", "hostAliases", "env", "tolerations")
"""Lists whose order means nothing to the API (of `env` while no value refers to another)."""
_MORE = {"labels": {"lab-helpers-test/more": "yes"}, "annotations": {"lab-helpers-test/note": "any text: at all"}}

BYSTANDERS: tuple[Object, ...] = (
    {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "bystander"}, "data": {"any": "thing"}},
    {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "bystander", "labels": {"role": "bystander"}},
        "spec": {
            "terminationGracePeriodSeconds": 1,
            "containers": [{"name": "idle", "image": "busybox:1.37.0", "command": ["sleep", "infinity"]}],
        },
    },
    {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "bystanders"},
        "spec": {
            "selector": {"matchLabels": {"role": "bystanders"}},
            "template": {
                "metadata": {"labels": {"role": "bystanders"}},
                "spec": {
                    "terminationGracePeriodSeconds": 1,
                    "containers": [{"name": "idle", "image": "busybox:1.37.0", "command": ["sleep", "infinity"]}],
                },
            },
        },
    },
)
"""Objects of no exercise, made beside the solution."""


@dataclass(frozen=True)
class Transform:
    """One way: documents and how they are sent to the API server, or the commands that do it."""

    name: str
    documents: tuple[Object, ...] = ()
    route: str = "apply"
    commands: tuple[tuple[str, ...], ...] = ()


def transforms_of(solution: Solution) -> list[Transform]:
    """Every transform that the solution allows, by stable names."""
    brief = tuple(solution.objects.values())
    further = any(":" in ref for ref in solution.objects)  # no document says which namespace that is
    if not brief or further or _takes_away(solution):
        return []
    found = [
        Transform("defaults left out, kubectl apply", brief),
        Transform("kubectl apply --server-side", brief, "server-side"),
        Transform("defaults written out", tuple(solution.full.values())),
        Transform("more labels and annotations", tuple(_with_more(obj) for obj in brief)),
    ]
    if len(brief) > 1:
        found.append(Transform("documents in the other order", brief[::-1]))
    for name, change in (("lists in the other order", lists_reversed), ("other notation of quantities", notation)):
        changed = tuple(change(obj) for obj in brief)
        if changed != brief:
            found.append(Transform(name, changed))
    if not solution.changed:
        found.append(Transform("kubectl create", brief, "create"))
        found.append(Transform("the Python client", brief, "python"))
        commands = [imperative(obj) for obj in brief]
        if all(commands):
            found.append(Transform("imperative commands", commands=tuple(tuple(c) for c in commands if c)))
    return found


def run_transform(transform: Transform, folder: Path, environment: Mapping[str, str]) -> str:
    """Send it to the API server; what went wrong, or nothing."""
    file = folder / "solution.yaml"
    file.write_text(yaml.safe_dump_all(transform.documents, sort_keys=False))
    commands: Sequence[Sequence[str]] = transform.commands
    if transform.route == "python":
        return _by_python(transform.documents)
    if not commands:
        words = {
            "apply": ["apply"],
            "server-side": ["apply", "--server-side", "--force-conflicts"],
            "create": ["create"],
        }[transform.route]
        commands = [["kubectl", *words, "-f", str(file)]]
    for command in commands:
        done = subprocess.run(command, env=dict(environment), capture_output=True, text=True, check=False)
        if done.returncode:
            return f"{' '.join(command)}: {done.stderr.strip()}"
    return ""


def lists_reversed(obj: Object) -> Object:
    """Every list whose order is free, in the other order."""
    result = copy.deepcopy(obj)
    for path, value in list(walk(result)):
        if isinstance(value, list) and path[-1] in _FREE_LISTS and not _refers(path, value):
            at(result, path).reverse()
    return result


def notation(obj: Object) -> Object:
    """Every quantity in another notation of the same value.

    >>> notation({"limits": {"cpu": "500m", "memory": "1Gi"}})
    {'limits': {'cpu': '0.5', 'memory': '1024Mi'}}
    """
    result = obj
    for path, value in walk(obj):
        if isinstance(value, str) and path[-2:-1] in (("limits",), ("requests",)):
            result = with_value(result, path, _other_notation(value))
    return result


def imperative(obj: Object) -> list[str] | None:
    """The kubectl command that makes such an object, or None where there is none."""
    rules: dict[str, Callable[[Object], list[str] | None]] = {
        "Pod": _run,
        "Deployment": _create_deployment,
        "Service": _create_service,
        "ConfigMap": _create_configmap,
    }
    rule = rules.get(obj["kind"])
    return rule(obj) if rule else None


def _takes_away(solution: Solution) -> bool:
    """Whether it removes a field in place, as `kubectl label pod web owner-` does.

    No manifest says that: `kubectl apply` leaves what it has not put there itself.
    """
    return any(
        {path for path, _ in walk(solution.seed[ref])} - {path for path, _ in walk(solution.full[ref])}
        for ref in solution.changed
    )


def _refers(path: tuple[str | int, ...], value: list[Any]) -> bool:
    return path[-1] == "env" and "$(" in json.dumps(value)


def _other_notation(value: str) -> str:
    if found := re.fullmatch(r"(\d+)m", value):
        return f"{int(found[1]) / 1000:g}"
    if found := re.fullmatch(r"(\d+)Gi", value):
        return f"{int(found[1]) * 1024}Mi"
    if found := re.fullmatch(r"(\d+)Mi", value):
        return f"{int(found[1]) * 1024}Ki"
    if re.fullmatch(r"[\d.]+", value):
        return f"{float(value) * 1000:g}m"
    return value


def _with_more(obj: Object) -> Object:
    metadata = dict(obj["metadata"])
    for key, more in _MORE.items():
        metadata[key] = {**metadata.get(key, {}), **more}
    return {**obj, "metadata": metadata}


def _by_python(documents: Sequence[Object]) -> str:
    import os

    from kubernetes import config, dynamic
    from kubernetes.client.exceptions import ApiException

    kubeconfig = os.environ["KUBECONFIG"]
    namespace = config.list_kube_config_contexts(kubeconfig)[1]["context"]["namespace"]
    client = dynamic.DynamicClient(config.new_client_from_config(kubeconfig))
    try:
        for obj in documents:
            resource = client.resources.get(api_version=obj["apiVersion"], kind=obj["kind"])
            resource.create(body=obj, namespace=namespace)
    except ApiException as error:
        return f"the Python client: {error.reason}: {error.body}"
    return ""


def _run(obj: Object) -> list[str] | None:
    spec, labels = obj["spec"], obj["metadata"].get("labels", {})
    container = spec["containers"][0]
    name = obj["metadata"]["name"]
    simple = set(spec) <= {"containers", "restartPolicy"} and len(spec["containers"]) == 1
    if not simple or set(container) - {"name", "image", "command", "args", "env", "ports"}:
        return None
    words = ["kubectl", "run", name, f"--image={container['image']}"]
    if labels:
        words.append("--labels=" + ",".join(f"{key}={value}" for key, value in labels.items()))
    if "restartPolicy" in spec:
        words.append(f"--restart={spec['restartPolicy']}")
    for variable in container.get("env", ()):
        if "value" not in variable:
            return None
        words.append(f"--env={variable['name']}={variable['value']}")
    ports = container.get("ports", [])
    if len(ports) > 1 or any(set(port) - {"containerPort"} for port in ports):
        return None
    words += [f"--port={port['containerPort']}" for port in ports]
    if "command" in container and "args" in container:
        return None
    if "command" in container:
        words += ["--command", "--", *container["command"]]
    elif "args" in container:
        words += ["--", *container["args"]]
    return words


def _create_deployment(obj: Object) -> list[str] | None:
    spec, name = obj["spec"], obj["metadata"]["name"]
    template = spec["template"]
    container = template["spec"]["containers"][0]
    simple = set(spec) <= {"replicas", "selector", "template"} and set(template["spec"]) == {"containers"}
    same_labels = spec["selector"] == {"matchLabels": {"app": name}} and template["metadata"]["labels"] == {"app": name}
    if not (simple and same_labels) or set(container) - {"name", "image", "command", "ports"}:
        return None
    words = ["kubectl", "create", "deployment", name, f"--image={container['image']}"]
    words.append(f"--replicas={spec.get('replicas', 1)}")
    words += [f"--port={port['containerPort']}" for port in container.get("ports", ())]
    return [*words, "--", *container["command"]] if "command" in container else words


def _create_service(obj: Object) -> list[str] | None:
    spec, name = obj["spec"], obj["metadata"]["name"]
    if set(spec) - {"ports", "selector"} or spec.get("selector") != {"app": name}:
        return None
    ports = [f"--tcp={port['port']}:{port.get('targetPort', port['port'])}" for port in spec["ports"]]
    return ["kubectl", "create", "service", "clusterip", name, *ports]


def _create_configmap(obj: Object) -> list[str] | None:
    if set(obj) - {"apiVersion", "kind", "metadata", "data"}:
        return None
    literals = [f"--from-literal={key}={value}" for key, value in obj.get("data", {}).items()]
    return ["kubectl", "create", "configmap", obj["metadata"]["name"], *literals]
