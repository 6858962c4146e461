"""Requests sent one after the other from a pod of the grader's, each over a connection of its own."""

from __future__ import annotations

import asyncio
import contextlib
import re
from typing import NamedTuple

from lab_helpers.grading.behaviours.targets import Target, way
from lab_helpers.grading.patience import patience
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.world import World
from lab_helpers.state.probes import Run, failure_words

__all__ = ["Load", "Requests"]

_SECONDS_EACH = 3
_A_SECOND = 50
"""Requests: an old pod that is told to stop is missed by all nodes within some tenths of a second."""

# one curl for several requests: on a busy machine a program takes longer to start than a request to be answered
_LOOP = f"""
url=$1 stop=$2 most=$3 mark=$4 each=$5
good=0 bad=0
while [ ! -e "$stop" ] && [ "$((good + bad))" -lt "$most" ]; do
  curl -sS -f -m "$each" --rate {_A_SECOND}/s -H 'Connection: close' -w '%{{stderr}}HTTP %{{http_code}}\n' \
    "$url" "$url" "$url" "$url" "$url" "$url" "$url" "$url" "$url" "$url" >/dev/null 2>/tmp/said
  all=$(grep -c '^HTTP' /tmp/said)
  answered=$(grep -c '^HTTP [1-3]' /tmp/said)
  good=$((good + answered)) bad=$((bad + all - answered))
  grep '^curl:' /tmp/said >&2
done
rm -f "$stop"
echo "$mark $good $bad"
"""


class Requests(NamedTuple):
    """How many were answered with a status below 400, how many not, and what was said of the last of these."""

    good: int = 0
    bad: int = 0
    said: str = ""


class Load:
    """Requests to one target for as long as something else goes on; at the longest for `seconds`, with patience."""

    def __init__(self, world: World, target: Target, *, seconds: float) -> None:
        self._world = world
        self._target = target
        self._seconds = patience(seconds) + 60
        self._stop = f"/tmp/stop-{world.nonce}"
        self._sending: asyncio.Task[Requests] | None = None
        self._run: Run | None = None

    async def start(self) -> Outcome | None:
        """Begin, once one request was answered; why it cannot begin otherwise."""
        found = await way(self._world, self._target, "")
        if isinstance(found, Outcome):
            return found
        self._run, address = found.run, found.addresses[0]
        url = f"http://{address.host}:{address.port}{self._target.path}"
        first = await self._run(["curl", "-sS", "-f", "-m", str(_SECONDS_EACH), "-o", "/dev/null", url], 10)
        if first.code != 0:
            words = f"{self._target.text} does not answer even before it"
            return Outcome(State.PENDING, evidence=(words,), next="kubectl get endpointslices", again=1.0)
        self._sending = asyncio.create_task(self._send(self._run, url))
        return None

    async def stop(self) -> Requests:
        """End it, and count."""
        if self._sending is None or self._run is None:
            return Requests()
        ended = await self._run(["touch", self._stop], 10)
        if ended.code != 0:
            self._sending.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            return await self._sending
        return Requests(said="its own pod does not answer")

    async def _send(self, run: Run, url: str) -> Requests:
        nonce, most = self._world.nonce, str(int(self._seconds * _A_SECOND))
        output = await run(["sh", "-c", _LOOP, "sh", url, self._stop, most, nonce, str(_SECONDS_EACH)], self._seconds)
        found = re.search(rf"{nonce} (\d+) (\d+)", output.stdout)
        said = failure_words(output.stderr, _SECONDS_EACH)
        return Requests(int(found[1]), int(found[2]), said) if found else Requests(said=said)
