"""What a name stands for, as a program inside a pod sees it."""

from __future__ import annotations

from lab_helpers.grading.behaviours.targets import Place, gone_outcome, guarded, place_words, runner
from lab_helpers.grading.difference import Difference, show
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.slices import ready_addresses, slices_of
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.world import World
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.probes import resolve

__all__ = ["resolves"]


def resolves(
    host: str,
    says: str,
    *,
    to: str | tuple[str, ...] = (),
    alias: str = "",
    from_: Place = "",
    name: str = "",
    next: str = "",
) -> Expectation:
    """In a pod the name stands for exactly these addresses, and is an alias of that name.

    `to` is an address or several, or `Service/x` (its cluster IP; of a headless one the addresses of its ready pods)
    or `Pod/x`, looked up at the moment of the check. `alias` is the name of a CNAME record, without the last dot.
    """
    if not to and not alias:
        raise ValueError(f"resolves({host!r}): say what it is to resolve to, or of what it is an alias")

    async def look(world: World) -> Outcome:
        run = await runner(world, from_)
        if isinstance(run, Outcome):
            return run
        wanted = await _addresses(world, to)
        if isinstance(wanted, Outcome):
            return wanted
        found = await resolve(run, host, mark=world.nonce)
        differences = []
        if to and found.addresses != wanted:
            got = show(sorted(found.addresses)) if found.addresses else "no address"
            differences.append(Difference(f"{host} in {place_words(from_)}", show(sorted(wanted)), got))
        if alias and alias.rstrip(".") not in found.aliases:
            got = show(list(found.aliases)) if found.aliases else "no alias"
            differences.append(Difference(f"{host} in {place_words(from_)}", f"an alias of {alias}", got))
        if not differences:
            return Outcome(State.RIGHT)
        # names are known a moment after the objects that they stand for
        return Outcome(State.PENDING, tuple(differences), next=next or "kubectl get services", again=1.0)

    return Expectation(name or "resolves", says, guarded(look), acts=True)


async def _addresses(world: World, to: str | tuple[str, ...]) -> frozenset[str] | Outcome:
    if not isinstance(to, str):
        return frozenset(to)
    if "/" not in to:
        return frozenset({to})
    snapshot = await world.now("Service", "Pod", "EndpointSlice")
    obj = snapshot.get(to)
    if obj is None:
        return gone_outcome(to)
    if parse_ref(to).kind == "Pod":
        return frozenset({str(obj.get("status", {}).get("podIP", ""))})
    if obj["spec"].get("clusterIP", "None") != "None":
        return frozenset({str(obj["spec"]["clusterIP"])})
    return ready_addresses(*slices_of(snapshot, obj["metadata"]["name"]))
