"""What begin, check and reset do, whoever asks: a notebook cell, the `labs` command or a test."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from lab_helpers.clusters import Cluster, current
from lab_helpers.clusters.paths import state_home
from lab_helpers.course.lesson import Lesson, seed
from lab_helpers.errors import ClusterError, LabError, NamespaceGone
from lab_helpers.grading.exercise import Exercise
from lab_helpers.grading.judge import cannot_tell, judge, namespace_deleted, not_begun
from lab_helpers.grading.verdict import Report
from lab_helpers.grading.workspace import Workspace, begin, find, reset
from lab_helpers.state.api import Api, connect
from lab_helpers.state.journal import Journal
from lab_helpers.state.kubeconfig import use_namespace
from lab_helpers.state.loop import run

__all__ = ["BEGUN", "Session", "journal"]

BEGUN = "begun"
"""What the journal says where an exercise was started, in the place of a verdict."""


def journal() -> Journal:
    """The journal of all attempts on this machine."""
    return Journal(state_home() / "journal.jsonl")


class Session:
    """One learner's connection to one cluster, kept while it works and made again when it does not.

    `learner` (`$LABS_LEARNER`) keeps the namespaces of several learners on one cluster apart.
    """

    def __init__(self, find_cluster: Callable[[], Cluster] = current, *, learner: str | None = None) -> None:
        self.cluster = find_cluster()
        self.learner = os.environ.get("LABS_LEARNER", "") if learner is None else learner
        self._find_cluster = find_cluster
        self._api: Api | None = None

    def begin(self, lesson: Lesson, exercise: Exercise) -> Workspace:
        """Make (or find) the exercise's namespace and point plain kubectl at it."""
        return self._enter(begin, lesson, exercise)

    def reset(self, lesson: Lesson, exercise: Exercise) -> Workspace:
        """Give the exercise a fresh namespace; the journal keeps every attempt."""
        return self._enter(reset, lesson, exercise)

    def check(self, lesson: Lesson, exercise: Exercise, answers: Mapping[str, Any]) -> Report:
        """Judge the exercise and note the attempt; a fault of the cluster is a `cannot tell`."""
        try:
            report = run(self._check(exercise, answers))
        except ClusterError as error:
            report = cannot_tell(exercise, error)
        journal().add(lesson.name, exercise.id, report.verdict.value, report.score)
        return report

    def close(self) -> None:
        """Give the connection back."""
        if self._api is not None:
            run(self._api.close())
            self._api = None

    def _enter(self, action: Any, lesson: Lesson, exercise: Exercise) -> Workspace:
        async def work() -> Workspace:
            api = await self._connected()
            found: Workspace = await action(api, exercise, seed(lesson, exercise), learner=self.learner)
            return found

        workspace = run(work())
        journal().add(lesson.name, exercise.id, BEGUN, 0)
        use_namespace(self.cluster.kubeconfig, workspace.namespace, self.cluster.admin_kubeconfig)
        return workspace

    async def _check(self, exercise: Exercise, answers: Mapping[str, Any]) -> Report:
        api = await self._connected()
        try:
            workspace = await find(api, exercise.id, learner=self.learner)
        except NamespaceGone as error:
            if any(entry.exercise == exercise.id and entry.verdict == BEGUN for entry in journal().attempts()):
                return await namespace_deleted(api, exercise, answers, error)
            return not_begun(exercise, error)
        return await judge(api, exercise, workspace, answers)

    async def _connected(self) -> Api:
        if self._api is None:
            self._api = await connect(self.cluster)
            return self._api
        try:
            await self._api.confirm_identity()
        except LabError:
            # the cluster may have been made anew since; its address and certificates are then others
            await self._api.close()
            self._api = None
            self.cluster = self._find_cluster()
            self._api = await connect(self.cluster)
        return self._api
