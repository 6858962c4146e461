"""Which versions answer through a Service: nginx tells its own in the header `Server` of every answer."""

from __future__ import annotations

from collections import Counter

from lab_helpers.grading import Outcome, World, eventually, right, wrong
from lab_helpers.grading.behaviours.targets import Target, guarded, way
from lab_helpers.grading.exercise import Look
from lab_helpers.grading.verdict import State

__all__ = ["all_of", "hear"]

_SECONDS = 5
"""For which what enforces a Service may lag behind its EndpointSlices."""
_TIMES = 40
"""Requests for one look: one of four pods stays unheard in one of 100,000 looks."""

_ASK = """
url=$1 times=$2
shift 2
while [ "$times" -gt 0 ]; do
  set -- "$@" "$url"
  times=$((times - 1))
done
curl -s -m 2 -H 'Connection: close' -w '%{stderr}%{http_code} %header{server}\n' "$@" >/dev/null
exit 0
"""
"""One curl for all requests, each over a connection of its own: it starts more slowly than it asks."""


def all_of(target: str, *images: str) -> Look:
    """A look: requests to the target are all answered, each by one of these images, and each of them answers some.

    An image of nginx tells its tag; any other answer is told as what it says of itself.
    """
    wanted = {image.replace(":", "/"): image for image in images}

    async def look(world: World) -> Outcome:
        found: Counter[str] | Outcome = Counter()

        async def good() -> bool:
            nonlocal found
            found = await hear(world, target)
            return isinstance(found, Outcome) or set(found) == set(wanted)

        await eventually(good, _SECONDS)
        if isinstance(found, Outcome):
            return found
        if set(found) == set(wanted):
            return right()
        told = ", ".join(
            f"{number} by {who}" if who else f"{number} by nobody" for who, number in sorted(found.items())
        )
        lines = [f"of {_TIMES} requests to {target} were answered: {told}"]
        lines += [f"never by {image}" for server, image in sorted(wanted.items()) if server not in found]
        return wrong(*lines, next=f"kubectl describe service {Target.parse(target).name}")

    return guarded(look)


async def hear(world: World, target: str) -> Counter[str] | Outcome:
    """How often who answered: `nginx/1.26.3`, a status that is no good, or the empty text where nobody did."""
    found = await way(world, Target.parse(target), "")
    if isinstance(found, Outcome):
        return found
    place = found.addresses[0]
    url = f"http://{place.host}:{place.port}/"
    output = await found.run(["sh", "-c", _ASK, "sh", url, str(_TIMES)], 2 * _TIMES + 10)
    lines = [line.split(" ", 1) for line in output.stderr.splitlines() if line[:3].isdecimal()]
    if not lines:
        return Outcome(State.UNKNOWN, evidence=("the check's own client could not ask",), next="run the check again")
    return Counter(_who(code, server[0].strip() if server else "") for code, *server in lines)


def _who(code: str, server: str) -> str:
    if code == "000":
        return ""
    return server or "a program that does not tell its name" if int(code) < 400 else f"a refusal (status {code})"
