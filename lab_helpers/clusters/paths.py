"""The two folders that the kit writes to; nothing else on the machine is changed without saying so."""

from __future__ import annotations

import os
import re
from pathlib import Path

from lab_helpers.errors import BadInput

__all__ = ["cache_home", "checkout", "cluster_folder", "cluster_name", "state_home"]


def state_home() -> Path:
    """Clusters, kubeconfigs and the learner's progress: `$LABS_HOME`, or the XDG state folder."""
    return _home("LABS_HOME", "XDG_STATE_HOME", ".local/state")


def cache_home() -> Path:
    """Images and tools, all of it re-makeable: `$LABS_CACHE`, or the XDG cache folder."""
    return _home("LABS_CACHE", "XDG_CACHE_HOME", ".cache")


def cluster_name(name: str | None = None) -> str:
    """The cluster that is meant: the argument, else `$LABS_CLUSTER`, else `labs`; `BadInput` if unusable."""
    name = name or os.environ.get("LABS_CLUSTER") or "labs"
    if not re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?", name):
        raise BadInput(
            f"`{name}` cannot be the name of a cluster.",
            expected="at most 40 lower-case letters, digits and dashes, such as `labs-2`",
            do="choose another name with --name or LABS_CLUSTER",
        )
    return name


def cluster_folder(name: str) -> Path:
    """Where everything about one cluster is kept."""
    return state_home() / "clusters" / name


def checkout() -> Path:
    """The project's own folder: the parent of this package, with `toolchain/` and `labs/` in a checkout."""
    return Path(__file__).resolve().parents[2]


def _home(variable: str, xdg: str, default: str) -> Path:
    if own := os.environ.get(variable):
        return Path(own).expanduser().absolute()
    base = os.environ.get(xdg) or Path.home() / default
    return Path(base) / "kubernetes-labs"
