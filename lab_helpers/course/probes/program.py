"""Whether a learner's pod still runs the program of the manifest: a probe is asked for, not another program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lab_helpers.course.probes.timing import spec_of
from lab_helpers.grading import Difference, Expectation, Outcome, State, image, right, wrong
from lab_helpers.grading.compare import compare
from lab_helpers.grading.expectations import on_snapshot, presence
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot

__all__ = ["AGNHOST", "HANGS", "Program", "runs_program"]

Object = dict[str, Any]
Program = tuple[image, tuple[str, ...]]
"""An image, and the words of `command` and `args` one after the other."""

AGNHOST = image("registry.k8s.io/e2e-test-images/agnhost", "2.66.1")
HANGS: Program = (AGNHOST, ("sh", "-c", "/agnhost netexec & wait"))
"""A web server that can be stopped: the first process of a container takes no such signal, its child does."""


def runs_program(
    ref: str, programs: Mapping[str, Program], says: str, *, name: str = "program", env: Mapping[str, str] | None = None
) -> Expectation:
    """The Pod (or the Deployment's template) has these containers and no other, with image and program as given.

    An empty name stands for the only container, whatever it is called.
    """

    def judge(snapshot: Snapshot) -> Outcome:
        if outcome := presence(snapshot, ref):
            return outcome
        spec = spec_of(snapshot, ref)
        containers = {item["name"]: item for item in spec.get("containers", ())}
        helpers = [item["name"] for item in spec.get("initContainers", ())]
        if "" in programs and len(containers) == 1:
            containers = {"": next(iter(containers.values()))}
        if set(containers) != set(programs) or helpers:
            told = ", ".join([*containers, *(f"{item} (an init container)" for item in helpers)])
            wanted = f"the containers {', '.join(programs)}" if "" not in programs else "one container"
            return wrong(f"the pod's containers are {told}; the task asks for {wanted} and no other", next=_step(ref))
        found: list[Difference] = []
        for item, program in programs.items():
            found += _differences(containers[item], item, program, env or {})
        if found:
            return Outcome(State.WRONG, tuple(found), next=_step(ref))
        return right()

    return on_snapshot(name, says, {parse_ref(ref).kind}, judge)


def _step(ref: str) -> str:
    return f"compare your manifest with that of the task: only the probes of {ref} are to be changed"


def _differences(container: Object, name: str, program: Program, env: Mapping[str, str]) -> list[Difference]:
    where = f"containers[{name or container['name']}]"
    wanted_image, words = program
    found = list(compare(wanted_image, container.get("image"), f"{where}.image"))
    given = (*container.get("command", ()), *container.get("args", ()))
    if _plain(given) != _plain(words):
        found.append(Difference(f"{where} command and args", _shown(words), _shown(given)))
    there = {item["name"]: item.get("value", "") for item in container.get("env", ())}
    for key, value in env.items():
        if there.get(key) != value:
            found.append(Difference(f"{where}.env[{key}]", value, there.get(key, "nothing")))
    return found


def _plain(words: tuple[str, ...]) -> list[str]:
    """How a script is broken into lines and indented in YAML makes no difference to a shell."""
    return [" ".join(word.split()) for word in words]


def _shown(words: tuple[str, ...]) -> str:
    return " ".join(_plain(words)) or "nothing"
