"""Names and addresses that lead out of the exercise's own namespace: an alias, and a list kept by hand."""

from __future__ import annotations

from lab_helpers.course.services import neighbour
from lab_helpers.errors import Refused
from lab_helpers.grading import Difference, Outcome, State, World, reaches, resolves, right, wrong
from lab_helpers.grading.difference import show
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.patience import eventually
from lab_helpers.grading.slices import is_by_hand, slices_of
from lab_helpers.state.snapshot import Object

__all__ = [
    "database_answers",
    "has_endpoints",
    "has_no_slice",
    "leads_to_target",
    "make_database",
    "make_target",
    "slice_holds_the_address",
]

_SERVICE, _DATABASE = "catalogue", "ledger"
"""Names that no exercise asks its learners for: what they look for elsewhere is not found here."""
_DATABASE_PORT = 13306
_SECONDS = 20
"""For which a new address may take to be known everywhere."""


async def make_target(world: World) -> None:
    """A Service `catalogue` in a namespace of its own, with a pod behind it, named in the ConfigMap `ticket`."""
    namespace = await neighbour.make(world, "target")
    await neighbour.run_pod(world, namespace, _SERVICE, service_port=80)
    await neighbour.say_in_ticket(world, {"service": _SERVICE, "namespace": namespace})


async def has_no_slice(world: World) -> Outcome:
    """Nobody keeps an EndpointSlice for it; what the controller has left of a Service of another type is harmless."""
    if found := [item for item in slices_of(world.snapshot, "mirror") if is_by_hand(item)]:
        name = found[0]["metadata"]["name"]
        return wrong(
            f"the EndpointSlice {name} is labelled as its own; an alias has no endpoints",
            next=f"kubectl delete endpointslice {name}",
        )
    return right()


@neighbour.needs_it
async def leads_to_target(world: World) -> Outcome:
    """In a pod `mirror` is an alias of the target and HTTP gets through to it, also when it has another address."""
    namespace = await neighbour.namespace_of(world)
    wanted = f"{_SERVICE}.{namespace}.svc.cluster.local"
    service = await world.api.get(f"Service/{_SERVICE}", namespace)
    if fault := await neighbour.answers_there(world, service["spec"]["clusterIP"], 80):
        return fault
    mirror = await world.api.get("Service/mirror", world.namespace)
    if outcome := _other_name(world, mirror["spec"].get("externalName", ""), wanted):
        return outcome
    outcome = await resolves("mirror", "it is an alias", alias=wanted).look(world)
    if outcome.state is not State.RIGHT:
        return outcome
    asked = reaches("http://mirror:80/", "it gets through", echo=True)
    outcome = await asked.look(world)
    if outcome.state is not State.RIGHT:
        return outcome
    await neighbour.renew_service(world, namespace, _SERVICE)

    async def again() -> bool:
        nonlocal outcome
        outcome = await asked.look(world)
        return outcome.state is State.RIGHT

    if not await eventually(again, _SECONDS):
        service = await world.api.get(f"Service/{_SERVICE}", namespace)
        return await neighbour.answers_there(world, service["spec"]["clusterIP"], 80) or outcome
    return outcome


def _other_name(world: World, got: str, wanted: str) -> Outcome | None:
    """None for the full name of the target, with a dot at its end or without; else what the name is."""
    name = got.rstrip(".").lower()
    if name == wanted:
        return None
    remarks = []
    if not name.strip("0123456789."):
        remarks.append("that looks like an address: here it is taken for a name, and no such name exists")
    elif wanted.startswith(name + "."):
        remarks.append("nobody completes an alias: it needs the whole name, to its end")
    elif name == f"{_SERVICE}.{world.namespace}.svc.cluster.local":
        remarks.append("that is a name in the namespace of this exercise; the ticket names another one")
    difference = Difference("spec.externalName", "the full name of the ticket's Service", show(got))
    return Outcome(State.WRONG, (difference,), tuple(remarks), next="kubectl get configmap ticket -o yaml")


async def make_database(world: World) -> None:
    """A program in a namespace of its own, told by address and port in the ConfigMap `ticket`: no Service has it."""
    namespace = await neighbour.make(world, "outside")
    pod = await neighbour.run_pod(world, namespace, _DATABASE, port=_DATABASE_PORT)
    await neighbour.say_in_ticket(world, {"address": pod["status"]["podIP"], "port": str(_DATABASE_PORT)})


