"""Questions that are put by kubectl itself: commands inside containers, and what a kubeconfig leads to."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from lab_helpers.clusters import Cluster
from lab_helpers.errors import ClusterUnreachable

__all__ = ["Output", "run_in_pod", "run_kubectl", "unreached"]

_LIMIT = 64 * 1024
_NOT_REACHED = ("The connection to the server", "Unable to connect to the server", "error dialing backend")
"""What kubectl says where the API server, or the API server where the node, does not answer."""


class Output(NamedTuple):
    """What a command printed (64 KiB at most of each stream) and how it ended; code None: out of time."""

    code: int | None
    stdout: str
    stderr: str


async def run_in_pod(
    cluster: Cluster,
    namespace: str,
    pod: str,
    command: Sequence[str],
    *,
    container: str = "",
    timeout: float = 10,
) -> Output:
    """Run a command in a container, as `kubectl exec` does; `timeout` in seconds.

    Raises `ClusterUnreachable` where the command could not even be asked for: that tells nothing of the container.
    """
    options = ["--container", container] if container else []
    arguments = ["--namespace", namespace, "exec", pod, *options, "--", *command]
    output = await run_kubectl(cluster, cluster.admin_kubeconfig, arguments, timeout=timeout)
    if unreached(output):
        raise ClusterUnreachable(
            f"No command could be run in pod {pod}: {output.stderr.strip().splitlines()[-1]}",
            expected=f"the cluster {cluster.name!r} up and running",
            do="labs up",
        )
    return output


async def run_kubectl(cluster: Cluster, kubeconfig: Path, arguments: Sequence[str], *, timeout: float = 10) -> Output:
    """Run kubectl with this kubeconfig and no other; `timeout` in seconds."""
    process = await asyncio.create_subprocess_exec(
        "kubectl",
        "--kubeconfig",
        str(kubeconfig),
        *arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **cluster.environment()},
        start_new_session=True,  # so that what it starts itself ends with it
    )
    assert process.stdout is not None
    assert process.stderr is not None
    everything = asyncio.gather(_read(process.stdout), _read(process.stderr), process.wait())
    try:
        stdout, stderr, _ = await asyncio.wait_for(asyncio.shield(everything), timeout)
    except TimeoutError:
        return Output(None, "", f"no answer within {timeout:g} s")
    finally:
        if not everything.done():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        await everything  # asyncio does not notice the end of a program whose output nobody reads any more
    return Output(process.returncode, stdout, stderr)


def unreached(output: Output) -> bool:
    """Whether kubectl failed because the API server, or a node behind it, did not answer."""
    return bool(output.code) and any(words in output.stderr for words in _NOT_REACHED)


async def _read(stream: asyncio.StreamReader) -> str:
    """The beginning of a stream; the rest is read, so that the command can go on, and not kept."""
    kept = b""
    while part := await stream.read(_LIMIT):
        kept += part[: _LIMIT - len(kept)]
    return kept.decode(errors="replace")
