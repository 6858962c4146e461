"""Measure what a learner waits for at a check, beside a reference in the same run; prints Markdown table rows.

Needs the lab cluster. Method: every figure is taken N times, the two sides of a ratio in turn. The arguments are
sizes of classes to grade (`python bench/check.py 100 300 1000`); without them none is.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from lab_helpers.course.lesson import Lesson
from lab_helpers.grading import Exercise, Verdict, exists, expect
from lab_helpers.grading.replay import judge_records
from lab_helpers.grading.workspace import begin, find_all
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
NOTE = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "note"}, "data": {"a": "1"}}


def main(learners: list[int]) -> None:
    session = Session(learner="bench")
    api = run(connect(session.cluster))
    row(
        "import lab_helpers | import kubernetes", *paired(10, python("import lab_helpers"), python("import kubernetes"))
    )
    row(
        "import + Lab ready to check | import kubernetes + one list",
        *paired(10, python("from lab_helpers import Lab; Lab('pods')"), python(LIST)),
    )
    memory("memory with a lab open and a check made | with one list by `kubernetes`", python(OPEN_LAB), python(LIST))
    namespace = session.reset(LESSON, SETTLED).namespace
    run(api.create(NOTE, namespace))
    row(
        "verdict on settled state | one raw GET",
        *paired(200, lambda: passed(session), lambda: run(api.get("ConfigMap/note", namespace))),
    )
    count, size = session.held()
    print(f"| held of that lab's exercises | {count} objects, {size / 1024:.1f} KiB | | |", flush=True)
    waits = {"lab.check": check_waits, "kubectl wait": kubectl_waits, "polling once a second": polling_waits}
    for name, wait in waits.items():
        times = 200 if wait is check_waits else 20
        delays = sorted(until_seen(wait, session, api, namespace) for _ in range(times))
        p99 = delays[int(0.99 * (times - 1))]
        print(
            f"| state becomes true → {name} ends, n={times} | {spread(delays)}, p99 {p99 * 1e3:.0f} ms | | |",
            flush=True,
        )
    run(api.delete(f"Namespace/{namespace}"))
    for number in learners:
        run(a_class(api, number))


async def a_class(api: Api, number: int) -> None:
    """Grade one exercise for this many learners, each with a pod of the right shape that nobody schedules."""
    exercise = Exercise(
        "bench-class", "A pod", exists("Pod/web"), expect("Pod/web", "its label", labels={"run": "web"}, name="label")
    )
    pod = {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "web", "labels": {"run": "web"}},
        "spec": {"schedulerName": "nobody", "containers": [{"name": "web", "image": "nginx:1.26.3"}]},
    }
    gate = asyncio.Semaphore(16)

    async def enrol(learner: str) -> None:
        async with gate:
            workspace = await begin(api, exercise, [], learner=learner)
            await api.create(pod, workspace.namespace)

    await asyncio.gather(*(enrol(f"bench{index}") for index in range(number)))
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        reports = await judge_records(api, exercise, await find_all(api, exercise=exercise.id))
        seconds.append(time.perf_counter() - started)
        assert sum(report.verdict is Verdict.PASSED for report in reports.values()) == number
    print(f"| one exercise graded for {number} learners, n=5 | {spread(seconds)} | | |", flush=True)
    for workspace in await find_all(api, exercise=exercise.id):
        await api.delete(f"Namespace/{workspace.namespace}")


LIST = """
import kubernetes
kubernetes.config.load_kube_config()
kubernetes.client.CoreV1Api().list_namespaced_pod("default")
"""


OPEN_LAB = """
from lab_helpers import Lab
lab = Lab("pods")
lab.begin("pods-1")
lab.grade("pods-1")
"""


def python(program: str) -> Callable[[], int]:
    """A call that runs the program in an interpreter of its own and gives its peak memory in KiB."""
    environment = {**os.environ, **Session().cluster.environment(), "LABS_LEARNER": "bench"}
    measured = program + "\nimport resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"

    def call() -> int:
        done = subprocess.run(
            [sys.executable, "-c", measured], check=True, env=environment, capture_output=True, text=True
        )
        return int(done.stdout.split()[-1])

    return call


def memory(name: str, ours: Callable[[], int], reference: Callable[[], int]) -> None:
    mine, other = ours(), reference()
    print(f"| {name} | {mine / 1024:.0f} MiB | {other / 1024:.0f} MiB | {mine / other:.2f} |", flush=True)


def passed(session: Session) -> None:
    assert session.check(LESSON, SETTLED, {}).verdict is Verdict.PASSED


def until_seen(wait: Callable[[Session, str], None], session: Session, api: Api, namespace: str) -> float:
    """Seconds from the API server's answer to the write that makes it true until the waiting ends."""
    run(api.patch("ConfigMap/note", {"data": {"a": "2"}}, namespace))
    ended: list[float] = []

    def waiting() -> None:
        wait(session, namespace)
        ended.append(time.perf_counter())

    thread = threading.Thread(target=waiting)
    thread.start()
    time.sleep(0.4 + random.random())  # it has looked, and waits, at no fixed point of a polling interval
    run(api.patch("ConfigMap/note", NOTE, namespace))
    made_true = time.perf_counter()
    thread.join()
    return ended[0] - made_true


def check_waits(session: Session, namespace: str) -> None:
    waiting = Exercise("bench-settled", "Waits", expect("ConfigMap/note", "says yes", settles=True, data={"a": "1"}))
    assert session.check(LESSON, waiting, {}).verdict is Verdict.PASSED


def kubectl_waits(session: Session, namespace: str) -> None:
    condition = "--for=jsonpath={.data.a}=1"
    kubectl(session, "wait", "configmap/note", condition, "-n", namespace, "--timeout=30s")


def polling_waits(session: Session, namespace: str) -> None:
    while kubectl(session, "get", "configmap", "note", "-n", namespace, "-o", "jsonpath={.data.a}") != "1":
        time.sleep(1)


def kubectl(session: Session, *arguments: str) -> str:
    command = [str(session.cluster.bin / "kubectl"), f"--kubeconfig={session.cluster.admin_kubeconfig}", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


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
    main([int(number) for number in sys.argv[1:]])
