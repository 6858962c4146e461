"""The learner's file `farm.yaml`: what would change if somebody applied it."""

from __future__ import annotations

import asyncio
import json
import tempfile
import textwrap
from pathlib import Path
from typing import Any

import yaml

from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.answers import is_blank
from lab_helpers.grading.difference import MISSING, show
from lab_helpers.state.kubectl import run_kubectl
from lab_helpers.state.snapshot import Object

__all__ = ["changes_nothing", "says_six"]

_REF = "ReplicaSet/farm"
_TOOLS = ("kubectl.kubernetes.io/", "deployment.kubernetes.io/")
_SECONDS = 30


async def says_six(world: World) -> Outcome:
    """The text is a manifest of ReplicaSet `farm` with six replicas."""
    given = _text(world.answers.get("manifest"))
    if is_blank(given):
        return wrong(
            "manifest has no value yet", next='`manifest = open("farm.yaml").read()`, run the cell, and check again'
        )
    if not isinstance(given, str):
        return wrong(f"manifest is {show(given)}; the task asks for the text of your file")
    try:
        documents = [item for item in yaml.safe_load_all(given) if item]
    except yaml.YAMLError as error:
        return wrong(f"the text is no YAML: {' '.join(str(error).split())}", next="look at the indentation")
    if len(documents) != 1:
        return wrong(f"the text holds {len(documents)} documents; the file is to hold one ReplicaSet")
    if not isinstance(documents[0], dict):
        return wrong(f"manifest is {show(given)}: no manifest", next='`open("farm.yaml").read()` reads your file')
    found = documents[0]
    metadata, spec = found.get("metadata"), found.get("spec")
    name = metadata.get("name") if isinstance(metadata, dict) else None
    if (found.get("kind"), name) != ("ReplicaSet", "farm"):
        return wrong(f"the file describes {found.get('kind')} {name}; the task is about ReplicaSet farm")
    replicas = spec.get("replicas", MISSING) if isinstance(spec, dict) else MISSING
    if replicas == 6 and not isinstance(replicas, bool):
        return right()
    return Outcome(
        State.WRONG,
        differences=(Difference("spec.replicas in your file", "6", show(replicas)),),
        next="`kubectl scale` changes the cluster alone: change the file yourself, and read it again",
    )


async def changes_nothing(world: World) -> Outcome:
    """What `kubectl apply` of the file would make, by a dry run of the server, is what is there already."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "farm.yaml"
        await asyncio.to_thread(file.write_text, _timeless(_text(world.answers["manifest"])))
        command = ["--namespace", world.namespace, "apply", "--dry-run=server", "--output=json", "-f", str(file)]
        done = await run_kubectl(world.api.cluster, world.api.cluster.admin_kubeconfig, command, timeout=_SECONDS)
    if done.code is None:
        return Outcome(State.UNKNOWN, evidence=(f"kubectl apply --dry-run=server: {done.stderr}",))
    if done.code != 0:
        said = done.stderr.strip().replace(str(file), "farm.yaml").splitlines()
        return wrong(
            "kubectl apply --dry-run=server -f farm.yaml is refused:", *said[-3:], next="`kubectl diff -f farm.yaml`"
        )
    live, applied = _plain(await world.api.get(_REF, world.namespace)), _plain(json.loads(done.stdout))
    differences = tuple(_differences(live, applied))
    if not differences:
        return right()
    return Outcome(State.WRONG, differences=differences, next="`kubectl diff -f farm.yaml`")


def _text(given: Any) -> Any:
    """The text of the file, also of the lines that `x = !cat farm.yaml` gives, and with space around it."""
    if isinstance(given, bytes):
        given = given.decode(errors="replace")
    if isinstance(given, list | tuple) and all(isinstance(line, str) for line in given):
        given = "\n".join(given)
    return textwrap.dedent(given).strip() if isinstance(given, str) else given


def _timeless(text: str) -> str:
    """The manifest without the resourceVersion of the moment at which it was read: that says nothing of the wish."""
    obj = yaml.safe_load(text)
    if "resourceVersion" not in obj["metadata"]:
        return text
    return json.dumps({**obj, "metadata": {k: v for k, v in obj["metadata"].items() if k != "resourceVersion"}})


def _plain(obj: Object) -> Object:
    """What a manifest says: labels, annotations that no tool has written, and the spec."""
    metadata = obj["metadata"]
    annotations = {key: value for key, value in metadata.get("annotations", {}).items() if not key.startswith(_TOOLS)}
    return {"labels": metadata.get("labels", {}), "annotations": annotations, "spec": obj["spec"]}


def _differences(live: Any, applied: Any, path: str = "") -> list[Difference]:
    """Where the object that the file would make departs from the one that is there."""
    if live == applied:
        return []
    if isinstance(live, dict) and isinstance(applied, dict):
        keys = sorted({*live, *applied})
        pairs = [(f"{path}.{key}".lstrip("."), live.get(key, MISSING), applied.get(key, MISSING)) for key in keys]
    elif isinstance(live, list) and isinstance(applied, list) and len(live) == len(applied):
        pairs = [(f"{path}[{number}]", one, two) for number, (one, two) in enumerate(zip(live, applied, strict=True))]
    else:
        return [Difference(path, f"{show(live)}, as in the cluster", f"{show(applied)} in your file")]
    return [item for place, one, two in pairs for item in _differences(one, two, place)]
