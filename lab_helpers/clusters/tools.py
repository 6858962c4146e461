"""kind and kubectl: taken from PATH when their version fits, else from the folder of the built images."""

from __future__ import annotations

import json
import os
import platform
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from lab_helpers.clusters.paths import cache_home
from lab_helpers.clusters.process import run
from lab_helpers.errors import ToolError

__all__ = ["KIND", "KUBERNETES", "Found", "candidates", "find_tool", "link_tools"]

KIND = "v0.33.0"
KUBERNETES = "v1.37.0"

_INSTALL = {
    "Darwin": "brew install kind kubernetes-cli",
    "Linux": "conda install -c conda-forge 'kubernetes-kind=0.33' 'kubernetes-client=1.37'",
}


class Found(NamedTuple):
    """A program, the version that it says it has, and whether that version fits."""

    path: Path
    version: str
    fit: bool


def find_tool(name: str, extra: Path | None = None) -> Path:
    """The first fit `kind` or `kubectl` on PATH, then in the folder `extra`; `ToolError` tells what was found.

    kind has to be of the series 0.33; kubectl at most one minor version away from the cluster, which is
    Kubernetes' own rule (https://kubernetes.io/releases/version-skew-policy/#kubectl).
    """
    unfit = []
    for found in candidates(name, extra):
        if found.fit:
            return found.path
        unfit.append(f"{found.path} is {found.version}")
    expected = f"kind {KIND}" if name == "kind" else f"kubectl {KUBERNETES}, or one minor version beside it"
    raise ToolError(
        f"There is no fit `{name}`: {'; '.join(unfit) or 'none is on PATH'}.",
        expected=expected,
        do=_INSTALL.get(platform.system(), _INSTALL["Linux"]),
    )


def candidates(name: str, extra: Path | None = None) -> Iterable[Found]:
    """Every program of that name on PATH and in `extra`, in that order, with its version."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep) + ([str(extra)] if extra else [])
    seen = set()
    for folder in folders:
        path = shutil.which(name, path=folder)
        if path and (real := os.path.realpath(path)) not in seen:
            seen.add(real)
            version = _version(name, path)
            yield Found(Path(path), version, _fits(name, version))


def link_tools(folder: Path, *tools: Path) -> None:
    """Put programs into one folder, so that it alone has to come first on a PATH.

    What comes from the cache stays when the cache is emptied: the cluster cannot be reached without it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for tool in tools:
        link = folder / tool.name
        link.unlink(missing_ok=True)
        if not tool.resolve().is_relative_to(cache_home().resolve()):
            link.symlink_to(tool.resolve())
            continue
        try:
            link.hardlink_to(tool.resolve())
        except OSError:  # another file system
            shutil.copy(tool, link)


def _version(name: str, path: str) -> str:
    if name == "kind":
        words = run([path, "version"], timeout=10).out.split()
        return words[1] if len(words) > 1 and words[0] == "kind" else "of an unknown version"
    done = run([path, "version", "--client", "--output=json"], timeout=10, environment={"KUBERC": "off"})
    try:
        return str(json.loads(done.out)["clientVersion"]["gitVersion"])
    except (ValueError, KeyError):
        return "of an unknown version"


def _fits(name: str, version: str) -> bool:
    try:
        major, minor = (int(part) for part in version.removeprefix("v").split(".")[:2])
    except ValueError:
        return False
    if name == "kind":
        return (major, minor) == (0, 33)
    return major == 1 and abs(minor - 37) <= 1
