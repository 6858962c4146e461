"""A mutant that falls on paper would fall if it were made; one that does not has still to be made."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from lab_helpers.course.verify.mutants import Mutant
from lab_helpers.course.verify.on_paper import wrong_in, wrong_on_paper
from lab_helpers.grading import Exercise, World, answer, exists, expect, has, kept, present, runs
from lab_helpers.grading.replay import Record
from lab_helpers.grading.workspace import Workspace, digest
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

REF = "ConfigMap/note"
CREATED = "2026-11-21T00:00:00Z"
SEED: dict[str, Any] = {
    "kind": "ConfigMap",
    "metadata": {"name": "seed", "uid": "1", "creationTimestamp": CREATED},
    "data": {},
}
NOTE: dict[str, Any] = {
    "kind": "ConfigMap",
    "metadata": {"name": "note", "uid": "2", "creationTimestamp": CREATED},
    "data": {"says": "yes", "more": "1"},
}
EXERCISE = Exercise(
    "paper-1",
    "A note",
    exists(REF),
    expect(REF, "it says yes", name="says", data={"says": "yes"}),
    kept("ConfigMap/seed"),
    runs("Pod/web", ["true"], "it runs", prints=""),
)


async def one(world: World) -> int:
    return 1


ASKING = Exercise("paper-2", "A number", answer("number", "number is 1", one))


def falls_at(stored: dict[str, Any] | None, ref: str = REF, exercise: Exercise = EXERCISE) -> tuple[str, ...]:
    there = {"seed": SEED} if exercise is ASKING else {"note": NOTE, "seed": SEED}
    objects = {"ConfigMap": there, "Pod": {}}
    workspace = Workspace("paper-1", "ns", "2026-11-21T00:00:00Z", {"ConfigMap/seed": ("1", digest(SEED))})
    record = Record(workspace, Snapshot("ns", datetime(2026, 11, 21, tzinfo=UTC), objects))
    return falls(exercise, record, Mutant("m", ref, stored, {}))


def falls(exercise: Exercise, record: Record, mutant: Mutant) -> tuple[str, ...]:
    return run(wrong_on_paper(exercise, record, run(wrong_in(exercise, record)), mutant, mutant.obj))


def stored(name: str = "note", kind: str = "ConfigMap", **data: str) -> dict[str, Any]:
    return {"kind": kind, "metadata": {"name": name, "namespace": "scratch"}, "data": data}


def test_a_value_that_an_expectation_names_falls_there() -> None:
    assert falls_at(stored(says="no", more="1")) == ("says",)


def test_what_no_expectation_reads_does_not_fall_on_paper() -> None:
    assert falls_at(stored(says="yes")) == ()


def test_a_renamed_object_and_one_of_another_kind_are_missed() -> None:
    assert falls_at(stored("noet", says="yes")) == (REF,)
    assert falls_at(stored(kind="Pod", says="yes"))[0] == REF


def test_what_leaves_the_namespace_as_it_began_does_not_fall_on_paper() -> None:
    assert falls_at(None) == ()


def test_a_seed_that_is_gone_is_missed() -> None:
    assert falls_at(None, "ConfigMap/seed") == ("ConfigMap/seed-kept",)


def test_a_seed_that_is_edited_in_place_is_still_the_one_of_the_start() -> None:
    assert falls_at(stored("seed", a="2"), "ConfigMap/seed") == ()


def test_nothing_is_told_of_values_that_nobody_has_handed_in() -> None:
    assert falls_at(None, "ConfigMap/seed", ASKING) == ()


def service_falls(spec: dict[str, Any], wanted: dict[str, Any], edited: dict[str, Any]) -> tuple[str, ...]:
    """Where Service `web`, solved as `spec` and edited, falls of an exercise that wants this of its spec."""
    metadata = {"name": "web", "uid": "3", "creationTimestamp": CREATED}
    service = {"kind": "Service", "metadata": metadata, "spec": spec}
    exercise = Exercise("paper-3", "A Service", expect("Service/web", "it has this", name="spec", spec=wanted))
    record = Record(
        Workspace("paper-3", "ns", CREATED, {}),
        Snapshot("ns", datetime(2026, 11, 21, tzinfo=UTC), {"Service": {"web": service}}),
    )
    mutated = {"kind": "Service", "metadata": {"name": "web"}, "spec": edited}
    return falls(exercise, record, Mutant("m", "Service/web", mutated, {}))


def test_a_service_keeps_on_paper_the_address_that_the_system_gave_it() -> None:
    spec = {"clusterIP": "10.96.0.9", "clusterIPs": ["10.96.0.9"], "selector": {"app": "web"}}
    assert service_falls(spec, {"clusterIP": present}, {"selector": {"app": "other"}}) == ()


def test_a_service_keeps_on_paper_its_node_ports_while_its_type_has_some() -> None:
    wanted = {"ports": has({"port": 80, "nodePort": present})}
    spec = {"type": "NodePort", "ports": [{"port": 80, "nodePort": 30123}]}
    assert service_falls(spec, wanted, {"type": "LoadBalancer", "ports": [{"port": 80, "targetPort": 8080}]}) == ()
    assert service_falls(spec, wanted, {"type": "ClusterIP", "ports": [{"port": 80}]}) == ("spec",)
