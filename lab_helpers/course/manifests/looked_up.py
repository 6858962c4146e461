"""What the API says of itself: types, allowed values, required fields, names; and old statements, tried live."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection, Mapping
from typing import Any

from lab_helpers.errors import ClusterUnreachable, Refused
from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.answers import is_blank, plain
from lab_helpers.grading.difference import show
from lab_helpers.grading.patience import patience
from lab_helpers.state.kubectl import Output, run_kubectl, unreached

__all__ = [
    "STATEMENTS",
    "finds_the_sidecar",
    "finds_the_sidecar_elsewhere",
    "forms_alone",
    "is_still_true",
    "name_forms",
    "not_forms",
    "not_required",
    "not_restart_policies",
    "not_taints",
    "required_of_a_path",
    "restart_policies",
    "taints_type",
    "type_alone",
    "words_alone",
]

Object = dict[str, Any]
Remarks = list[tuple[Any, str]]

_CORE = "io.k8s.api.core.v1."
_FORMS = (
    "deployment/web",
    "deploy/web",
    "deployments.apps/web",
    "deployment.v1.apps/web",
    "web/deployment",
    "web.deployment",
)
_NGINX = "nginx:1.26.3"
_GATE = [{"name": "labs.example/never"}]
_SECONDS = 15

_LISTS = {"list", "array", "sequence"}
_BESIDE = {"a", "an", "of", "io", "k8s", "api", "core", "v1"}
_ITEMS = {"taint", "taints", "v1taint", "object"}
"""Words of which the type of a list of taints may be made."""


STATEMENTS: Mapping[str, str] = {
    "a": "`kubectl run` makes a Deployment",
    "b": "`kubectl create deployment` can set the number of replicas",
    "c": "`extensions/v1beta1` is the place of Ingress",
    "d": "CronJob is in `batch/v1`",
    "e": "a Deployment in `apps/v1` may leave out its selector",
    "f": "ReplicationController is still served",
}
"""The old statements of the prose, by their letters."""


async def taints_type(world: World) -> str:
    """The type of `node.spec.taints` in explain's notation, from the OpenAPI document."""
    field = (await _schemas(world, "api/v1"))[f"{_CORE}NodeSpec"]["properties"]["taints"]
    assert field["type"] == "array"
    item = field["items"]
    ref = item.get("$ref") or item["allOf"][0]["$ref"]
    return f"[]{ref.rpartition('.')[2]}"


async def not_taints(world: World) -> Remarks:
    """One item in the place of the list."""
    name = (await taints_type(world)).removeprefix("[]")
    remark = f"{name} is the type of one of them; taints holds several: look at the whole type behind the field"
    return [(name, remark), ("Object", "that is the type of one of them; taints holds several")]


async def restart_policies(world: World) -> list[str]:
    """The allowed values of `pod.spec.restartPolicy`."""
    return sorted((await _schemas(world, "api/v1"))[f"{_CORE}PodSpec"]["properties"]["restartPolicy"]["enum"])


async def not_restart_policies(world: World) -> Remarks:
    """What Docker has and a pod has not."""
    given = words_alone(world.answers.get("restart_policies"))
    allowed = await restart_policies(world)
    if not isinstance(given, list):
        return []
    unknown = [word for word in given if word not in allowed]
    remark = f"{', '.join(unknown[:3])} is no restartPolicy of a pod (the letters count, too)"
    return [(given, remark if unknown else "there are more than these")]


async def required_of_a_path(world: World) -> list[str]:
    """The required fields of one path of an Ingress."""
    schemas = await _schemas(world, "apis/networking.k8s.io/v1")
    return sorted(schemas["io.k8s.api.networking.v1.HTTPIngressPath"]["required"])


async def not_required(world: World) -> Remarks:
    """With the path itself, which has a default meaning."""
    given = words_alone(world.answers.get("required"))
    asked = await required_of_a_path(world)
    if not isinstance(given, list):
        return []
    more = [word for word in given if word not in asked]
    remark = f"{', '.join(more[:3])} is not marked `-required-`" if more else "there are more than these"
    return [(given, remark)]


async def name_forms(world: World) -> list[str]:
    """Which of the forms kubectl takes for the Deployment web, tried one by one."""
    tried = await asyncio.gather(*(_kubectl(world, "get", form, "--output=name") for form in _FORMS))
    return [form for form, done in zip(_FORMS, tried, strict=True) if done.stdout.strip() == "deployment.apps/web"]


async def not_forms(world: World) -> Remarks:
    """A form that is none; one forgotten."""
    given, forms = forms_alone(world.answers.get("name_forms")), await name_forms(world)
    if not isinstance(given, list):
        return []
    if strange := [form for form in given if form not in _FORMS]:
        return [(given, f"{', '.join(strange[:2])} is none of the forms in the task")]
    if wrong_ones := [form for form in given if form not in forms]:
        return [(given, f"`kubectl get {wrong_ones[0]}` does not find the Deployment")]
    return [(given, "kubectl takes more of them: try each")]


async def is_still_true(world: World) -> Outcome:
    """Each statement, tried at this moment."""
    given = world.answers.get("still_true")
    if is_blank(given):
        return wrong("still_true has no value yet", next="set True or False for each letter, and run the cell")
    if not isinstance(given, Mapping):
        return wrong(f"still_true is {show(given)}; the task asks for a dict, with True or False for each letter")
    said = {str(key).strip().lower(): _truth(value) for key, value in given.items()}
    open_ones = [letter for letter in STATEMENTS if said.get(letter) is None]
    if open_ones:
        return wrong(f"still_true says neither True nor False to {', '.join(open_ones)}")
    tried = await _tried(world)
    off = [letter for letter in STATEMENTS if said[letter] is not tried[letter]]
    if not off:
        return right()
    told = tuple(Difference(f'still_true["{key}"]', "what this cluster does", str(said[key])) for key in off)
    return Outcome(
        State.WRONG, told, (f"{off[0]}: {STATEMENTS[off[0]]}",), next="try it: --dry-run=server stores nothing"
    )


