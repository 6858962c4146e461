"""Every error that a user of the kit can meet, in one tree.

LabError                    what happened, what was expected, what to do now
├── BadInput                an argument, a file or an exercise name that cannot be used
├── ClusterError
│   ├── NoCluster           nothing is up yet
│   ├── ClusterUnreachable  it was up; the API server does not answer now
│   ├── ForeignCluster      it answers, but it is not the cluster that the kit made
│   ├── CapabilityMissing   it cannot do what an exercise needs
│   ├── EngineError         no Docker or Podman, not running, or no permission on its socket
│   ├── ToolError           kind, kubectl or another program is missing or has an unfit version
│   ├── PortTaken           a port on this machine that the cluster needs is in use
│   ├── DiskFull            no room for the images or the cluster
│   ├── ImageError          an image could not be pulled, built, loaded or read
│   └── CreateError         `kind create cluster` ended with an error
├── NamespaceGone           the namespace of an exercise was deleted
└── Refused                 the API server said no; carries its HTTP status, reason and message
"""

from __future__ import annotations

__all__ = [
    "BadInput",
    "CapabilityMissing",
    "ClusterError",
    "ClusterUnreachable",
    "CreateError",
    "DiskFull",
    "EngineError",
    "ForeignCluster",
    "ImageError",
    "LabError",
    "NamespaceGone",
    "NoCluster",
    "PortTaken",
    "Refused",
    "ToolError",
]


class LabError(Exception):
    """What happened, what was expected, what to do now; never shown with a traceback.

    >>> print(LabError("Port 30080 is in use.", expected="a free port", do="stop the other program"))
    Port 30080 is in use.
    Expected: a free port
    Do now:   stop the other program
    """

    def __init__(self, happened: str, *, expected: str = "", do: str = "") -> None:
        super().__init__(happened)
        self.happened = happened
        self.expected = expected
        self.do = do

    def __str__(self) -> str:
        lines = [self.happened]
        if self.expected:
            lines.append(f"Expected: {self.expected}")
        if self.do:
            lines.append(f"Do now:   {self.do}")
        return "\n".join(lines)

    def _render_traceback_(self) -> list[str]:
        """IPython shows this instead of a traceback."""
        return [str(self)]


class BadInput(LabError):
    """An argument, a file or an exercise name that cannot be used."""


class ClusterError(LabError):
    """Anything that is wrong with the cluster or with what it stands on."""


class NoCluster(ClusterError):
    """Nothing is up yet."""


class ClusterUnreachable(ClusterError):
    """It was up; the API server does not answer now."""


class ForeignCluster(ClusterError):
    """It answers, but it is not the cluster that the kit made."""


class CapabilityMissing(ClusterError):
    """It cannot do what an exercise needs."""


class EngineError(ClusterError):
    """No Docker or Podman, not running, or no permission on its socket."""


class ToolError(ClusterError):
    """kind, kubectl or another program is missing or has an unfit version."""


class PortTaken(ClusterError):
    """A port on this machine that the cluster needs is in use."""


class DiskFull(ClusterError):
    """No room for the images or the cluster."""


class ImageError(ClusterError):
    """An image could not be pulled, built, loaded or read."""


class CreateError(ClusterError):
    """`kind create cluster` ended with an error."""


class NamespaceGone(LabError):
    """The namespace of an exercise was deleted."""


class Refused(LabError):
    """The API server said no.

    `status` is the HTTP status (400 strict decoding, 401 token, 403 authorisation, admission or quota,
    404 absent, 409 conflict, 422 validation), `reason` the API's word for it, `message` its sentence.
    """

    def __init__(self, status: int, reason: str, message: str) -> None:
        super().__init__(f"The API server refused ({status} {reason}): {message}")
        self.status = status
        self.reason = reason
        self.message = message
