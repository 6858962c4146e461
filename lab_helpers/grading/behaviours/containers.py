"""What a container runs, prints and answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import httpx

from lab_helpers.grading.behaviours.targets import gone_outcome
from lab_helpers.grading.difference import Difference, show
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.world import World
from lab_helpers.state.kinds import parse_ref

__all__ = ["logs", "runs", "serves"]

_ENDED = ("Succeeded", "Failed")


def runs(
    ref: str,
    command: Sequence[str],
    says: str,
    *,
    prints: str,
    container: str = "",
    name: str = "",
    next: str = "",
) -> Expectation:
    """A command in a container of the Pod ends with code 0 and prints this text somewhere."""
    pod = parse_ref(ref).name or ""

    async def look(world: World) -> Outcome:
        output = await world.run(pod, command, container=container)
        if output.code == 0 and prints in output.stdout:
            return Outcome(State.RIGHT)
        got = (output.stdout or output.stderr).strip().splitlines()
        return Outcome(
            State.WRONG,
            differences=(Difference(" ".join(command), prints, show("\n".join(got[-3:])) or "no output"),),
            suspects=(pod,),
            next=next,
        )

    return Expectation(name or "runs", says, look, acts=True)


def logs(
    ref: str, lines: Sequence[str], says: str, *, container: str = "", name: str = "", next: str = ""
) -> Expectation:
    """The container's log holds these lines, in this order, other lines allowed between them.

    What the log of a program that has ended lacks, it will never have.
    """
    pod = parse_ref(ref).name or ""

    async def look(world: World) -> Outcome:
        # asked before the log: what is printed in between must not be missed
        ended = ((await world.now("Pod")).get(f"Pod/{pod}") or {}).get("status", {}).get("phase") in _ENDED
        text = await world.logs(pod, container=container)
        got = [line.strip() for line in text.splitlines()]
        at = 0
        for line in lines:
            if line not in got[at:]:
                return Outcome(
                    State.WRONG if ended else State.PENDING,
                    differences=(Difference(f"log of {pod}", f"the lines {' / '.join(lines)}", _lines(got)),),
                    next=next or f"kubectl logs {pod}",
                    again=1.0,
                )
            at += got[at:].index(line) + 1
        return Outcome(State.RIGHT)

    return Expectation(name or "logs", says, look, acts=True)


def _lines(got: list[str]) -> str:
    """The first lines of a log, parted by strokes: in a list a comma could be one of theirs."""
    return show(" / ".join(got[:8])) if got else "an empty log"


def serves(ref: str, port: int | str, path: str, says: str, *, prints: str = "", name: str = "") -> Expectation:
    """HTTP to `Pod/x` or `Service/x` on this port, through the API server, answers 200 (and prints this)."""
    kind, target = parse_ref(ref)
    place = f"{kind.lower()}s/{target}:{port}"

    async def look(world: World) -> Outcome:
        answer = await world.api.proxy_get(place, world.namespace, path)
        if answer.status_code == 200 and prints in answer.text:
            return Outcome(State.RIGHT)
        refusal = _refusal(answer)
        if refusal.get("reason") == "NotFound" and refusal.get("details", {}).get("name") == target:
            return gone_outcome(ref)
        return Outcome(
            State.PENDING,
            differences=(
                Difference(
                    f"GET {ref}:{port}{path}",
                    prints or "an answer",
                    f"{answer.status_code}: {_words(answer)}",
                ),
            ),
            next=f"kubectl describe {kind.lower()} {target}",
            again=1.0,
        )

    return Expectation(name or "serves", says, look, acts=True)


def _refusal(answer: httpx.Response) -> dict[str, Any]:
    """The API server's own refusal, a `Status`; empty where the program itself has answered."""
    try:
        found = answer.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) and found.get("kind") == "Status" else {}


def _words(answer: httpx.Response) -> str:
    """What a server says; of the API server's own refusals, the sentence alone."""
    return " ".join(str(_refusal(answer).get("message", answer.text)).split())[:200]
