"""Kubeconfig files: the grader's own connection and the learner's current namespace."""

from __future__ import annotations

import base64
import os
import ssl
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from lab_helpers.errors import BadInput, ClusterUnreachable

__all__ = [
    "LAB_CONTEXT",
    "Access",
    "cluster_of",
    "forget_context",
    "namespace_of",
    "read",
    "read_access",
    "use_namespace",
]

LAB_CONTEXT = "lab"
"""The context of the learner's kubeconfig that plain kubectl uses."""


class Access(NamedTuple):
    """Where the API server is and how to speak to it."""

    server: str
    tls: ssl.SSLContext


def read(path: Path) -> dict[str, Any]:
    """The parsed kubeconfig; `BadInput` where it is not one."""
    try:
        config = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except FileNotFoundError:
        config = None
    except yaml.YAMLError as error:
        raise BadInput(
            f"The kubeconfig {path} is not valid YAML: {error}",
            do=f"mend it, or delete {path} and run `labs up`, which writes a fresh one",
        ) from None
    if not isinstance(config, dict):
        raise ClusterUnreachable(
            f"There is no kubeconfig at {path}.", expected="the file that `labs up` writes", do="labs up"
        )
    for section in ("clusters", "contexts", "users"):
        entries = config.get(section) or []
        if not isinstance(entries, list) or not all(isinstance(item, dict) and "name" in item for item in entries):
            raise BadInput(
                f"The kubeconfig {path} is broken: {section} is not a list of named entries.",
                do=f"mend it, or delete {path} and run `labs up`, which writes a fresh one",
            )
    return config


def read_access(path: Path) -> Access:
    """The connection of the kubeconfig's current context (client certificate, as kind makes them)."""
    config = read(path)
    try:
        context = _named(config["contexts"], config["current-context"])["context"]
        cluster = _named(config["clusters"], context["cluster"])["cluster"]
        user = _named(config["users"], context["user"])["user"]
        tls = ssl.create_default_context(cadata=_decode(cluster["certificate-authority-data"]))
        # ssl reads a client's key from a file only; this one is private to us and gone at once
        handle, name = tempfile.mkstemp()
        try:
            with os.fdopen(handle, "w") as file:
                file.write(_decode(user["client-certificate-data"]) + _decode(user["client-key-data"]))
            tls.load_cert_chain(name)
        finally:
            os.unlink(name)
        return Access(cluster["server"], tls)
    except (KeyError, TypeError, ValueError, ssl.SSLError) as error:
        raise BadInput(
            f"The kubeconfig {path} cannot be used: {error!r}.",
            expected="the file that `labs up` wrote, unchanged",
            do="labs down && labs up",
        ) from None


def cluster_of(config: dict[str, Any], context: str = "") -> dict[str, Any]:
    """The cluster entry of a context (of the current one by default); empty where it names none."""
    try:
        found = _named(config["contexts"], context or config["current-context"])["context"]
        entry: dict[str, Any] = _named(config["clusters"], found["cluster"])["cluster"]
        return entry
    except (KeyError, TypeError):
        return {}


def namespace_of(config: dict[str, Any], context: str) -> str:
    """The default namespace of a context; empty where it names none, or where there is no such context."""
    try:
        return str(_named(config["contexts"], context)["context"].get("namespace") or "")
    except (KeyError, TypeError, AttributeError):
        return ""


def use_namespace(path: Path, namespace: str, pristine: Path) -> None:
    """Point plain kubectl at one namespace of the lab cluster; the learner's other entries stay as they are.

    The context `lab`, its cluster and its user are written anew from the kit's own kubeconfig (`pristine`),
    so that nothing a learner did to them outlives the next exercise.
    """
    config, good = read(path), read(pristine)
    context = _named(good["contexts"], good["current-context"])["context"]
    wanted = {
        "clusters": _named(good["clusters"], context["cluster"]),
        "users": _named(good["users"], context["user"]),
        "contexts": {"name": LAB_CONTEXT, "context": {**context, "namespace": namespace}},
    }
    changed = {**config, "current-context": LAB_CONTEXT}
    for section, entry in wanted.items():
        others = [item for item in config.get(section) or () if item["name"] != entry["name"]]
        changed[section] = [entry, *others]
    _write(path, config, changed)


def forget_context(path: Path, name: str) -> None:
    """Remove a context from the learner's kubeconfig; one that is not there is fine."""
    config = read(path)
    contexts = [item for item in config.get("contexts") or () if item["name"] != name]
    _write(path, config, {**config, "contexts": contexts})


def _write(path: Path, config: dict[str, Any], changed: dict[str, Any]) -> None:
    if changed == config:
        return
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w") as file:
        yaml.safe_dump(changed, file, sort_keys=False)
    os.replace(name, path)


def _named(items: list[dict[str, Any]], name: str) -> dict[str, Any]:
    for item in items:
        if item["name"] == name:
            return item
    raise KeyError(name)


def _decode(data: str) -> str:
    return base64.b64decode(data).decode()
