"""What the objects of the old file are in today's API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lab_helpers.grading import absent, image, one_of, only

__all__ = ["SHAPES"]

_BACKEND = {"service": {"name": "shop", "port": {"number": 80}}}
_PATHS = only({"path": "/", "pathType": "Prefix", "backend": _BACKEND})
_TEMPLATE = {
    "metadata": {"labels": {"app": "shop"}},
    "spec": {"containers": only({"image": image("nginx", "1.26.3")})},
}

SHAPES: Mapping[str, Mapping[str, Any]] = {
    "Deployment/shop": {"spec": {"replicas": 2, "template": _TEMPLATE}},
    "Ingress/shop": {
        "annotations": one_of(absent, {"kubernetes.io/ingress.class": absent}),
        "spec": {
            "ingressClassName": "nginx",
            "defaultBackend": absent,
            "rules": only({"host": "shop.example", "http": {"paths": _PATHS}}),
        },
    },
}
"""`Kind/name` -> its shape, as the prose prints it."""
