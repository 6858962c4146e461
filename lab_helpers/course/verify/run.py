"""The proof of many exercises at once: worker processes, each at a place of its own, and what they found."""

from __future__ import annotations

import multiprocessing
import os
import secrets
import signal
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from lab_helpers.clusters import Cluster
from lab_helpers.course.lesson import Lesson
from lab_helpers.course.verify.cases import Result, author_mistakes
from lab_helpers.course.verify.equivalents import equivalents, explained, stale
from lab_helpers.course.verify.place import Place, private_copy, remove_namespaces
from lab_helpers.course.verify.work import Job, do, first_jobs
from lab_helpers.grading.exercise import Exercise
from lab_helpers.state.api import connect
from lab_helpers.state.capabilities import CAPABILITIES, probe
from lab_helpers.state.loop import run

__all__ = ["Progress", "prove", "read_over"]

Target = tuple[Lesson, Exercise]

_place: Place | None = None
"""Of this worker process."""


@dataclass
class Progress:
    """How far a run is: jobs done and known, and what was found so far."""

    done: int = 0
    known: int = 0
    last: str = ""
    results: list[Result] = field(default_factory=list)


def read_over(targets: list[Target]) -> list[Result]:
    """The authors' mistakes that show without a cluster."""
    return [
        Result(exercise.id, "author", "files", "failed", detail=mistake)
        for lesson, exercise in targets
        for mistake in author_mistakes(lesson, exercise)
    ]


def prove(
    cluster: Cluster, targets: list[Target], parts: tuple[str, ...], workers: int, tell: Callable[[Progress], None]
) -> list[Result]:
    """Every case of these exercises, judged on the cluster; raises what the cluster's loss raises.

    `workers` processes share the work; `tell` is called after each job. All namespaces are deleted in the end,
    also after Ctrl-C.
    """
    prefix = f"{os.environ.get('LABS_LEARNER') or 'verify'}-{secrets.token_hex(2)}-"
    api = run(connect(cluster))  # says it at once where the cluster is not there
    progress = Progress(results=_not_tried(targets, run(probe(api))))
    left_out = {result.exercise for result in progress.results}
    targets = [(lesson, exercise) for lesson, exercise in targets if exercise.id not in left_out]
    listed = {exercise.id: equivalents(lesson, exercise) for lesson, exercise in targets}
    try:
        with tempfile.TemporaryDirectory() as folder, _pool(cluster, prefix, folder, workers) as pool:
            first = [first_jobs(exercise, lesson, parts) for lesson, exercise in targets]
            # the first of each exercise, on which others wait, before all the rest
            jobs = [jobs[0] for jobs in first if jobs] + [job for jobs in first for job in jobs[1:]]
            _work_off(pool, jobs, listed, progress, tell)
    finally:
        run(remove_namespaces(api, prefix))
        run(api.close())
    results = progress.results
    solved = {result.exercise for result in results if result.part == "mutants"}
    return results + [line for name in listed if name in solved for line in stale(name, listed[name], results)]


def _not_tried(targets: list[Target], there: frozenset[str]) -> list[Result]:
    """What cannot be proven on a cluster that has only this."""
    return [
        Result(exercise.id, "needs", name, "none", detail=f"not tried: it needs {CAPABILITIES[name]}")
        for _, exercise in targets
        for name in exercise.needs
        if name not in there
    ]


def _work_off(
    pool: ProcessPoolExecutor,
    jobs: list[Job],
    listed: dict[str, dict[str, str]],
    progress: Progress,
    tell: Callable[[Progress], None],
) -> None:
    waiting: dict[Future[tuple[list[Result], list[Job]]], Job] = {}

    def submit(more: list[Job]) -> None:
        for job in more:
            waiting[pool.submit(_do, job)] = job
        progress.known += len(more)

    submit(jobs)
    while waiting:
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            job = waiting.pop(future)
            results, more = future.result()
            progress.results += [explained(listed[job.exercise], result) for result in results]
            submit(more)
            progress.done += 1
            progress.last = f"{job.exercise} {job.part}"
            tell(progress)


@contextmanager
def _pool(cluster: Cluster, prefix: str, folder: str, workers: int) -> Iterator[ProcessPoolExecutor]:
    # a fresh interpreter each: the grader's event loop lives in a thread, which a fork would lose
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_sit_down, initargs=(cluster, prefix, folder))
    try:
        yield pool
    except BaseException:
        for process in multiprocessing.active_children():
            if process.pid is not None:
                with suppress(ProcessLookupError):  # it may not have sat down yet
                    os.killpg(process.pid, signal.SIGKILL)  # with its kubectls and tunnels
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _sit_down(cluster: Cluster, prefix: str, folder: str) -> None:
    """Make this process a learner's: its kubeconfig, its journal, its name; nothing that an answer prints is shown."""
    global _place
    os.setsid()  # Ctrl-C is for the parent, which ends this process and all that it has started
    own = Path(tempfile.mkdtemp(dir=folder))
    copy = private_copy(cluster, own)
    os.environ.update(copy.environment())
    os.environ["LABS_HOME"] = str(own / "state")
    os.environ.setdefault("LABS_PATIENCE", "3")  # several workers share the cores
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    _place = Place(copy, f"{prefix}{os.getpid()}")


def _do(job: Job) -> tuple[list[Result], list[Job]]:
    assert _place is not None
    return do(job, _place)
