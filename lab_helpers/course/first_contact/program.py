"""Which program the container of hello-node starts, word by word."""

from __future__ import annotations

from lab_helpers.grading import Difference, Outcome, State, World, holds, right
from lab_helpers.grading.difference import show
from lab_helpers.grading.expectations import presence

__all__ = ["starts_command"]

_ENTRYPOINT = ["/agnhost"]
_WORDS = [*_ENTRYPOINT, "netexec", "--http-port=8080"]


async def _starts_command(world: World) -> Outcome:
    """Judged as what is started: command and args together, the image's own entrypoint where there is no command."""
    if outcome := presence(world.snapshot, "Deployment/hello-node"):
        return outcome
    deployment = world.snapshot.get("Deployment/hello-node") or {}
    container = deployment["spec"]["template"]["spec"]["containers"][0]
    words = [*(container.get("command") or _ENTRYPOINT), *(container.get("args") or [])]
    if words == _WORDS:
        return right()
    together = [word for word in words if " " in word]
    return Outcome(
        State.WRONG,
        differences=(Difference("the words that the container starts", show(_WORDS), show(words)),),
        evidence=tuple(f"{word!r} is one word with spaces in it: a program of that whole name" for word in together),
        next="`kubectl get deployment hello-node -o yaml`, and look at command: one list item for each word",
    )


starts_command = holds(
    "command",
    "the container starts /agnhost with the words netexec and --http-port=8080",
    _starts_command,
    watches=("Deployment",),
)
