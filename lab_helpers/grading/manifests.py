"""Manifests that the learner hands in as the text of a file: read, tried without storing anything, compared."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import tempfile
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

import yaml

from lab_helpers.errors import Refused
from lab_helpers.grading.answers import is_blank
from lab_helpers.grading.difference import MISSING, Difference, Place, show
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.expectations import holds
from lab_helpers.grading.patience import patience
from lab_helpers.grading.shapes import full_shape
from lab_helpers.grading.verdict import Outcome, State, right, wrong
from lab_helpers.grading.world import World
from lab_helpers.state.kinds import KINDS
from lab_helpers.state.kubeconfig import use_namespace
from lab_helpers.state.kubectl import Output, run_kubectl, unreached
from lab_helpers.state.refusals import dry_run
from lab_helpers.state.snapshot import Object

__all__ = [
    "apply_text",
    "changes_nothing",
    "documents",
    "file_holds",
    "ref_of",
    "run_together",
    "text_of",
    "what_changes",
]

_TOOLS = ("kubectl.kubernetes.io/", "deployment.kubernetes.io/")
_OF_THE_CLUSTER = ("status", "metadata", "apiVersion", "kind")
_SECONDS = 30
_LINES = 6
_FIXED = ("may not change fields", "field is immutable")
_STEP_IF_FIXED = "what cannot be changed is not as in your file: write the file as the object is, or make that one anew"


class _Loader(yaml.SafeLoader):
    """Reads scalars as kubectl does: a date stays text, and a lonely y or n is a boolean, too."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"[yYnN]$"), list("yYnN"))
_Loader.bool_values = {**yaml.SafeLoader.bool_values, "y": True, "n": False}


def text_of(name: str, given: Any, file: str) -> str | Outcome:
    """The text that the learner handed in as `name`, or why it is none; `file` is how the task calls the file.

    Space around it, bytes and the lines that `x = !cat FILE` gives are fine.
    """
    step = f'`{name} = open("{file}").read()`, run the cell, and check again'
    if isinstance(given, bytes):
        given = given.decode(errors="replace")
    if isinstance(given, list | tuple) and all(isinstance(line, str) for line in given):
        given = "\n".join(given)
    if is_blank(given):
        return wrong(f"{name} has no value yet", next=step)
    if isinstance(given, PurePath) or hasattr(given, "read"):
        return wrong(f"{name} is the file itself; the task asks for the text in it", next=step)
    if not isinstance(given, str):
        return wrong(f"{name} is {show(given)}; the task asks for the text of your file", next=step)
    bare = textwrap.dedent(given).strip()
    text = "\n" * given[: len(given) - len(given.lstrip())].count("\n") + bare  # complaints tell the line
    if "\n" not in bare and bare.endswith((".yaml", ".yml", ".json")):
        return wrong(f"{name} is the name of a file, {show(bare)}; the task asks for the text in it", next=step)
    return text


def documents(name: str, given: Any, file: str) -> list[Object] | Outcome:
    """The objects in the learner's text, those of a `kind: List` one by one; or why it is no manifest."""
    text = text_of(name, given, file)
    if isinstance(text, Outcome):
        return text
    try:
        found = _parsed(text)
    except yaml.YAMLError as error:
        words = _problem(error)
        step = "YAML is indented by spaces, never by tabs" if "\\t" in words else "look at the indentation around there"
        return wrong(f"the text is no YAML: {words}", next=step)
    for item in found:
        if not isinstance(item, dict):
            return wrong(f"{name} holds {show(item)}: no manifest", next=f'`open("{file}").read()` reads your file')
    return [part for item in found for part in _parts(item)]


def run_together(given: Any) -> list[str]:
    """What to say of a text in which two documents have become one; nothing where there is none.

    >>> run_together("kind: Pod\\nkind: Service\\n")
    ['line 2: kind stands twice in one document, and only the last one counts: is a line of --- missing before it?']
    """
    text = text_of("", given, "")
    if isinstance(text, Outcome):
        return []
    for root in yaml.compose_all(text, _Loader):
        seen: set[str] = set()
        for key, _ in root.value if isinstance(root, yaml.MappingNode) else ():
            if key.value in seen:
                where = f"line {key.start_mark.line + 1}: {key.value}"
                words = (
                    "stands twice in one document, and only the last one counts: is a line of --- missing before it?"
                )
                return [f"{where} {words}"]
            seen.add(key.value)
    return []


