"""The engine: look, wait for the watch, look again, and decide at the moment the state allows it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lab_helpers.errors import ClusterError, LabError, NamespaceGone
from lab_helpers.grading.answers import is_blank
from lab_helpers.grading.clients import Clients
from lab_helpers.grading.evidence import elsewhere, explain
from lab_helpers.grading.exercise import Exercise, Expectation
from lab_helpers.grading.patience import patience
from lab_helpers.grading.verdict import Finding, Outcome, Report, State, Verdict
from lab_helpers.grading.workspace import Workspace, touched_objects
from lab_helpers.grading.world import World
from lab_helpers.state.api import Api
from lab_helpers.state.capabilities import demand
from lab_helpers.state.mirror import Mirror
from lab_helpers.state.snapshot import Snapshot

__all__ = ["cannot_tell", "judge", "look", "namespace_deleted", "next_step", "not_begun", "told_once"]

_URGENCY = (State.WRONG, State.UNKNOWN, State.PENDING)


_FRESH = 1.0
"""Seconds after which what the watch shows is confirmed by a list before a verdict rests on it."""


async def judge(mirror: Mirror, exercise: Exercise, workspace: Workspace, answers: Mapping[str, Any]) -> Report:
    """The report on one exercise: given the moment the state decides it, at the latest after `exercise.within` seconds.

    `mirror` follows the kinds of the exercise in its namespace and has been refreshed just now. `$LABS_PATIENCE`
    multiplies the seconds on a slow machine.
    """
    try:
        await demand(mirror.api, exercise.needs)
        async with Clients(mirror.api, workspace.namespace) as clients:
            return await _judge(mirror, exercise, workspace, answers, clients)
    except (ClusterError, NamespaceGone) as error:
        return cannot_tell(exercise, error)


def cannot_tell(exercise: Exercise, error: LabError) -> Report:
    """The report of a check that the lab itself could not make."""
    return _without_findings(exercise, Verdict.CANNOT_TELL, str(error), error.do)


def not_begun(exercise: Exercise, error: NamespaceGone) -> Report:
    """The report on an exercise whose namespace is not there."""
    return _without_findings(exercise, Verdict.NOT_STARTED, error.happened, error.do)


async def namespace_deleted(api: Api, exercise: Exercise, answers: Mapping[str, Any], error: NamespaceGone) -> Report:
    """The report on an exercise that was begun and whose namespace is gone: judged as the emptiness that is left."""
    empty: dict[str, dict[str, Any]] = {kind: {} for kind in (*exercise.watches, "Namespace")}
    others = {word: Snapshot("", api.now(), empty) for word in (*exercise.namespaces, *exercise.learner_makes)}
    world = World(api, Snapshot("", api.now(), empty, others=others), {}, answers)
    outcomes = [Outcome(State.SKIPPED) if item.acts else await look(item, world) for item in exercise.expectations]
    findings = tuple(_finding(item, outcome) for item, outcome in zip(exercise.expectations, outcomes, strict=True))
    summary = "The namespace of this exercise was deleted, and everything in it."
    return Report(exercise.id, exercise.title, Verdict.NOT_YET, told_once(findings), summary, error.do)


async def _judge(
    mirror: Mirror, exercise: Exercise, workspace: Workspace, answers: Mapping[str, Any], clients: Clients
) -> Report:
    loop = asyncio.get_running_loop()
    listed = loop.time()
    deadline = listed + patience(exercise.within)
    nonce = secrets.token_hex(6)
    plain = [item for item in exercise.expectations if not item.acts]
    acting = [item for item in exercise.expectations if item.acts]
    proven: dict[str, Outcome] = {}
    begun: bool | None = None
    while True:
        now = loop.time()
        world = World(mirror.api, mirror.snapshot(), workspace.uids, answers, nonce, workspace.digests, clients)
        outcomes = {item.name: await look(item, world) for item in plain}
        settled = all(outcome.state is not State.PENDING for outcome in outcomes.values())
        if (settled or now >= deadline) and now - listed > _FRESH:
            # a watch that was cut, or an API server that stands still, says nothing: no verdict rests on silence
            await mirror.refresh()
            listed = loop.time()
            continue
        outcomes |= await _act(acting, outcomes, proven, world)
        findings = tuple(_finding(item, outcomes[item.name]) for item in exercise.expectations)
        states = {outcome.state for outcome in outcomes.values()}
        if states == {State.RIGHT}:
            return Report(exercise.id, exercise.title, Verdict.PASSED, findings)
        if begun is None:
            begun = await _is_begun(exercise, world, workspace, outcomes)
        if not begun:
            verdict = Verdict.NOT_STARTED
            break
        if State.WRONG in states or State.UNKNOWN in states:
            verdict = Verdict.NOT_YET if State.WRONG in states else Verdict.CANNOT_TELL
            break
        if now >= deadline:
            moving = any(outcome.moving for outcome in outcomes.values())
            verdict = Verdict.CONVERGING if moving else Verdict.NOT_YET
            break
        again = [outcome.again for outcome in outcomes.values() if outcome.again is not None]
        await mirror.changed(max(0.0, min([deadline - loop.time(), *again])))
    return await _report(exercise, verdict, findings, world, workspace)


async def look(expectation: Expectation, world: World) -> Outcome:
    """One look; a fault of the lab's own code is told apart from a fault of the learner's."""
    try:
        return await expectation.look(world.at(expectation.where) if expectation.where else world)
    except ClusterError:
        raise
    except Exception as error:
        return Outcome(
            State.UNKNOWN,
            evidence=(f"the lab's own check failed: {type(error).__name__}: {error}",),
            next="this costs you nothing; please report it, and run the check again",
        )


async def _act(
    acting: list[Expectation], outcomes: Mapping[str, Outcome], proven: dict[str, Outcome], world: World
) -> dict[str, Outcome]:
    """Run the acting expectations one after the other, each only while all before it hold, and once."""
    ready = all(outcome.state is State.RIGHT for outcome in outcomes.values())
    results = {}
    for item in acting:
        outcome = Outcome(State.SKIPPED)
        if ready:
            outcome = proven.get(item.name) or await look(item, world)
            if outcome.state is State.RIGHT:
                proven[item.name] = outcome
            ready = outcome.state is State.RIGHT
        results[item.name] = outcome
    return results


async def _is_begun(exercise: Exercise, world: World, workspace: Workspace, outcomes: Mapping[str, Outcome]) -> bool:
    if any(not is_blank(world.answers.get(name)) for name in exercise.answers):
        return True
    if exercise.touched is not None and await exercise.touched(world):
        return True
    if await touched_objects(world.api, workspace):
        return True
    missing = {outcome.missing for outcome in outcomes.values() if outcome.missing}
    places = [await elsewhere(world.api, ref, workspace.created) for ref in sorted(missing)]
    return any(places)


async def _report(
    exercise: Exercise,
    verdict: Verdict,
    findings: tuple[Finding, ...],
    world: World,
    workspace: Workspace,
) -> Report:
    if verdict is Verdict.NOT_STARTED:
        # what is missing is what the task asks for; to list it as errors would only frighten
        bare = tuple(
            finding if finding.outcome.state is State.RIGHT else replace(finding, outcome=Outcome(State.SKIPPED))
            for finding in findings
        )
        summary = (
            f"Nothing has changed in namespace {workspace.namespace} since the exercise began.\n"
            "Where kubectl printed an error, nothing was stored."
        )
        if exercise.answers:
            summary = f"Still without a value: {', '.join(exercise.answers)}."
        return Report(exercise.id, exercise.title, verdict, bare, summary, "do the task above, then check again")
    explained = tuple(
        [
            await _with_places(await explain(there, finding), there, workspace)
            for finding in told_once(findings)
            for there in (world.at(finding.where) if finding.where else world,)
        ]
    )
    summary = {
        Verdict.CONVERGING: "The cluster is still at work on it; check again in a moment.",
        Verdict.CANNOT_TELL: "The lab could not look at everything. That costs you nothing.",
    }.get(verdict, "")
    return Report(exercise.id, exercise.title, verdict, explained, summary, next_step(exercise.id, explained))


def next_step(exercise: str, findings: tuple[Finding, ...]) -> str:
    """One thing to try: for what only the learner can change before what may still change by itself; else a hint."""
    urgent = next((state for state in _URGENCY if any(item.outcome.state is state for item in findings)), None)
    steps = [item.outcome.next for item in findings if item.outcome.state is urgent and item.outcome.next]
    return steps[0] if steps else f'lab.hint("{exercise}")'


def told_once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """An object that is missing is told where it is first missed; what else is asked of it waits."""
    told: set[tuple[str, str]] = set()
    result = []
    for finding in findings:
        missing = finding.where, finding.outcome.missing
        result.append(replace(finding, outcome=Outcome(State.SKIPPED)) if missing in told else finding)
        if finding.outcome.missing:
            told.add(missing)
    return tuple(result)


async def _with_places(finding: Finding, world: World, workspace: Workspace) -> Finding:
    """A missing object that was made in another namespace is named, with the way to the right one."""
    outcome = finding.outcome
    if not outcome.missing:
        return finding
    own = {workspace.namespace, *workspace.others.values()} - {world.namespace}
    places = await elsewhere(world.api, outcome.missing, workspace.created, also=own)
    if not places:
        return finding
    here = world.namespace
    line = f"there is a {outcome.missing} in namespace {', '.join(places)}; this exercise lives in {here}"
    step = f"create it in namespace {here} (plain kubectl does, without -n)"
    if finding.where:
        line = f"there is a {outcome.missing} in namespace {', '.join(places)}; the task asks for it in {here}"
        step = f"`kubectl ... -n {here}`: without -n, plain kubectl works in {workspace.namespace}"
    return replace(finding, outcome=replace(outcome, evidence=(*outcome.evidence, line), next=step))


def _without_findings(exercise: Exercise, verdict: Verdict, summary: str, step: str) -> Report:
    findings = tuple(_finding(item, Outcome(State.SKIPPED)) for item in exercise.expectations)
    return Report(exercise.id, exercise.title, verdict, findings, summary, step)


def _finding(item: Expectation, outcome: Outcome) -> Finding:
    return Finding(item.name, item.says, outcome, item.where)
