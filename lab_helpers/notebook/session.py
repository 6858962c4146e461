"""What begin, check and reset do, whoever asks: a notebook cell, the `labs` command or a test."""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeVar

from lab_helpers.clusters import Cluster, current
from lab_helpers.clusters.paths import state_home
from lab_helpers.course.lesson import Lesson, seed
from lab_helpers.errors import ClusterError, NamespaceGone
from lab_helpers.grading.exercise import Exercise
from lab_helpers.grading.judge import cannot_tell, judge, namespace_deleted, not_begun
from lab_helpers.grading.replay import Record, record
from lab_helpers.grading.verdict import Report
from lab_helpers.grading.workspace import Workspace, begin, find, find_all, reset
from lab_helpers.state.api import Api, connect
from lab_helpers.state.capabilities import demand
from lab_helpers.state.journal import BEGUN, RESET, Journal
from lab_helpers.state.kubeconfig import use_namespace
from lab_helpers.state.loop import run
from lab_helpers.state.mirror import Mirror

__all__ = ["Session", "journal", "note_attempt"]

T = TypeVar("T")

_MIRRORS = 4
"""Exercises whose namespaces a kernel goes on following: the newest few, so that its memory is bounded."""


def journal() -> Journal:
    """The journal of all attempts on this machine."""
    return Journal(state_home() / "journal.jsonl")


def note_attempt(lesson: Lesson, report: Report) -> None:
    """Append a check to the journal: its verdict, and by name what held and what did not."""
    journal().add(
        lesson.name,
        report.exercise,
        report.verdict.value,
        report.score,
        held=report.held,
        failing=report.failing,
    )


class Session:
    """One learner's connection to one cluster, kept while it works and made again when it does not.

    `learner` (`$LABS_LEARNER`) keeps the namespaces of several learners on one cluster apart.
    """

    def __init__(self, find_cluster: Callable[[], Cluster] = current, *, learner: str | None = None) -> None:
        self.cluster = find_cluster()
        self.learner = os.environ.get("LABS_LEARNER", "") if learner is None else learner
        self._find_cluster = find_cluster
        self._api: Api | None = None
        self._mirrors: dict[str, tuple[Workspace, Mirror]] = {}  # by exercise, the one opened first in front

    def begin(self, lesson: Lesson, exercise: Exercise) -> Workspace:
        """Make (or find) the exercise's namespace and point plain kubectl at it."""
        return self._enter(begin, BEGUN, lesson, exercise)

    def reset(self, lesson: Lesson, exercise: Exercise) -> Workspace:
        """Give the exercise a fresh namespace; the journal keeps every attempt."""
        return self._enter(reset, RESET, lesson, exercise)

    def check(self, lesson: Lesson, exercise: Exercise, answers: Mapping[str, Any]) -> Report:
        """Judge the exercise and note the attempt; a fault of the cluster is a `cannot tell`."""
        try:
            report = run(self._check(exercise, answers))
        except ClusterError as error:
            report = cannot_tell(exercise, error)
        note_attempt(lesson, report)
        return report

    def record(self, exercise: str = "") -> list[Record]:
        """What this learner's namespaces hold, of one exercise or of all that were begun."""

        async def work() -> list[Record]:
            api = await self._connected()
            return await record(api, await find_all(api, exercise=exercise, learner=self.learner))

        return run(self._connecting(work))

    def held(self) -> tuple[int, int]:
        """How many objects the mirrors of this kernel hold, and their bytes as JSON."""
        sizes = [mirror.size() for _, mirror in self._mirrors.values()]
        return sum(count for count, _ in sizes), sum(size for _, size in sizes)

    def close(self) -> None:
        """Give the connections back."""
        run(self._disconnect())

    def _enter(self, action: Any, word: str, lesson: Lesson, exercise: Exercise) -> Workspace:
        async def work() -> Workspace:
            api = await self._connected()
            await api.confirm_identity()
            await self._forget(exercise)
            found: Workspace = await action(api, exercise, seed(lesson, exercise), learner=self.learner)
            return found

        workspace = run(self._connecting(work))
        journal().add(lesson.name, exercise.id, word)
        use_namespace(self.cluster.kubeconfig, workspace.namespace, self.cluster.admin_kubeconfig)
        return workspace

    async def _check(self, exercise: Exercise, answers: Mapping[str, Any]) -> Report:
        try:
            workspace, mirror = await self._connecting(lambda: self._look(exercise))
        except NamespaceGone as error:
            await demand(await self._connected(), exercise.needs)
            if any(entry.exercise == exercise.id and entry.verdict in (BEGUN, RESET) for entry in journal().attempts()):
                return await namespace_deleted(await self._connected(), exercise, answers, error)
            return not_begun(exercise, error)
        return await judge(mirror, exercise, workspace, answers)

    async def _connecting(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """The work's result; once more by a new connection where one that is kept fails.

        The cluster may have been made anew since; its address and certificates are then others.
        """
        kept = self._api is not None
        try:
            return await work()
        except ClusterError:
            if not kept:
                raise
            await self._disconnect()
            return await work()

    async def _look(self, exercise: Exercise) -> tuple[Workspace, Mirror]:
        """The exercise's namespace and a mirror of it that is up to date; one that is kept costs only its lists."""
        api = await self._connected()
        if exercise.id in self._mirrors:
            workspace, mirror = self._mirrors[exercise.id]
            if mirror.at_home and exercise.watches <= mirror.kinds:
                await mirror.refresh()
                return workspace, mirror
            await self._forget(exercise)
        workspace = await find(api, exercise.id, learner=self.learner)
        mirror = Mirror(api, workspace.namespace, exercise.watches, home=True, others=workspace.others)
        self._mirrors[exercise.id] = workspace, mirror
        while len(self._mirrors) > _MIRRORS:
            await self._mirrors.pop(next(iter(self._mirrors)))[1].close()
        await mirror.refresh()
        return workspace, mirror

    async def _forget(self, exercise: Exercise) -> None:
        if exercise.id in self._mirrors:
            await self._mirrors.pop(exercise.id)[1].close()

    async def _connected(self) -> Api:
        """The connection, whose cluster is proven to be the lab's own.

        Later handshakes prove it again, because each cluster has an authority of its own for its certificate.
        """
        if self._api is None:
            self.cluster = self._find_cluster()
            self._api = await connect(self.cluster)
        return self._api

    async def _disconnect(self) -> None:
        kept, self._mirrors = list(self._mirrors.values()), {}
        for _, mirror in kept:
            await mirror.close()
        if self._api is not None:
            await self._api.close()
            self._api = None
