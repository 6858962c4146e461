"""A Service of type LoadBalancer: who gives it an external address, and whether the address is a real one."""

from __future__ import annotations

import asyncio
from typing import Any

from lab_helpers.grading import Outcome, State, World, reaches, right, wrong
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.patience import patience
from lab_helpers.state.snapshot import Object, Snapshot, status_writers

__all__ = ["external_address", "no_address_by_hand", "the_reason", "wrong_reasons"]

_TOOLS = ("kubectl", "OpenAPI-Generator", "python", "curl", "Mozilla")
"""What people write with, as the API server notes it in managedFields."""
_SECONDS = 15
_REASON = "c"
_BY_HAND = "delete the Service, make it anew, and leave EXTERNAL-IP to the cluster"


async def the_reason(world: World) -> str:
    """The right one of the four."""
    return _REASON


async def wrong_reasons(world: World) -> list[tuple[Any, str]]:
    """What is wrong with each of the others."""
    return [
        ("a", "kube-proxy makes each node pass traffic on; it hands out no addresses outside the cluster"),
        ("b", "the API server gives cluster IPs and node ports from its own ranges; it knows no other addresses"),
        ("d", "the address is no wish of yours: it stands in status, which controllers write, not in spec"),
    ]


async def no_address_by_hand(world: World) -> Outcome:
    """No address in the spec, and no status that a person's tool has written."""
    if outcome := presence(world.snapshot, "Service/shop"):
        return outcome
    service = world.snapshot.get("Service/shop") or {}
    if service["spec"].get("externalIPs"):
        words = "spec.externalIPs is a list of addresses that you vouch for: nobody has given them to you"
        return wrong(words, next=_BY_HAND)
    if asked := service["spec"].get("loadBalancerIP"):
        return wrong(f"spec.loadBalancerIP asks for an address of your own choice, {asked}", next=_BY_HAND)
    writers = [name for name in status_writers(service) if name.startswith(_TOOLS)]
    if _addresses(service) and writers:
        return wrong(
            f"status.loadBalancer was written by {writers[0]}, by hand: no such address leads here", next=_BY_HAND
        )
    return right()


async def external_address(world: World) -> Outcome:
    """Where the Service has an external address, it answers there, and another Service gets one, too."""
    given = _addresses(await world.api.get("Service/shop", world.namespace))
    for address in given:
        outcome = await reaches(f"http://{address}:80/", "it answers there", echo=True).look(world)
        if outcome.state is not State.RIGHT:
            return outcome
    if not given or await _is_given_to_another(world):
        return right()
    return wrong("your Service has an external address, and no other Service in this cluster gets one", next=_BY_HAND)


async def _is_given_to_another(world: World) -> bool:
    """Whether a Service of the grader's gets an external address: kube-proxy would believe a forged one."""
    name = f"grader-{world.nonce}"
    spec = {"type": "LoadBalancer", "ports": [{"port": 80}]}

    def given(now: Snapshot) -> bool:
        return bool(_addresses(now.get(f"Service/{name}") or {}))

    try:
        await world.create({"kind": "Service", "metadata": {"name": name}, "spec": spec})
        return await world.until("Service", given, timeout=patience(_SECONDS)) is not None
    finally:
        await asyncio.shield(world.api.delete(f"Service/{name}", world.namespace))


def _addresses(service: Object) -> list[str]:
    """What `status.loadBalancer` names: addresses, or host names where a provider gives those."""
    given = service.get("status", {}).get("loadBalancer", {}).get("ingress") or ()
    return [item.get("ip") or item.get("hostname", "") for item in given]
