"""Pod `scratch`: proof that a note stood in the first pod's container layer, and that it went with the pod."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import yaml

from lab_helpers.grading import Outcome, World, image, only, right, wrong
from lab_helpers.grading.compare import compare
from lab_helpers.grading.difference import Place
from lab_helpers.grading.expectations import presence

__all__ = ["first_receipt", "is_of_the_manifest", "later_receipts", "note_is_gone"]

_SEED = Path(__file__).parent / "pods-5" / "seed.yaml"

_TOO_LATE = 'where that pod is gone, lab.reset("pods-5") begins anew'


async def first_receipt(world: World) -> str:
    """The receipt of the pod that the exercise began with."""
    return _receipt(world.seed["Pod/scratch"])


async def later_receipts(world: World) -> list[tuple[Any, str]]:
    """The receipt of the pod of now, given for that of the first; and any other word."""
    pod = world.snapshot.get("Pod/scratch") or {"metadata": {"uid": ""}}
    return [
        (_receipt(pod["metadata"]["uid"]), "that is the receipt of the new pod; the first pod gave another one"),
        (world.answers["receipt"], f"the pod that this exercise began with gave another one; {_TOO_LATE}"),
    ]


async def is_of_the_manifest(world: World) -> Outcome:
    """Its containers are those of the pod that the exercise began with."""
    if outcome := presence(world.snapshot, "Pod/scratch"):
        return outcome
    seeded = yaml.safe_load(_SEED.read_text())["spec"]["containers"]
    containers = [{**item, "image": image(*item["image"].split(":"))} for item in seeded]
    pod = world.snapshot.get("Pod/scratch") or {}
    differences = compare({"containers": only(*containers)}, pod["spec"], Place.of("Pod", "spec"))
    if not differences:
        return right()
    fields = dict.fromkeys(re.split(r"[.[]", item.path.partition("].")[2])[0] for item in differences)
    told = ", ".join(field for field in fields if field) or "number of containers"
    return wrong(
        f"it is not as in the manifest of the first pod: another {told}",
        next="delete the pod and make it anew from its own manifest; if that is gone: `lab.reset`",
    )


async def note_is_gone(world: World) -> Outcome:
    """The pod of now has no note."""
    output = await world.run("scratch", ["sh", "-c", "test -e /tmp/note && echo there || echo gone"])
    if output.stdout.strip() == "gone":
        return right()
    if output.stdout.strip() == "there":
        return wrong("the new pod has a file /tmp/note", next="recreate the pod once more, and write no note into it")
    return wrong(
        f"the check could not look into the pod: {output.stderr.strip()}",
        next="recreate it from its own manifest",
    )


def _receipt(uid: str) -> str:
    """What the container writes when it finds a note: made from its pod's UID (see the seed)."""
    return hashlib.md5(f"{uid}\n".encode()).hexdigest()[:8]
