"""Who may do what."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from lab_helpers.grading.behaviours.targets import gone_outcome, guarded
from lab_helpers.grading.difference import Difference, nearest
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.patience import eventually
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.world import World
from lab_helpers.state.access import VERBS, Access, may
from lab_helpers.state.kinds import KINDS

__all__ = ["allowed", "denied"]

_SETTLED = 2
"""Seconds after which the API server's own cache of roles has seen every write."""
_SUBJECTS = ("ServiceAccount", "User", "Group")


def allowed(subject: str, verb: str, resource: str, says: str, *, name: str = "", next: str = "") -> Expectation:
    """`ServiceAccount/x`, `User/x` or `Group/x` may do this in the namespace of the exercise.

    `verb` and `resource` are as RBAC writes them: `list` and `pods`, `get` and `pods/log`, `patch` and
    `deployments.apps`. The API server's authoriser is asked, whatever roles and bindings lead there.
    """
    _known(subject, verb, resource)

    async def look(world: World) -> Outcome:
        if missing := await _missing(world, subject):
            return missing
        found = await _settles(lambda: may(world.api, subject, verb, resource, world.namespace), True)
        if found.allowed:
            return Outcome(State.RIGHT)
        difference = Difference(f"{verb} {resource} as {subject}", "allowed", "not allowed")
        return Outcome(State.WRONG, (difference,), next=next or _can_i(world, subject, verb, resource))

    return Expectation(name or "allowed", says, guarded(look), acts=True)


def denied(
    subject: str,
    verb: str,
    resource: str,
    says: str,
    *,
    control: tuple[str, str],
    name: str = "",
    next: str = "",
) -> Expectation:
    """The subject may not do this, while it may do the `control` (a verb and a resource).

    Where the control is denied too the lab cannot tell: to a subject without any role everything is denied.
    """
    _known(subject, verb, resource)
    _known(subject, *control)

    async def look(world: World) -> Outcome:
        if missing := await _missing(world, subject):
            return missing
        able = await _settles(lambda: may(world.api, subject, *control, world.namespace), True)
        if not able.allowed:
            words = f"nothing is proven while {subject} may not even {' '.join(control)}"
            return Outcome(State.UNKNOWN, evidence=(words,), next=_can_i(world, subject, *control))
        found = await _settles(lambda: may(world.api, subject, verb, resource, world.namespace), False)
        if not found.allowed:
            return Outcome(State.RIGHT)
        difference = Difference(f"{verb} {resource} as {subject}", "not allowed", "allowed")
        evidence = (found.reason,) if found.reason else ()
        step = next or _can_i(world, subject, verb, resource)
        return Outcome(State.WRONG, (difference,), evidence=evidence, next=step)

    return Expectation(name or "denied", says, guarded(look), acts=True)


def _known(subject: str, verb: str, resource: str) -> None:
    """A typo would be denied to everybody, and so pass for a denial that was asked for."""
    kind, _, name = subject.partition("/")
    if kind not in _SUBJECTS or not name:
        raise ValueError(f"{subject!r} is no subject: write one of {', '.join(f'{item}/x' for item in _SUBJECTS)}")
    if verb not in VERBS:
        raise ValueError(f"{verb!r} is no verb of RBAC: did you mean {nearest(verb, VERBS) or sorted(VERBS)}?")
    plural, _, group = resource.partition("/")[0].partition(".")
    groups = {item.plural: item.api.split("/")[1] if item.api.startswith("apis/") else "" for item in KINDS.values()}
    if groups.get(plural, group) != group:
        right = f"{plural}.{groups[plural]}" if groups[plural] else plural
        raise ValueError(f"{resource!r} is in another API group: write {right}")
    if not group and plural not in groups:
        raise ValueError(f"{resource!r} is no resource that the labs know: did you mean {nearest(plural, groups)}?")


async def _missing(world: World, subject: str) -> Outcome | None:
    """Users and groups are only words; a ServiceAccount is an object."""
    if not subject.startswith("ServiceAccount/") or await world.api.find(subject, world.namespace):
        return None
    return gone_outcome(subject)


async def _settles(ask: Callable[[], Awaitable[Access]], wanted: bool) -> Access:
    answer = Access(not wanted, "")

    async def as_wanted() -> bool:
        nonlocal answer
        answer = await ask()
        return answer.allowed is wanted

    await eventually(as_wanted, _SETTLED)
    return answer


def _can_i(world: World, subject: str, verb: str, resource: str) -> str:
    kind, _, name = subject.partition("/")
    who = {
        "ServiceAccount": f"--as=system:serviceaccount:{world.namespace}:{name}",
        "User": f"--as={name}",
        "Group": f"--as=somebody --as-group={name}",
    }[kind]
    return f"kubectl auth can-i {verb} {resource} {who}"