async def finds_the_sidecar(world: World) -> Outcome:
    """The expression gives the image of the container `sidecar` of pod `pair`."""
    return await _finds(world, "pair", "busybox:1.37.0", "of pod pair")


async def finds_the_sidecar_elsewhere(world: World) -> Outcome:
    """It does so for a pod with other images, whose containers stand in another order."""
    name = f"pair-{world.nonce}"
    images = {"sidecar": "busybox:1.35.0", "main": "busybox:1.37.0", "third": _NGINX}
    spec = {
        "schedulingGates": _GATE,
        "initContainers": [{"name": "prepare", "image": "nginx:1.22.1"}],
        "containers": [{"name": name, "image": image} for name, image in images.items()],
    }
    try:
        await world.create({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name}, "spec": spec})
        return await _finds(world, name, images["sidecar"], "of a pod whose containers stand in another order")
    finally:
        await world.api.delete(f"Pod/{name}", world.namespace, grace=0)


def type_alone(value: Any) -> Any:
    """`<[]Taint>`, `[]Taint`, `list of Taint`, `array` and the Python client's `list[V1Taint]` are the same type."""
    if not isinstance(value, str):
        return value
    text = re.sub(r"^taints\b", "", value.strip()).strip().strip("<>").strip()
    words = [word for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in _BESIDE]
    items = [word for word in words if word not in _LISTS]
    listed = "[" in text or len(items) < len(words)
    return "[]Taint" if listed and len(items) <= 1 and _ITEMS.issuperset(items) else text


def words_alone(value: Any) -> Any:
    """Words in any order, as a list or as one text."""
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, Collection) or isinstance(items, bytes):
        return value
    return sorted({word.strip("`\"',.") for item in items for word in re.split(r"[\s,]+", str(item)) if word.strip()})


def forms_alone(value: Any) -> Any:
    """The forms in any order."""
    return words_alone(value)


def _truth(value: Any) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "yes": True, "false": False, "no": False}.get(value.strip().lower())
    return value if isinstance(value, bool) else None


async def _tried(world: World) -> dict[str, bool]:
    """What this cluster and its kubectl do."""
    run, replicas, groups, batch, core = await asyncio.gather(
        _kubectl(world, "run", "x", f"--image={_NGINX}", "--dry-run=client", "--output=jsonpath={.kind}"),
        _kubectl(world, "create", "deployment", "x", f"--image={_NGINX}", "--replicas=3", "--dry-run=client"),
        world.api.request("GET", "/apis"),
        world.api.request("GET", "/apis/batch/v1"),
        world.api.request("GET", "/api/v1"),
    )
    return {
        "a": run.stdout.strip() == "Deployment",
        "b": replicas.code == 0,
        "c": any(item["name"] == "extensions" for item in groups["groups"]),
        "d": any(item["kind"] == "CronJob" for item in batch["resources"]),
        "e": await _takes_no_selector(world),
        "f": any(item["kind"] == "ReplicationController" for item in core["resources"]),
    }


async def _takes_no_selector(world: World) -> bool:
    template = {"metadata": {"labels": {"app": "x"}}, "spec": {"containers": [{"name": "x", "image": _NGINX}]}}
    obj = {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "x"}, "spec": {"template": template}}
    path = f"/apis/apps/v1/namespaces/{world.namespace}/deployments"
    try:
        await world.api.request("POST", path, query={"dryRun": "All"}, body=obj)
    except Refused as refusal:
        if refusal.status != 422:
            raise
        return False
    return True


async def _finds(world: World, pod: str, wanted: str, where: str) -> Outcome:
    given = plain(world.answers.get("sidecar_path"))
    if is_blank(given):
        return wrong("sidecar_path has no value yet", next="set it to the text that stands behind jsonpath=")
    if isinstance(given, list) and len(given) == 1:
        given = given[0]
    if not isinstance(given, str):
        return wrong(f"sidecar_path is {show(given)}; the task asks for a jsonpath expression, as text")
    path = plain(given.strip().rpartition("jsonpath=")[2])
    if "{" not in path:
        return wrong(
            f"sidecar_path is {show(given)}; a jsonpath expression stands in braces", next="like {.metadata.name}"
        )
    done = await _kubectl(world, "get", "pod", pod, f"--output=jsonpath={path}")
    if done.code == 0 and done.stdout.strip() == wanted:
        return right()
    if done.code != 0:
        return wrong(f"kubectl says: {done.stderr.strip()[-200:]}", next="`kubectl get pod pair -o jsonpath='...'`")
    return Outcome(
        State.WRONG,
        (Difference(f"what it gives {where}", wanted, show(done.stdout.strip())),),
        next='choose the container by its name: [?(@.name=="...")]',
    )


async def _schemas(world: World, group: str) -> Object:
    document = await world.api.request("GET", f"/openapi/v3/{group}")
    found: Object = document["components"]["schemas"]
    return found


async def _kubectl(world: World, *arguments: str) -> Output:
    cluster = world.api.cluster
    command = ["--namespace", world.namespace, *arguments]
    done = await run_kubectl(cluster, cluster.admin_kubeconfig, command, timeout=patience(_SECONDS))
    if done.code is None or unreached(done):
        raise ClusterUnreachable(
            f"kubectl {arguments[0]}: {done.stderr.strip()}", expected="an answer", do="labs doctor"
        )
    return done
