"""Pod `page`: which status codes count as well."""

from __future__ import annotations

from lab_helpers.course.probes.hangs import (
    LONGEST,
    Trial,
    both,
    first_pod,
    is_left_alone,
    is_restarted,
    outlives_its_probe,
)
from lab_helpers.course.probes.program import Program
from lab_helpers.course.probes.timing import numbers_of
from lab_helpers.grading import Expectation, Outcome, State, World, holds, image
from lab_helpers.grading.behaviours.targets import guarded

__all__ = ["PAGE", "codes_count"]

_SCRIPT = """
echo 'return 200 "well";' > /tmp/answer
echo 'server { listen 8080; location / { return 200; } location = /page { include /tmp/answer; } }' \\
> /etc/nginx/conf.d/default.conf
exec nginx -g 'daemon off;'
"""
PAGE: Program = (image("nginx", "1.26.3"), ("sh", "-c", _SCRIPT))
_UP = "nginx -s reload"
"""Succeeds when nginx is up, and then nobody else writes the answer any more."""
_SWITCH = "echo 'return {};' > /tmp/answer && nginx -s reload"
_REDIRECTED = Trial(
    "redirected",
    _UP,
    _SWITCH.format("302 http://elsewhere.example/"),
    "in a copy of your pod the check let /page answer 302 (a redirect to another host)",
)
_MISSING = Trial("missing", _UP, _SWITCH.format("404"), "in a copy of your pod the check let /page answer 404")


def codes_count() -> Expectation:
    """A copy whose page answers 302 is left alone, one whose page answers 404 is restarted."""

    async def look(world: World) -> Outcome:
        pod = await first_pod(world, "Pod/page")
        if pod is None:
            return Outcome(State.SKIPPED)
        seconds = min(numbers_of(pod["spec"]["containers"][0].get("livenessProbe") or {}).notices, LONGEST) + 2
        redirected = is_left_alone(
            world,
            pod,
            _REDIRECTED,
            seconds=seconds,
            step="codes from 200 to 399 count as well: which handler knows that by itself?",
        )
        return await both(outlives_its_probe(world, pod), redirected, is_restarted(world, pod, _MISSING))

    says = "a copy whose /page answers 302 is left alone, as the pod itself; one whose /page answers 404 is restarted"
    return holds("codes", says, guarded(look), acts=True)
