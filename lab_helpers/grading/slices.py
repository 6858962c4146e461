"""What the EndpointSlices of a Service hold."""

from __future__ import annotations

from typing import Any

from lab_helpers.state.snapshot import Snapshot

__all__ = ["SERVICE_NAME", "endpoints_of", "is_by_hand", "ready_addresses", "slices_of"]

Object = dict[str, Any]

SERVICE_NAME = "kubernetes.io/service-name"
"""The label that says whose an EndpointSlice is."""
_MANAGED_BY = "endpointslice.kubernetes.io/managed-by"
_CONTROLLER = "endpointslice-controller.k8s.io"


def slices_of(snapshot: Snapshot, service: str) -> list[Object]:
    """The EndpointSlices of the Service of this name: those that are labelled so, whoever made them."""
    return snapshot.all("EndpointSlice", {SERVICE_NAME: service})


def is_by_hand(slice: Object) -> bool:
    """Whether somebody else than the controller keeps this EndpointSlice; Endpoints of the old sort count, too."""
    return bool(slice["metadata"]["labels"].get(_MANAGED_BY) != _CONTROLLER)


def endpoints_of(*slices: Object) -> list[Object]:
    """All endpoints of these EndpointSlices, Ready or not."""
    return [endpoint for item in slices for endpoint in item.get("endpoints") or ()]


def ready_addresses(*slices: Object) -> frozenset[str]:
    """The addresses to which these EndpointSlices send: one that does not say whether it is Ready counts as Ready."""
    ready = (item for item in endpoints_of(*slices) if item.get("conditions", {}).get("ready") is not False)
    return frozenset(str(address) for item in ready for address in item["addresses"])
