"""What a probe asks, in the words in which a learner is told of it."""

from __future__ import annotations

import shlex
from typing import Any

__all__ = ["asked", "by_hand"]

Object = dict[str, Any]


def by_hand(pod: str, probe: Object, container: str = "") -> str:
    """How a learner finds out what the command of an exec probe ends with.

    >>> by_hand("desk", {"exec": {"command": ["cat", "/tmp/a file"]}})
    "try it by hand: `kubectl exec desk -- cat '/tmp/a file'; echo $?`"
    """
    which = f" -c {container}" if container else ""
    return f"try it by hand: `kubectl exec {pod}{which} -- {shlex.join(probe['exec'].get('command', ()))}; echo $?`"


def asked(probe: Object) -> str:
    """The question of a probe.

    >>> asked({"httpGet": {"path": "/", "port": 8080}})
    'by httpGet for / on port 8080'
    """
    if "exec" in probe:
        return f"by exec: {shlex.join(probe['exec'].get('command', ()))}"
    handler = next((item for item in ("httpGet", "tcpSocket", "grpc") if item in probe), "")
    if not handler:
        return "nothing"
    path = f" for {probe[handler].get('path', '/')}" if handler == "httpGet" else ""
    return f"by {handler}{path} on port {probe[handler].get('port')}"
