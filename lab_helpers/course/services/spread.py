"""How a Service spreads connections over its pods, and how each client comes to stay with one."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from lab_helpers.course.services.start import original_pods
from lab_helpers.grading import Difference, Outcome, State, World, reaches, right, wrong
from lab_helpers.grading.answers import is_blank, plain
from lab_helpers.grading.behaviours.targets import Target, guarded, way
from lab_helpers.grading.difference import show
from lab_helpers.grading.pods import restarts
from lab_helpers.state.probes import get_http

__all__ = ["each_client_stays", "was_spread"]

_REQUESTS = 60
_ASKED = 20
"""Connections by which a Service that spreads is told from one that does not: all to one of three by luck, 1 in 10⁹."""
_LOG = 1000
"""Lines of a log that the grader reads at most."""


async def was_spread(world: World) -> Outcome:
    """`names` are those of 60 answers or more, all of them pods of the Deployment, and not always the same one."""
    given = plain(world.answers.get("names"))
    if is_blank(given):
        return wrong("names has no value yet", next="set names in your cell, run the cell, and check again")
    counted = _counted(given)
    if counted is None:
        return wrong(f"names is {show(given)[:200]}; the task asks for a list of names, one for each answer")
    pods = original_pods(world) | {pod["metadata"]["name"] for pod in world.snapshot.all("Pod", {"app": "web"})}
    if strangers := sorted(set(counted) - pods):
        return wrong(
            f"{show(strangers[0])[:100]} is not the name of a pod of web",
            next="look at what your command prints: each line is to be the answer of one request to /hostname",
        )
    if counted.total() < _REQUESTS:
        difference = Difference("answers in names", f"at least {_REQUESTS}", str(counted.total()))
        return Outcome(State.WRONG, (difference,))
    if len(counted) < 2:
        return wrong(
            f"all {counted.total()} answers are of {show(next(iter(counted)))}",
            "either they came over one connection (one curl for all of them), or the Service was sticky already",
            next="a new curl for each request; set sessionAffinity to None again while you count",
        )
    return await _logged(world, counted)


async def _logged(world: World, counted: Counter[str]) -> Outcome:
    """Whether the pods have noted so many requests; what the log of a pod no longer holds is believed."""
    for name, number in counted.items():
        pod = world.snapshot.get(f"Pod/{name}")
        if pod is None or restarts(pod):
            continue
        lines = (await world.logs(name)).splitlines()
        asked = sum("GET /hostname" in line for line in lines)
        if asked < number and len(lines) < _LOG:
            return wrong(
                f"names has {number} answers of {name}, and its log tells of {asked} requests",
                next=f"`kubectl logs {name}`; send the requests, and keep what comes back",
            )
    return right()


async def _each_client_stays(world: World) -> Outcome:
    answers = await reaches("Service/web:80/hostname", "it answers", by="Deployment/web").look(world)
    if answers.state is not State.RIGHT:
        return answers
    for labels in ({}, {"client": "second"}):
        found = await way(world, Target.parse("Service/web:80/hostname"), labels)
        if isinstance(found, Outcome):
            return found
        tries = await get_http(found.run, f"http://{found.addresses[0].host}/hostname", times=_ASKED, mark=world.nonce)
        seen = Counter(attempt.text.strip() for attempt in tries)
        if len(seen) > 1:
            got = ", ".join(f"{name} {number} times" for name, number in seen.most_common())
            difference = Difference(f"{_ASKED} connections from one client", "one and the same pod", got)
            # each node learns of the change a moment later
            return Outcome(State.PENDING, (difference,), next="kubectl explain service.spec.sessionAffinity", again=1.0)
    return right()


each_client_stays = guarded(_each_client_stays)
"""Many connections from one pod of the grader's end at one pod of the Service's, and so do those of another."""


def _counted(value: Any) -> Counter[str] | None:
    """Name -> how often; from a list of lines (`uniq -c` may have counted them), a text, or a table of numbers."""
    if isinstance(value, dict):
        if all(isinstance(name, str) and isinstance(number, int) for name, number in value.items()):
            return Counter(value)
        return None
    if isinstance(value, str):
        value = value.splitlines()
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        return None
    counted: Counter[str] = Counter()
    for line in value:
        if found := re.fullmatch(r"\s*(\d+)\s+(\S+)\s*", line):
            counted[found[2]] += int(found[1])
        else:
            counted.update(line.replace(",", " ").split())
    return counted
