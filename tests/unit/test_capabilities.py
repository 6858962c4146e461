"""What a cluster lacks is told before anything is tried, and never costs points."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.notebooks import build
from lab_helpers.course.verify.run import _not_tried
from lab_helpers.errors import CapabilityMissing, Refused
from lab_helpers.grading import Exercise, Verdict, exists
from lab_helpers.grading.judge import judge
from lab_helpers.grading.workspace import Workspace, begin, reset
from lab_helpers.state.capabilities import CAPABILITIES, demand, probe
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

ETCD = Exercise("need-1", "Keys", exists("ConfigMap/note"), needs=("etcd",))


class FakeApi:
    """A cluster with these pods in kube-system, and these rights; it notes what else is asked of it."""

    def __init__(self, *pods: str, rights: bool = True, nodes: bool = True) -> None:
        self.pods, self.rights, self.nodes = pods, rights, nodes
        self.asked: list[str] = []

    async def list(self, kind: Any, namespace: str | None = None, **options: str) -> dict[str, Any]:
        if kind.name == "Node" and not self.nodes:
            raise Refused(403, "Forbidden", "nodes is forbidden")
        if kind.name == "Namespace":
            self.asked.append("namespaces")
        return {"items": [{"status": {"phase": phase}} for phase in self.pods] if kind.name == "Pod" else []}

    async def request(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        if "selfsubjectaccessreviews" in path:
            return {"status": {"allowed": self.rights}}
        raise Refused(404, "NotFound", "no metrics here")


class FakeMirror:
    def __init__(self, api: FakeApi) -> None:
        self.api = api

    def snapshot(self) -> Snapshot:
        raise AssertionError("nothing is to be looked at")


@pytest.mark.parametrize(
    ("api", "there"),
    [
        (FakeApi("Running"), True),
        (FakeApi("Pending"), False),
        (FakeApi(), False),
        (FakeApi("Running", rights=False), False),
        (FakeApi("Running", nodes=False), True),
    ],
    ids=["etcd runs", "etcd does not run", "a managed cluster", "no right to exec", "no right to list nodes"],
)
def test_etcd_is_there_where_its_pod_runs_and_takes_commands(api: Any, there: bool) -> None:
    assert ("etcd" in run(probe(api))) is there


def test_all_that_is_looked_for_can_be_told_in_words() -> None:
    assert run(probe(FakeApi("Running"))) <= set(CAPABILITIES)  # type: ignore[arg-type]
    assert all(item.what and item.how for item in CAPABILITIES.values())


def test_an_exercise_without_needs_asks_nothing() -> None:
    run(demand(None, ()))  # type: ignore[arg-type]


def test_a_need_that_no_cluster_has_is_the_authors_mistake() -> None:
    with pytest.raises(ValueError, match="which no cluster has"):
        Exercise("need-2", "Keys", needs=("etdc",))


@pytest.mark.parametrize("action", [begin, reset])
def test_an_exercise_that_cannot_be_done_is_not_begun_and_nothing_is_deleted(action: Any) -> None:
    api = FakeApi()
    with pytest.raises(CapabilityMissing) as raised:
        run(action(api, ETCD))
    assert raised.value.expected == CAPABILITIES["etcd"].what
    assert raised.value.do == CAPABILITIES["etcd"].how
    assert api.asked == []


def test_its_check_cannot_tell_and_says_what_is_missing() -> None:
    workspace = Workspace("need-1", "need-1", datetime.now(UTC).isoformat(), {})
    report = run(judge(FakeMirror(FakeApi()), ETCD, workspace, {}))  # type: ignore[arg-type]
    assert report.verdict is Verdict.CANNOT_TELL
    assert CAPABILITIES["etcd"].what in report.summary
    assert report.next == CAPABILITIES["etcd"].how


def test_the_notebook_says_it_before_the_tasks_cells(tmp_path: Any) -> None:
    class Here(Lesson):
        @property
        def folder(self) -> Any:
            return tmp_path

    (tmp_path / "need-1").mkdir()
    (tmp_path / "need-1" / "solution.sh").write_text("true\n")
    (tmp_path / "lab.md").write_text("# Keys\n\nDo it.\n\n<!-- exercise: need-1 -->\n")
    text = build(Here("97", "need", "Need", (ETCD,)), solved=False)
    assert text.index("*This exercise needs the cluster's own etcd") < text.index("lab.begin")
    assert CAPABILITIES["etcd"].how in text


def test_the_proof_leaves_it_out_and_says_so() -> None:
    lesson = Lesson("97", "need", "Need", (ETCD,))
    assert _not_tried([(lesson, ETCD)], frozenset({"etcd"})) == []
    (result,) = _not_tried([(lesson, ETCD)], frozenset({"containers"}))
    assert (result.exercise, result.outcome) == ("need-1", "none")
    assert "not tried" in result.detail
