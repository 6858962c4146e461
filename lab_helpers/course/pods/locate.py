"""The learner's function `locate`, asked about a pod that the grader moves to another node."""

from __future__ import annotations

from typing import Any

from lab_helpers.grading import Difference, Outcome, World, right, wrong
from lab_helpers.grading.answers import plain
from lab_helpers.grading.difference import show
from lab_helpers.grading.functions import call
from lab_helpers.grading.patience import patience
from lab_helpers.grading.verdict import State
from lab_helpers.state.kinds import KINDS

__all__ = ["locates", "locates_after_a_move"]

_SECONDS_TO_MOVE = 30
_CONTROL_PLANE = "node-role.kubernetes.io/control-plane"


async def locates(world: World) -> Outcome:
    """`locate("web")` gives the pod's IP, its node and the node's IP."""
    called = await call(world, "locate", "web")
    if isinstance(called, Outcome):
        return called
    given = called.value
    if not isinstance(given, dict):
        return wrong(
            f'locate("web") gave {show(given)}; the task asks for a dict',
            next='end it with `return {"pod_ip": ..., "node": ..., "host_ip": ...}`',
        )
    return await _compare(world, given)


async def locates_after_a_move(world: World) -> Outcome:
    """The same of a new pod `web` that the grader makes on another node."""
    pod = await world.api.get("Pod/web", world.namespace)
    node = await _another_worker(world, pod["spec"]["nodeName"])
    if await world.recreate_pod("web", node=node, timeout=patience(_SECONDS_TO_MOVE)) is None:
        late = "pod web was made anew by the check, and is not Ready in time"
        return Outcome(State.UNKNOWN, evidence=(late,), next="run the check again in a minute")
    outcome = await locates(world)
    if outcome.state is State.RIGHT:
        return outcome
    remark = f"the check deleted pod web and made it anew on {node or 'its node'}, then asked your function again"
    return Outcome(
        State.WRONG,
        outcome.differences,
        (remark, *outcome.evidence),
        next=outcome.next or "the function must ask the cluster each time that it is called",
    )


async def _compare(world: World, given: dict[Any, Any]) -> Outcome:
    pod = await world.api.get("Pod/web", world.namespace)
    status = pod["status"]
    wanted = {"pod_ip": status["podIP"], "node": pod["spec"]["nodeName"], "host_ip": status["hostIP"]}
    got = {key: _text(given[key]) for key in wanted if key in given}
    differences = tuple(
        Difference(f'locate("web")["{key}"]', "what the cluster says now", show(got.get(key, "nothing")))
        for key in wanted
        if got.get(key) != wanted[key]
    )
    if not differences:
        return right()
    remarks: tuple[str, ...] = ()
    if got.get("pod_ip") == wanted["host_ip"]:
        remarks = ("pod_ip is the node's address; a pod has one of its own",)
    if missing := [key for key in wanted if key not in given]:
        remarks = (*remarks, f"the dict has no {', '.join(missing)}; its keys are {show(list(given))}")
    return Outcome(State.WRONG, differences, remarks)


def _text(value: Any) -> str:
    """A value as text; `x = !kubectl …` gives a list of lines."""
    value = plain(value)
    return ("\n".join(map(str, value)) if isinstance(value, list) else str(value)).strip()


async def _another_worker(world: World, current: str) -> str | None:
    """A worker node other than this one; None in a cluster that has no other."""
    nodes = (await world.api.list(KINDS["Node"]))["items"]
    workers = [node["metadata"]["name"] for node in nodes if _CONTROL_PLANE not in node["metadata"]["labels"]]
    return next((name for name in workers if name != current), None)
