"""What the API server would say to a new object, without storing it; and what its refusals mean."""

from __future__ import annotations

from lab_helpers.errors import Refused
from lab_helpers.state.api import Api, Object
from lab_helpers.state.kinds import kind_of, object_path

__all__ = ["CAUSES", "cause_of", "dry_run"]

CAUSES: dict[str, str] = {
    "decoding": "the manifest could not be read",
    "token": "the request was not recognised as anybody's",
    "authorisation": "this account may not do it",
    "quota": "a ResourceQuota of the namespace is used up",
    "admission": "an admission rule of the cluster forbids it",
    "absent": "what the request speaks of is not there",
    "exists": "there is already one of that name",
    "conflict": "somebody changed the object in between",
    "immutable": "a field was to change that cannot change",
    "validation": "a field has a value that is not allowed",
    "server": "the API server itself had a fault",
}
"""Why the API server refuses, in words."""

_BY_STATUS = {400: "decoding", 401: "token", 404: "absent", 415: "decoding", 422: "validation"}


async def dry_run(api: Api, obj: Object, namespace: str) -> Object:
    """A new object as the API server would store it; nothing is stored. `Refused` where it would not.

    Fields are validated strictly. The object's own `metadata.namespace`, if it has one, counts before `namespace`.
    """
    path = object_path(kind_of(obj["kind"]), obj.get("metadata", {}).get("namespace", namespace))
    return await api.request("POST", path, query={"dryRun": "All", "fieldValidation": "Strict"}, body=obj)


def cause_of(refusal: Refused) -> str:
    """Which of `CAUSES` it is: by the status code, and where one code has several causes, by its words."""
    message = refusal.message
    if refusal.status == 403:
        if "exceeded quota" in message or "failed quota" in message:
            return "quota"
        return "authorisation" if 'User "' in message and " cannot " in message else "admission"
    if refusal.status == 409:
        return "exists" if refusal.reason == "AlreadyExists" else "conflict"
    if refusal.status == 422 and "field is immutable" in message:
        return "immutable"
    return _BY_STATUS.get(refusal.status, "server" if refusal.status >= 500 else "validation")
