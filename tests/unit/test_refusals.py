"""What the API server's refusals mean: by status code, and by words only where one code has several causes."""

from __future__ import annotations

import pytest

from lab_helpers.errors import Refused
from lab_helpers.state.refusals import CAUSES, cause_of


@pytest.mark.parametrize(
    ("status", "reason", "message", "cause"),
    [
        (400, "BadRequest", 'strict decoding error: unknown field "spec.typ"', "decoding"),
        (401, "Unauthorized", "Unauthorized", "token"),
        (403, "Forbidden", 'pods is forbidden: User "jane" cannot create resource "pods"', "authorisation"),
        (403, "Forbidden", 'pods "x" is forbidden: exceeded quota: small, requested: pods=1', "quota"),
        (403, "Forbidden", 'pods "x" is forbidden: failed quota: small: must specify cpu', "quota"),
        (403, "Forbidden", 'pods "x" is forbidden: violates PodSecurity "restricted:latest"', "admission"),
        (404, "NotFound", 'namespaces "x" not found', "absent"),
        (409, "AlreadyExists", 'services "web" already exists', "exists"),
        (409, "Conflict", "the object has been modified", "conflict"),
        (422, "Invalid", "spec.selector: Invalid value: {}: field is immutable", "immutable"),
        (422, "Invalid", "spec.ports: Required value", "validation"),
        (500, "InternalError", "etcd leader changed", "server"),
    ],
)
def test_a_refusal_has_one_cause(status: int, reason: str, message: str, cause: str) -> None:
    assert cause_of(Refused(status, reason, message)) == cause
    assert cause in CAUSES