def ref_of(document: Object) -> str:
    """`Kind/name` as it stands in a manifest, whatever stands there."""
    metadata = document.get("metadata")
    name = metadata.get("name") if isinstance(metadata, dict) else None
    return f"{show(document.get('kind'))}/{show(name)}"


def file_holds(
    answer: str,
    file: str,
    says: str,
    shapes: Mapping[str, Mapping[str, Any]],
    *,
    name: str = "file",
    applied: bool = True,
) -> Expectation:
    """The learner's text holds these objects (`Kind/name`) and no others, and would make each of this shape anew.

    A shape is given as keywords of `expect`. Judged is what the API server would store of the text alone, so what is
    right only in the cluster does not count. Not `applied` is a file that the learner is not to apply.
    """
    wanted = {ref: full_shape("file_holds", shape) for ref, shape in shapes.items()}

    async def look(world: World) -> Outcome:
        found = documents(answer, world.answers.get(answer), file)
        if isinstance(found, Outcome):
            return found
        if outcome := _others(found, wanted, file):
            return replace(outcome, evidence=(*outcome.evidence, *run_together(world.answers.get(answer))))
        if not world.namespace:  # it was deleted, which is told elsewhere
            return Outcome(State.SKIPPED)
        differences: list[Difference] = []
        for document in found:
            ref = ref_of(document)
            stored = await _made_of(world, document)
            if isinstance(stored, Outcome):
                return stored
            at = Place.of(str(document["kind"]), obj=stored)
            for item in wanted[ref].differences(stored, at):
                differences.append(item._replace(path=f"{item.path} of {ref} in the file"))
        if not differences:
            return right()
        return Outcome(State.WRONG, tuple(differences), next=step)

    step = f"correct {file}, read it again, and apply it again" if applied else f"correct {file}, and read it again"
    return holds(name, says, look, answers=(answer,))


def changes_nothing(answer: str, file: str, says: str, *, name: str = "diff") -> Expectation:
    """What `kubectl apply` would make of the learner's text, by a dry run of the server, is what is there already."""

    async def look(world: World) -> Outcome:
        text = text_of(answer, world.answers.get(answer), file)
        if isinstance(text, Outcome):
            return text
        applied = await apply_text(world, text, file, "--dry-run=server")
        if isinstance(applied, Outcome):
            return applied
        differences: list[Difference] = []
        for obj in applied:
            ref, place = f"{obj['kind']}/{obj['metadata']['name']}", obj["metadata"].get("namespace")
            live = await world.api.find(ref, place)
            if live is None:
                if place and place != world.namespace:
                    words = f"the file puts {ref} into the namespace {place}; the exercise is in {world.namespace}"
                    return wrong(words, next=f"take the line `namespace:` out of {file}")
                return wrong(f"{ref} is not there yet: an apply would make it", next=f"kubectl apply -f {file}")
            more = len(applied) > 1
            for item in what_changes(live, obj):
                differences.append(item._replace(path=f"{item.path} of {ref}") if more else item)
        if not differences:
            return right()
        return Outcome(State.WRONG, differences=tuple(differences), next=f"`kubectl diff -f {file}`")

    return holds(name, says, look, answers=(answer,), acts=True)


async def apply_text(world: World, text: str, file: str, *flags: str) -> list[Object] | Outcome:
    """The objects that `kubectl apply` of this text gives, with these flags; its refusal, in its own words.

    The namespace is the context's, as it is for the learner: `--namespace` would refuse every document of another one.
    A resourceVersion in the text, of the moment at which it was read, is left out: it says nothing of the wish.
    """
    cluster = world.api.cluster
    with tempfile.TemporaryDirectory() as folder:
        path, kubeconfig, admin = Path(folder) / Path(file).name, Path(folder) / "config", cluster.admin_kubeconfig
        await asyncio.to_thread(path.write_text, _timeless(text))
        await asyncio.to_thread(shutil.copyfile, admin, kubeconfig)
        await asyncio.to_thread(use_namespace, kubeconfig, world.namespace, admin)
        command = ["apply", "--validate=strict", "--output=json", *flags, "-f", str(path)]
        done = await run_kubectl(cluster, kubeconfig, command, timeout=patience(_SECONDS))
    told = " ".join(["kubectl apply", *flags, "-f", file])
    if done.code is None or unreached(done):
        return Outcome(State.UNKNOWN, evidence=(f"{told}: {done.stderr.strip()[-300:]}",))
    if done.code != 0:
        said = _said(done, str(path), file)
        fixed = any(words in line for line in said for words in _FIXED)
        return wrong(f"{told} is refused:", *said, next=_STEP_IF_FIXED if fixed else f"`kubectl diff -f {file}`")
    answer = json.loads(done.stdout)
    found: list[Object] = answer["items"] if answer["kind"] == "List" else [answer]
    return found


