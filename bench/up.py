"""Measure `labs up` beside a bare `kind create cluster --wait` of the same image and topology; prints a Markdown row.

Needs a lab cluster, whose images and tools both sides use. Method: new clusters in turn, as many rounds as the
first argument says (3 without it), each deleted before the next begins; deleting is not measured.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lab_helpers.clusters import current, host, state_home
from lab_helpers.clusters.engine import find_engine
from lab_helpers.clusters.kind import configuration, delete

NAME = "labs-bench"
PORT = 32080


def main(rounds: int, scratch: Path) -> None:
    cluster = current()
    engine = host.configured(find_engine(cluster.engine))
    (scratch / "images.json").write_bytes((state_home() / "images.json").read_bytes())
    kit = {**os.environ, **engine.environment(), "LABS_HOME": str(scratch), "LABS_CLUSTER": NAME}
    (scratch / "kind.yaml").write_text(configuration(PORT))
    kind, kubeconfig = str(cluster.bin / "kind"), f"--kubeconfig={scratch / 'kubeconfig'}"

    arguments = ["--name", NAME, "--image", cluster.node_image, f"--config={scratch / 'kind.yaml'}", kubeconfig]

    def quiet(*command: str) -> None:
        subprocess.run(command, env=kit, check=True, capture_output=True)

    def all_ready() -> None:
        quiet(
            str(cluster.bin / "kubectl"),
            kubeconfig,
            "wait",
            "nodes",
            "--all",
            "--for=condition=Ready",
            "--timeout=120s",
        )

    ours: list[float] = []
    bare: list[float] = []
    ready: list[float] = []
    for _ in range(rounds):
        bare.append(seconds(lambda: quiet(kind, "create", "cluster", "--wait", "120s", *arguments)))
        ready.append(bare[-1] + seconds(all_ready))
        delete(Path(kind), engine, scratch / NAME)
        ours.append(seconds(lambda: quiet("labs", "up", "--port", str(PORT))))
        quiet("labs", "down")
    row(f"`labs up`, beside kind create --wait, which waits for the control plane only, n={rounds}", ours, bare)
    row(f"`labs up`, beside the same, then kubectl wait for the workers, n={rounds}", ours, ready)
    healthy = [seconds(lambda: subprocess.run(["labs", "up"], check=True, capture_output=True)) for _ in range(10)]
    print(f"| `labs up` on a healthy cluster, n=10 | {spread(healthy)} | | |")


def row(name: str, ours: list[float], reference: list[float]) -> None:
    ratio = statistics.median(ours) / statistics.median(reference)
    print(f"| {name} | {spread(ours)} | {spread(reference)} | {ratio:.2f} |", flush=True)


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def spread(values: list[float]) -> str:
    return f"{min(values):.2f} / {statistics.median(values):.2f} / {max(values):.2f} s"


if __name__ == "__main__":
    print("| what, beside what | ours: min / median / max | reference | ratio |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 3, Path(folder))
