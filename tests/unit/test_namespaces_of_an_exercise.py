"""An exercise with more than one namespace: each expectation looks into its own, live and on paper."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from lab_helpers.course.verify.mutants import Mutant
from lab_helpers.course.verify.on_paper import wrong_in, wrong_on_paper
from lab_helpers.course.verify.place import remove_namespaces
from lab_helpers.grading import Exercise, Outcome, State, Verdict, World, exists, holds, inside, kept
from lab_helpers.grading.judge import told_once
from lab_helpers.grading.replay import Record, judge_record, read_records, write_records
from lab_helpers.grading.verdict import Finding, Report
from lab_helpers.grading.workspace import Workspace, changed_since, digest
from lab_helpers.state.api import Api, Object
from lab_helpers.state.kinds import Kind
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

NOW = datetime(2026, 11, 21, tzinfo=UTC)
CREATED = "2026-11-21T00:00:00Z"
SEED: dict[str, Any] = {"kind": "ConfigMap", "metadata": {"name": "seed", "uid": "1"}, "data": {"a": "1"}}
OTHERS = {"shop": "two-1-shop", "mine": "two-1-mine"}
MARKS = {"shop:Namespace/two-1-shop": ("h", "there"), "shop:ConfigMap/seed": ("1", digest(SEED))}
WORKSPACE = Workspace("two-1", "two-1", CREATED, MARKS, "", OTHERS)


async def _made(world: World) -> Outcome:
    return Outcome(State.RIGHT if world.snapshot.home else State.WRONG)


TWO = Exercise(
    "two-1",
    "Two namespaces",
    exists("ConfigMap/note", name="own"),
    *inside("shop", exists("ConfigMap/note", name="in-shop"), kept("ConfigMap/seed", name="kept")),
    *inside("mine", holds("made", "it is made", _made)),
    namespaces=("shop",),
    learner_makes=("mine",),
)


def note(uid: str = "2") -> dict[str, Any]:
    return {"kind": "ConfigMap", "metadata": {"name": "note", "uid": uid}}


def held(namespace: str, *objects: dict[str, Any], there: bool = True, **others: Snapshot) -> Snapshot:
    found = {"ConfigMap": {item["metadata"]["name"]: item for item in objects}, "Namespace": {}}
    if there:
        home = {"name": namespace, "uid": "h" if namespace.endswith("shop") else "own", "creationTimestamp": CREATED}
        found["Namespace"] = {namespace: {"kind": "Namespace", "metadata": home}}
    return Snapshot(namespace, NOW, found, others=others)


def judged(own: tuple[Any, ...], shop: tuple[Any, ...], *, mine: bool = False, shop_there: bool = True) -> Report:
    snapshot = held(
        "two-1", *own, shop=held("two-1-shop", *shop, there=shop_there), mine=held("two-1-mine", there=mine)
    )
    return run(judge_record(TWO, Record(WORKSPACE, snapshot)))


def test_each_expectation_looks_into_its_own_namespace() -> None:
    assert judged((note(),), (SEED, note()), mine=True).verdict is Verdict.PASSED
    assert judged((note(),), (SEED,), mine=True).failing == ("in-shop",)
    assert judged((), (SEED, note()), mine=True).failing == ("own",)
    assert judged((note(),), (SEED, note())).failing == ("made",)


def test_an_object_of_the_start_is_known_by_the_namespace_that_it_stood_in() -> None:
    anew = {**SEED, "metadata": {"name": "seed", "uid": "9"}}
    assert judged((note(),), (anew, note()), mine=True).failing == ("kept",)
    assert judged((note(), SEED), (note(),), mine=True).failing == ("kept",)


def test_what_is_missing_in_two_namespaces_is_told_of_both() -> None:
    missing = Outcome(State.WRONG, missing="ConfigMap/note")
    findings = (Finding("a", "", missing), Finding("b", "", missing, "shop"), Finding("c", "", missing, "shop"))
    assert [item.outcome.state for item in told_once(findings)] == [State.WRONG, State.WRONG, State.SKIPPED]


@pytest.mark.parametrize(
    "change",
    [{"mine": True}, {"shop_there": False}, {"shop": (SEED, note())}, {"shop": ()}],
    ids=["one-made", "one-deleted", "object-made", "object-deleted"],
)
def test_work_in_a_further_namespace_is_a_beginning(change: dict[str, Any]) -> None:
    assert judged((), (SEED,)).verdict is Verdict.NOT_STARTED
    assert judged(**{"own": (), "shop": (SEED,), **change}).verdict is Verdict.NOT_YET


def test_the_namespace_of_the_exercise_itself_is_nobodys_work() -> None:
    home = {"kind": "Namespace", "metadata": {"name": "two-1", "uid": "x"}}
    plain = Workspace("one-1", "two-1", CREATED, {})
    assert changed_since(plain, {"": [home]}) == []


def test_a_namespace_that_is_being_deleted_is_no_longer_there() -> None:
    going = {"name": "two-1-shop", "uid": "h", "deletionTimestamp": CREATED}
    left = changed_since(WORKSPACE, {"": [], "shop": [SEED, {"kind": "Namespace", "metadata": going}]})
    assert left == ["shop:Namespace/two-1-shop"]


def test_begin_tells_the_names_and_what_is_in_them() -> None:
    assert WORKSPACE.given == []
    assert WORKSPACE.says == (
        "Plain kubectl now works in namespace two-1 (empty). Further namespaces of this exercise: "
        "two-1-shop (ConfigMap/seed), two-1-mine (yours to make)."
    )
    assert Workspace("a", "a", CREATED, {}).says == "Plain kubectl now works in namespace a (empty)."


def test_a_file_gives_back_all_namespaces(tmp_path: Path) -> None:
    written = Record(WORKSPACE, held("two-1", note(), shop=held("two-1-shop", SEED)))
    write_records(tmp_path / "s.json", [written])
    assert read_records(tmp_path / "s.json") == [written]


def test_an_expectation_of_a_namespace_that_the_exercise_does_not_have_is_the_authors_mistake() -> None:
    with pytest.raises(ValueError, match="shpo"):
        Exercise("two-2", "x", *inside("shpo", exists("ConfigMap/a")), namespaces=("shop",))


def test_a_look_elsewhere_takes_the_answers_along() -> None:
    world = World(cast(Any, None), held("two-1", shop=held("two-1-shop")), {"shop:Pod/a": "1", "Pod/a": "2"}, {"x": 1})
    there = world.at("shop")
    assert (there.namespace, dict(there.seed), there.answers) == ("two-1-shop", {"Pod/a": "1"}, {"x": 1})


def test_a_mutant_in_a_further_namespace_falls_there_on_paper() -> None:
    snapshot = held("two-1", note(), shop=held("two-1-shop", SEED, note()), mine=held("two-1-mine"))
    mutant = Mutant("shop:ConfigMap/note left out", "shop:ConfigMap/note", None, {})
    solved = Record(WORKSPACE, snapshot)
    assert run(wrong_in(TWO, solved)) == frozenset()
    assert run(wrong_on_paper(TWO, solved, frozenset(), mutant, None)) == ("in-shop",)


class _Namespaces:
    """An API server that holds namespaces alone, and notes which of them are deleted."""

    def __init__(self, *namespaces: Object) -> None:
        self.held = {item["metadata"]["name"]: item for item in namespaces}
        self.deleted: set[str] = set()

    async def list(self, kind: Kind, labels: str) -> Object:
        wanted = set(labels.split(","))
        return {"items": [item for item in self.held.values() if wanted <= set(item["metadata"]["labels"])]}

    async def find(self, ref: str) -> Object | None:
        return self.held.get(ref.removeprefix("Namespace/"))

    async def delete(self, ref: str) -> None:
        self.deleted.add(ref.removeprefix("Namespace/"))


def _namespace(name: str, learner: str = "", *, others: str = "", created: str = CREATED) -> Object:
    labels = {"lab-helpers/exercise": "ns-1", "lab-helpers/learner": learner} if learner else {"team": "blue"}
    annotations = {"lab-helpers/others": others} if others else {}
    metadata = {"name": name, "labels": labels, "annotations": annotations, "creationTimestamp": created}
    return {"kind": "Namespace", "metadata": metadata}


def test_only_what_is_of_these_learners_exercises_is_removed() -> None:
    api = _Namespaces(
        _namespace("ann-1-ns-1", "ann-1", others="mine theirs older absent"),
        _namespace("ann-1-ns-1-mine"),
        _namespace("ann-1-ns-1-theirs", "bob"),
        _namespace("ann-1-ns-1-older", created="2026-11-20T00:00:00Z"),
        _namespace("ann-1-private"),
        _namespace("bob-ns-1", "bob", others="mine"),
        _namespace("bob-ns-1-mine"),
        _namespace("default"),
    )
    run(remove_namespaces(cast(Api, api), "ann-"))
    assert api.deleted == {"ann-1-ns-1", "ann-1-ns-1-mine"}


def test_nobodys_namespaces_are_removed_without_a_prefix() -> None:
    api = _Namespaces(_namespace("bob-ns-1", "bob"))
    with pytest.raises(ValueError, match="prefix"):
        run(remove_namespaces(cast(Api, api), ""))
    assert not api.deleted
