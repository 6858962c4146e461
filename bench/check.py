"""Measure what a learner waits for at a check, beside a reference in the same run; prints Markdown table rows.

Needs the lab cluster. Method: every figure is taken N times, the two sides of a ratio in turn.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from lab_helpers.course.lesson import Lesson
from lab_helpers.grading import Exercise, Verdict, exists, expect
from lab_helpers.notebook.session import Session
from lab_helpers.state.api import Api, connect
from lab_helpers.state.loop import run

SETTLED = Exercise(
    "bench-settled",
    "Settled",
    exists("ConfigMap/note"),
    expect("ConfigMap/note", "says yes", name="data", data={"a": "1"}),
)
LESSON = Lesson("99", "bench", "Bench", (SETTLED,))


def main() -> None:
    session = Session(learner="bench")
    api = run(connect(session.cluster))
    row(
        "import lab_helpers | import kubernetes", *paired(10, python("import lab_helpers"), python("import kubernetes"))
    )
    row(
        "import + Lab ready to check | import kubernetes + one list",
        *paired(10, python("from lab_helpers import Lab; Lab('pods')"), python(LIST)),
    )
    namespace = session.reset(LESSON, SETTLED).namespace
    note = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "note"}, "data": {"a": "1"}}
    run(api.create(note, namespace))
    row(
        "verdict on settled state | one raw GET",
        *paired(50, lambda: passed(session), lambda: run(api.get("ConfigMap/note", namespace))),
    )
    delays = [until_verdict(session, api, namespace, note) for _ in range(50)]
    print(f"| state becomes true → verdict | {spread(delays)} | | |")
    run(api.delete(f"Namespace/{namespace}"))


LIST = """
import kubernetes
kubernetes.config.load_kube_config()
kubernetes.client.CoreV1Api().list_namespaced_pod("default")
"""


def python(program: str) -> Callable[[], object]:
    environment = {**os.environ, **Session().cluster.environment()}
    return lambda: subprocess.run([sys.executable, "-c", program], check=True, env=environment)


def passed(session: Session) -> None:
    assert session.check(LESSON, SETTLED, {}).verdict is Verdict.PASSED


def until_verdict(session: Session, api: Api, namespace: str, note: dict[str, object]) -> float:
    """Seconds from the API server's answer to the write that makes it true until the verdict is there."""
    run(api.patch("ConfigMap/note", {"data": {"a": "2"}}, namespace))
    waiting = Exercise("bench-settled", "Waits", expect("ConfigMap/note", "says yes", settles=True, data={"a": "1"}))
    ended: list[float] = []

    def check() -> None:
        assert session.check(LESSON, waiting, {}).verdict is Verdict.PASSED
        ended.append(time.perf_counter())

    thread = threading.Thread(target=check)
    thread.start()
    time.sleep(0.4)  # the check has looked, and waits
    run(api.patch("ConfigMap/note", note, namespace))
    made_true = time.perf_counter()
    thread.join()
    return ended[0] - made_true


def paired(times: int, one: Callable[[], object], other: Callable[[], object]) -> tuple[list[float], list[float]]:
    """Seconds of both, taken in turn after one unmeasured round."""
    one(), other()
    results: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for work, into in zip((one, other), results, strict=True):
            started = time.perf_counter()
            work()
            into.append(time.perf_counter() - started)
    return results


def row(name: str, ours: list[float], reference: list[float]) -> None:
    ratio = statistics.median(ours) / statistics.median(reference)
    print(f"| {name} | {spread(ours)} | {spread(reference)} | {ratio:.2f} |", flush=True)


def spread(seconds: list[float]) -> str:
    return f"{min(seconds) * 1e3:.0f} / {statistics.median(seconds) * 1e3:.0f} / {max(seconds) * 1e3:.0f} ms"


if __name__ == "__main__":
    print("| what, beside what | ours: min / median / max | reference | ratio |\n|---|---|---|---|")
    main()
