"""What a probe asks, in the words in which a learner is told of it."""

from __future__ import annotations

import shlex
from typing import Any

__all__ = ["asked", "by_hand"]

Object = dict[str, Any]

_LONGEST = 120


def by_hand(pod: str, probe: Object, container: str = "") -> str:
    """How a learner finds out what the command of an exec probe ends with.

    >>> by_hand("desk", {"exec": {"command": ["cat", "/tmp/a file"]}})
    "try it by hand: `kubectl exec desk -- cat '/tmp/a file'; echo $?`"
    """
    which = f" -c {container}" if container else ""
    command = shlex.join(probe["exec"].get("command", ()))
    if "`" in command or "\n" in command or len(command) > _LONGEST:
        command = "COMMAND"
    return f"try it by hand: `kubectl exec {pod}{which} -- {command}; echo $?`"


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