@neighbour.needs_it
async def slice_holds_the_address(world: World) -> Outcome:
    """An EndpointSlice of Service `extdb` holds the ticket's address, and its port under the Service's port's name."""
    if outcome := presence(world.snapshot, "Service/extdb"):
        return outcome
    service = world.snapshot.get("Service/extdb") or {}
    found = slices_of(world.snapshot, "extdb")
    address = await _database(world)
    if not found:
        there = [item["metadata"]["name"] for item in world.snapshot.all("EndpointSlice")]
        remark = f"; there is {', '.join(there)}, whose labels do not say so" if there else ""
        told = f"no EndpointSlice carries the label kubernetes.io/service-name=extdb{remark}"
        return Outcome(await _state(world), evidence=(told,), next="kubectl get endpointslices --show-labels")
    endpoints = [endpoint for item in found for endpoint in item.get("endpoints") or ()]
    places = [str(place) for endpoint in endpoints for place in endpoint["addresses"]]
    if address not in places:
        difference = Difference("addresses in its EndpointSlices", f"the ticket's, {address}", show(places or "none"))
        return Outcome(await _state(world), (difference,), next="kubectl get configmap ticket -o yaml")
    if strangers := sorted(set(places) - {address}):
        words = f"its EndpointSlices also hold {', '.join(strangers)}: a part of the connections goes there"
        return wrong(words, next="kubectl get endpointslices -o yaml")
    if all(endpoint.get("conditions", {}).get("ready") is False for endpoint in endpoints):
        return wrong("the endpoint says of itself that it is not ready", next="leave its conditions out")
    return _joined(service, [port for item in found for port in item.get("ports") or ()])


async def has_endpoints(world: World) -> bool:
    """Whether somebody keeps Endpoints for it, the old sort, which the lab does not follow as it does other objects."""
    try:
        await world.api.request("GET", f"/api/v1/namespaces/{world.namespace}/endpoints/extdb")
    except Refused as refusal:
        if refusal.status != 404:
            raise
        return False
    return True


async def _state(world: World) -> State:
    """How to call what is missing: the cluster makes EndpointSlices of Endpoints a moment later."""
    return State.PENDING if await has_endpoints(world) else State.WRONG


def _joined(service: Object, ports: list[Object]) -> Outcome:
    """Whether one of the EndpointSlices' ports is the ticket's, under the name of the Service's port."""
    entry: Object = next((port for port in service["spec"].get("ports", ()) if port["port"] == 3306), {})
    wanted = entry.get("name", "")
    named = [port.get("name") or "" for port in ports if port.get("port") == _DATABASE_PORT]
    if wanted in named:
        return right()
    if named:
        difference = Difference("name of the port in the EndpointSlice", wanted or "no name", named[0] or "no name")
        told = "kube-proxy joins the ports of a Service and of its EndpointSlices by their names"
        return Outcome(State.WRONG, (difference,), (told,), "kubectl get service,endpointslice -o yaml")
    got = show([port.get("port") for port in ports]) if ports else "none"
    difference = Difference("port in the EndpointSlice", f"the ticket's, {_DATABASE_PORT}", got)
    return Outcome(State.WRONG, (difference,), next="kubectl get configmap ticket -o yaml")


@neighbour.needs_it
async def database_answers(world: World) -> Outcome:
    """What the lab runs at the ticket's address answers, through the Service's name."""
    if fault := await neighbour.answers_there(world, await _database(world), _DATABASE_PORT):
        return fault
    protocols = [
        port.get("protocol", "TCP")
        for item in slices_of(world.snapshot, "extdb")
        for port in item.get("ports") or ()
        if port.get("port") == _DATABASE_PORT
    ]
    if protocols and "TCP" not in protocols:
        difference = Difference("protocol of the port in the EndpointSlice", "TCP", protocols[0])
        return Outcome(State.WRONG, (difference,), next="kubectl get endpointslices -o yaml")
    return await reaches("http://extdb:3306/", "it answers", echo=True).look(world)


async def _database(world: World) -> str:
    pod = await world.api.get(f"Pod/{_DATABASE}", await neighbour.namespace_of(world))
    return str(pod["status"].get("podIP", ""))