def what_changes(live: Any, applied: Any) -> list[Difference]:
    """Where the object that an apply would make departs from the one that is there."""
    return _differences(_plain(live), _plain(applied))


async def _made_of(world: World, document: Object) -> Object | Outcome:
    """What the API server would store of this document alone, under a name that is still free; or its refusal."""
    version, known = str(document.get("apiVersion")), KINDS.get(str(document.get("kind")))
    if known and version != known.api.removeprefix("apis/").removeprefix("api/"):
        words = f"{ref_of(document)} of the file is refused: this cluster has no kind {known.name} in {version}"
        return wrong(words, next="`kubectl api-resources` shows the apiVersion of each kind")
    written = document.get("metadata") or {}
    drop = ("namespace", "resourceVersion", "uid")
    metadata = {key: value for key, value in written.items() if key not in drop}
    name = str(written.get("name"))
    try:
        new = {**document, "metadata": {**metadata, "name": f"{name}-{world.nonce}"}}
        return await dry_run(world.api, new, world.namespace)
    except Refused as refusal:
        if refusal.status >= 500:
            raise
        said = refusal.message.replace(f"-{world.nonce}", "")
        return wrong(f"{ref_of(document)} of the file is refused:", said, next="mend that document of your file")


def _others(found: Sequence[Object], wanted: Iterable[str], file: str) -> Outcome | None:
    """What the file holds too little or too much."""
    refs, asked = [ref_of(item) for item in found], list(wanted)
    missing = [ref for ref in asked if ref not in refs]
    more = [ref for ref in refs if ref not in asked]
    twice = sorted({ref for ref in refs if refs.count(ref) > 1})
    lines = []
    if missing:
        lines.append(f"the file does not hold {', '.join(missing)}")
    if more:
        lines.append(f"it holds {', '.join(more)}, which the task does not ask for")
    if twice:
        lines.append(f"it holds {', '.join(twice)} more than once")
    if not lines:
        return None
    return wrong(*lines, next=f"correct {file} (documents are parted by a line of ---), and read it again")


def _parsed(text: str) -> list[Any]:
    """The documents of JSON, in which tabs are allowed, or of YAML."""
    try:
        return [json.loads(text)]
    except ValueError:
        return [item for item in yaml.load_all(text, _Loader) if item is not None]


def _parts(document: Object) -> list[Object]:
    items = document.get("items")
    if document.get("kind") == "List" and isinstance(items, list):
        return [item for item in items if isinstance(item, dict)]
    return [document]


def _problem(error: yaml.YAMLError) -> str:
    """What the parser complains of, and in which line."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 1}: {error.problem}"
    return " ".join(str(error).split())


def _timeless(text: str) -> str:
    if "resourceVersion" not in text:
        return text
    found = [part for item in _parsed(text) for part in _parts(item)]
    for item in found:
        item["metadata"].pop("resourceVersion", None)
    return "\n---\n".join(json.dumps(item) for item in found)


def _said(done: Output, path: str, file: str) -> list[str]:
    """The last lines of what kubectl complains of."""
    lines = [line for line in done.stderr.strip().replace(path, file).splitlines() if not re.match("Warning:", line)]
    return lines[-_LINES:]


def _plain(obj: Object) -> Object:
    """What a manifest says: labels, annotations that no tool has written, and all but the status."""
    metadata = obj["metadata"]
    annotations = {key: value for key, value in metadata.get("annotations", {}).items() if not key.startswith(_TOOLS)}
    rest = {key: value for key, value in obj.items() if key not in _OF_THE_CLUSTER}
    return {"labels": metadata.get("labels", {}), "annotations": annotations, **rest}


def _differences(live: Any, applied: Any, path: str = "") -> list[Difference]:
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
