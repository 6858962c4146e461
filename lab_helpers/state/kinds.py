"""The kinds of object that the labs look at, and where the API server keeps them."""

from __future__ import annotations

from typing import NamedTuple

from lab_helpers.errors import BadInput

__all__ = ["KINDS", "Kind", "Ref", "kind_of", "object_path", "parse_ref"]


class Kind(NamedTuple):
    """One kind: `Pod`, `api/v1`, `pods`, namespaced."""

    name: str
    api: str
    plural: str
    namespaced: bool = True


class Ref(NamedTuple):
    """A kind and, where one object is meant, its name: `Pod/web`, `Pod`."""

    kind: str
    name: str | None

    def __str__(self) -> str:
        return f"{self.kind}/{self.name}" if self.name else self.kind


def _kinds(api: str, *plurals: tuple[str, str], namespaced: bool = True) -> dict[str, Kind]:
    return {name: Kind(name, api, plural, namespaced) for name, plural in plurals}


KINDS: dict[str, Kind] = {
    **_kinds(
        "api/v1",
        ("ConfigMap", "configmaps"),
        ("PersistentVolumeClaim", "persistentvolumeclaims"),
        ("Pod", "pods"),
        ("ReplicationController", "replicationcontrollers"),
        ("ResourceQuota", "resourcequotas"),
        ("Secret", "secrets"),
        ("Service", "services"),
        ("ServiceAccount", "serviceaccounts"),
    ),
    **_kinds(
        "apis/apps/v1",
        ("DaemonSet", "daemonsets"),
        ("Deployment", "deployments"),
        ("ReplicaSet", "replicasets"),
        ("StatefulSet", "statefulsets"),
    ),
    **_kinds("apis/batch/v1", ("CronJob", "cronjobs"), ("Job", "jobs")),
    **_kinds("apis/discovery.k8s.io/v1", ("EndpointSlice", "endpointslices")),
    **_kinds("apis/networking.k8s.io/v1", ("Ingress", "ingresses")),
    **_kinds(
        "api/v1",
        ("Namespace", "namespaces"),
        ("Node", "nodes"),
        ("PersistentVolume", "persistentvolumes"),
        namespaced=False,
    ),
    **_kinds("apis/storage.k8s.io/v1", ("StorageClass", "storageclasses"), namespaced=False),
}


def kind_of(name: str) -> Kind:
    """The kind of this name; `BadInput` for one that the labs do not know."""
    try:
        return KINDS[name]
    except KeyError:
        raise BadInput(
            f"{name!r} is not a kind that the labs know.",
            expected=f"one of {', '.join(sorted(KINDS))}",
            do="write the kind as in a manifest, for example Pod",
        ) from None


def parse_ref(text: str) -> Ref:
    """`Pod/web` or `Pod` as a `Ref`.

    >>> parse_ref("Pod/web")
    Ref(kind='Pod', name='web')
    """
    kind, _, name = text.partition("/")
    return Ref(kind_of(kind).name, name or None)


def object_path(kind: Kind, namespace: str | None = None, name: str | None = None) -> str:
    """The path of a collection or of one object on the API server.

    >>> object_path(KINDS["Pod"], "pods-1", "web")
    '/api/v1/namespaces/pods-1/pods/web'
    """
    parts = [kind.api]
    if kind.namespaced and namespace:
        parts += ["namespaces", namespace]
    parts.append(kind.plural)
    if name:
        parts.append(name)
    return "/" + "/".join(parts)
