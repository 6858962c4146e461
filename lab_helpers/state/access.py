"""Who may do what: SubjectAccessReview, answered by the API server's own authoriser."""

from __future__ import annotations

from typing import NamedTuple

from lab_helpers.state.api import Api, Object

__all__ = ["VERBS", "Access", "may"]

VERBS = frozenset(
    {
        "get",
        "list",
        "watch",
        "create",
        "update",
        "patch",
        "delete",
        "deletecollection",
        "bind",
        "escalate",
        "impersonate",
    }
)
"""The verbs of the API; RBAC knows no others for resources."""


class Access(NamedTuple):
    """Whether it is allowed, and the authoriser's words."""

    allowed: bool
    reason: str


async def may(api: Api, subject: str, verb: str, resource: str, namespace: str, *, name: str = "") -> Access:
    """Whether `ServiceAccount/reader` (of this namespace), `User/jane` or `Group/dev` may do it in this namespace.

    `resource` is as RBAC writes it: `pods`, `pods/log`, `deployments.apps`, `deployments.apps/scale`.
    """
    whole, _, subresource = resource.partition("/")
    plural, _, group = whole.partition(".")
    attributes = {"verb": verb, "resource": plural, "group": group, "subresource": subresource, "name": name}
    spec = {"resourceAttributes": {"namespace": namespace, **attributes}, **_identity(subject, namespace)}
    review: Object = {"apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview", "spec": spec}
    answer = await api.request("POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews", body=review)
    status = answer["status"]
    return Access(bool(status.get("allowed")), str(status.get("reason", "")))


def _identity(subject: str, namespace: str) -> Object:
    """User and groups as the authenticator would give them."""
    kind, _, name = subject.partition("/")
    if kind == "Group":
        return {"user": "lab-helpers", "groups": [name, "system:authenticated"]}
    if kind == "User":
        return {"user": name, "groups": ["system:authenticated"]}
    groups = ["system:serviceaccounts", f"system:serviceaccounts:{namespace}", "system:authenticated"]
    return {"user": f"system:serviceaccount:{namespace}:{name}", "groups": groups}
