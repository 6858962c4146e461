"""Who may do what: SubjectAccessReview, answered by the API server's own authoriser."""

from __future__ import annotations

import asyncio
import base64
import ssl
from typing import NamedTuple

import httpx

from lab_helpers.errors import ClusterUnreachable
from lab_helpers.state.api import Api, Object
from lab_helpers.state.kubeconfig import cluster_of, read

__all__ = ["VERBS", "Access", "ask_without_login", "may"]

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


async def ask_without_login(api: Api, path: str, *, timeout: float = 10) -> httpx.Response:
    """GET this path of the API server as nobody: without certificate, token or password; whatever the answer is."""
    authority = cluster_of(read(api.cluster.admin_kubeconfig))["certificate-authority-data"]
    tls = ssl.create_default_context(cadata=base64.b64decode(authority).decode())
    # a proxy of the machine must not come between
    async with httpx.AsyncClient(base_url=api.server, verify=tls, trust_env=False, timeout=None) as http:
        try:
            return await asyncio.wait_for(http.get(path), timeout)
        except (httpx.HTTPError, TimeoutError) as error:
            raise ClusterUnreachable(
                f"The API server does not answer: {error or type(error).__name__}.",
                expected=f"the cluster {api.cluster.name!r} up and running",
                do="labs up",
            ) from None
