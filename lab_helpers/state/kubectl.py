"""Commands inside containers, by the kit's own kubectl."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from typing import NamedTuple

from lab_helpers.clusters import Cluster

__all__ = ["Output", "run_in_pod"]

_LIMIT = 64 * 1024


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
    """Run a command in a container, as `kubectl exec` does; `timeout` in seconds."""
    arguments = ["--kubeconfig", str(cluster.admin_kubeconfig), "--namespace", namespace, "exec", pod]
    if container:
        arguments += ["--container", container]
    process = await asyncio.create_subprocess_exec(
        "kubectl",
        *arguments,
        "--",
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **cluster.environment()},
    )
    try:
        stdout, stderr = await asyncio.wait_for(process.communicate(), timeout)
    except TimeoutError:
        return Output(None, "", f"no answer within {timeout:g} s")
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return Output(process.returncode, _text(stdout), _text(stderr))


def _text(data: bytes) -> str:
    return data[:_LIMIT].decode(errors="replace")
