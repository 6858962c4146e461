"""One learner's seat at the cluster: a kubeconfig and namespaces of its own, and the grader behind it."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lab_helpers.clusters import Cluster
from lab_helpers.course.fixtures import Fixture, apply
from lab_helpers.course.lesson import Lesson, seed
from lab_helpers.errors import NamespaceGone, Refused
from lab_helpers.grading.exercise import Exercise
from lab_helpers.grading.judge import judge, namespace_deleted
from lab_helpers.grading.verdict import Report, Verdict
from lab_helpers.grading.workspace import (
    EXERCISE_LABEL,
    LEARNER_LABEL,
    Workspace,
    discard,
    find,
    learner_objects,
    reset,
    workspace_of,
)
from lab_helpers.grading.world import World
from lab_helpers.state.api import Api, Object, connect
from lab_helpers.state.kinds import KINDS, object_path
from lab_helpers.state.kubeconfig import use_namespace
from lab_helpers.state.loop import run
from lab_helpers.state.mirror import Mirror
from lab_helpers.state.snapshot import Snapshot

__all__ = ["Place", "private_copy", "remove_namespaces"]


class Place:
    """What a learner has at hand; `learner` keeps its namespaces apart from those of others.

    The process must have `cluster.environment()`, because answers in Python run in it.
    """

    def __init__(self, cluster: Cluster, learner: str) -> None:
        self.cluster = cluster
        self.learner = learner
        self._api: Api | None = None

    @property
    def api(self) -> Api:
        """The grader's connection, made when it is first wanted."""
        if self._api is None:
            self._api = run(connect(self.cluster))
        return self._api

    @contextlib.contextmanager
    def begun(self, lesson: Lesson, exercise: Exercise) -> Iterator[Workspace]:
        """The exercise begun anew, plain kubectl pointed at it; its namespaces go with the `with` block."""
        workspace = run(reset(self.api, exercise, seed(lesson, exercise), learner=self.learner))
        use_namespace(self.cluster.kubeconfig, workspace.namespace, self.cluster.admin_kubeconfig)
        try:
            yield workspace
        finally:
            run(discard(self.api, workspace))
            for name in (workspace.namespace, *workspace.others.values()):
                self._end_pods(name)

    def answer(self, fixture: Fixture) -> dict[str, Any]:
        """Do what the fixture does, in a folder of its own; the names that its cell leaves behind."""
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            return apply(fixture, {**os.environ, **self.cluster.environment()})

    def act_out(self, fixture: Fixture) -> None:
        """Do what the fixture does for its effects alone, in a process of its own."""
        if fixture.path is None:
            return
        program = {".yaml": ["kubectl", "apply", "-f"], ".sh": ["bash", "-u"], ".py": [sys.executable]}
        command = [*program[fixture.path.suffix], str(fixture.path)]
        environment = {**os.environ, **self.cluster.environment()}
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=False, timeout=120)

    def apply(self, manifest: str) -> None:
        """Apply the manifest, where it can be."""
        environment = {**os.environ, **self.cluster.environment()}
        command = ["kubectl", "apply", "-f", "-"]
        subprocess.run(command, input=manifest, text=True, env=environment, capture_output=True, check=False)

    def objects(self, workspace: Workspace) -> dict[str, Object]:
        """What the learner has, `Kind/name` -> object, without what is about to go; in a further one `word:Kind/name`.

        What the exercise began with stays the learner's where a controller has adopted it, and what a controller had
        made does not become it where it was released.
        """
        found = run(learner_objects(self.api, workspace.namespace, workspace.others))
        released = {uid for ref, uid in workspace.uids.items() if not workspace.digests[ref]}
        found = {ref: obj for ref, obj in found.items() if obj["metadata"]["uid"] not in released}
        found |= run(self._adopted(workspace, [ref for ref in workspace.given if ref not in found]))
        return {ref: obj for ref, obj in found.items() if "deletionTimestamp" not in obj["metadata"]}

    async def _adopted(self, workspace: Workspace, refs: list[str]) -> dict[str, Object]:
        found = {}
        for ref in refs:
            with contextlib.suppress(Refused):
                obj = await self.api.get(ref, workspace.namespace)
                if obj["metadata"]["uid"] == workspace.uids[ref]:
                    found[ref] = obj
        return found

    def pods_at_first(self, workspace: Workspace) -> list[str]:
        """Those of the pods which controllers had made when the exercise began that are still there, as `Pod/name`."""
        noted = {uid for ref, uid in workspace.uids.items() if not workspace.digests[ref]}
        pods = run(self.api.list(KINDS["Pod"], workspace.namespace))["items"]
        left = [pod["metadata"] for pod in pods if pod["metadata"]["uid"] in noted]
        return [f"Pod/{item['name']}" for item in left if "deletionTimestamp" not in item]

    def remove_pods(self, workspace: Workspace) -> None:
        """Delete the pods that controllers had made when the exercise began; a controller makes new ones."""
        for ref in self.pods_at_first(workspace):
            run(self.api.delete(ref, workspace.namespace, grace=1))

    def judge(self, exercise: Exercise, answers: Mapping[str, Any], *, patience: str = "") -> Report:
        """The verdict on the exercise as it stands; `patience` is for this look in the place of `$LABS_PATIENCE`."""
        with _patience(patience):
            return run(self._judge(exercise, answers))

    async def _judge(self, exercise: Exercise, answers: Mapping[str, Any]) -> Report:
        try:
            workspace = await find(self.api, exercise.id, learner=self.learner)
        except NamespaceGone as error:
            return await namespace_deleted(self.api, exercise, answers, error)
        async with Mirror(self.api, workspace.namespace, exercise.watches, others=workspace.others) as mirror:
            report = await judge(mirror, exercise, workspace, answers)
        if report.verdict is Verdict.CANNOT_TELL:
            await self.api.confirm_identity()  # a lost cluster is no verdict: it ends the run
        return report

    def extra_namespace(self, purpose: str) -> str:
        """A further namespace of this place, which to every grader is one of the labs' own; gives its name."""
        labels = {EXERCISE_LABEL: purpose, LEARNER_LABEL: self.learner}
        metadata = {"generateName": f"{self.learner}-{purpose}-", "labels": labels}

        async def work() -> str:
            made = await self.api.create({"kind": "Namespace", "metadata": metadata})
            name = str(made["metadata"]["name"])
            world = World(self.api, Snapshot(name, self.api.now(), {}))
            # pods are refused until the namespace has its default ServiceAccount
            await world.until("ServiceAccount", lambda now: now.get("ServiceAccount/default") is not None)
            return name

        return run(work())

    def remove(self, namespace: str) -> None:
        """Delete a namespace without waiting; its pods get a second, not their half minute."""

        run(self.api.delete(f"Namespace/{namespace}"))
        self._end_pods(namespace)

    def _end_pods(self, namespace: str) -> None:
        pods = object_path(KINDS["Pod"], namespace)
        run(self.api.request("DELETE", pods, query={"gracePeriodSeconds": "1"}))

    def close(self) -> None:
        """Give the connection back."""
        if self._api is not None:
            run(self._api.close())
            self._api = None


