"""What the four objects of the broken file are to be, once it is repaired."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lab_helpers.grading import absent, image, only

__all__ = ["SHAPES"]

_NGINX = {"containers": only({"image": image("nginx", "1.26.3")}), "initContainers": absent}

SHAPES: Mapping[str, Mapping[str, Any]] = {
    "ConfigMap/settings": {"data": {"retries": "3", "debug": "no"}},
    "Pod/y": {"spec": _NGINX},
    "Deployment/web-front": {
        "labels": {"team": "blue"},
        "annotations": {"contact": "web@example.org"},
        "spec": {"replicas": 2, "template": {"spec": _NGINX}},
    },
    "Pod/helper": {
        "spec": {
            "containers": only({"image": image("busybox", "1.37.0"), "command": ["sleep", "infinity"]}),
            "initContainers": absent,
        }
    },
}
"""`Kind/name` -> its shape, as the prose prints it."""