def private_copy(cluster: Cluster, folder: Path) -> Cluster:
    """The same cluster by kubeconfigs of its own, so that nobody else's plain kubectl is turned around."""
    for file in (cluster.admin_kubeconfig, cluster.kubeconfig):
        shutil.copy(file, folder / file.name)
    (folder / "bin").symlink_to(cluster.bin)
    return dataclasses.replace(cluster, folder=folder)


async def remove_namespaces(api: Api, prefix: str) -> None:
    """Delete the exercises' namespaces of every learner whose name begins with `prefix`, without waiting.

    With them go the further ones that such a learner has made; a namespace that is of no exercise stays.
    """
    if not prefix:
        raise ValueError("a prefix is needed: every learner's name begins with nothing")
    found = await api.list(KINDS["Namespace"], labels=f"{EXERCISE_LABEL},{LEARNER_LABEL}")
    for workspace in map(workspace_of, found["items"]):
        if workspace.learner.startswith(prefix):
            await discard(api, workspace)


@contextlib.contextmanager
def _patience(value: str) -> Iterator[None]:
    before = os.environ.get("LABS_PATIENCE")
    if value:
        os.environ["LABS_PATIENCE"] = value
    try:
        yield
    finally:
        if value and before is None:
            del os.environ["LABS_PATIENCE"]
        elif value and before is not None:
            os.environ["LABS_PATIENCE"] = before
