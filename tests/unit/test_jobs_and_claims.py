"""Work that ends, and storage that is waited for: what is decided, and what may still come."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

from lab_helpers.grading import Expectation, Outcome, State, World, bound, completed
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def judge(expectation: Expectation, **kinds: list[dict[str, Any]]) -> Outcome:
    objects = {kind: {item["metadata"]["name"]: item for item in items} for kind, items in kinds.items()}
    return run(cast(Any, expectation.look(World(cast(Any, None), Snapshot("jobs-1", NOW, objects)))))


def pod(name: str, phase: str, owner: str = "sum") -> dict[str, Any]:
    references = [{"uid": owner, "controller": True}]
    container = {"name": "c", "ready": False, "state": {}}
    return {
        "metadata": {"name": name, "ownerReferences": references},
        "spec": {"nodeName": "labs-worker", "containers": [{"name": "c"}]},
        "status": {"phase": phase, "containerStatuses": [container]},
    }


def job(*conditions: dict[str, str], pods: list[dict[str, Any]], **spec: Any) -> Outcome:
    found = {"metadata": {"name": "sum", "uid": "sum"}, "spec": spec, "status": {"conditions": list(conditions)}}
    return judge(completed("Job/sum"), Job=[found], Pod=pods)


COMPLETE = {"type": "Complete", "status": "True"}


def test_a_job_whose_pods_have_succeeded_is_right() -> None:
    assert job(COMPLETE, pods=[pod("a", "Succeeded"), pod("b", "Succeeded")], completions=2).state is State.RIGHT


def test_a_status_that_says_complete_is_not_believed_without_pods_of_its_own() -> None:
    outcome = job(COMPLETE, pods=[pod("a", "Succeeded"), pod("b", "Succeeded", owner="other")], completions=2)
    assert outcome.state is State.WRONG
    assert "only 1 of 2 pods" in outcome.evidence[0]


def test_a_job_past_its_backoff_limit_is_decided_with_the_controllers_words_and_a_suspect() -> None:
    failure = {"type": "Failed", "status": "True", "reason": "BackoffLimitExceeded", "message": "Job has reached it"}
    outcome = job(failure, pods=[pod("a", "Failed")])
    assert outcome.state is State.WRONG
    assert outcome.evidence == ("it has failed: BackoffLimitExceeded: Job has reached it",)
    assert outcome.suspects == ("a",)


def test_a_job_that_tries_again_may_still_complete() -> None:
    assert job(pods=[pod("a", "Failed"), pod("b", "Running")]).state is State.PENDING


def test_a_job_whose_pods_are_refused_shows_its_own_events() -> None:
    outcome = job(pods=[])
    assert (outcome.state, outcome.suspects) == (State.PENDING, ("Job/sum",))


def test_a_suspended_job_is_told() -> None:
    assert "suspended" in job(pods=[], suspend=True).evidence[0]


def claim(class_name: str | None = None, volume: str = "", size: str = "500Mi") -> dict[str, Any]:
    spec: dict[str, Any] = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": size}}}
    spec |= {"storageClassName": class_name} if class_name is not None else {}
    spec |= {"volumeName": volume} if volume else {}
    return {"metadata": {"name": "data", "uid": "claim"}, "spec": spec}


def volume(class_name: str = "manual", size: str = "1Gi", **more: Any) -> dict[str, Any]:
    spec = {"accessModes": ["ReadWriteOnce"], "capacity": {"storage": size}, "storageClassName": class_name}
    return {"metadata": {"name": "pv"}, "spec": {**spec, **more}}


def storage_class(name: str, provisioner: str, mode: str = "Immediate") -> dict[str, Any]:
    return {"metadata": {"name": name}, "provisioner": provisioner, "volumeBindingMode": mode}


STANDARD = storage_class("standard", "rancher.io/local-path", "WaitForFirstConsumer")


def bind(claim: dict[str, Any], volumes: list[dict[str, Any]], classes: list[dict[str, Any]] | None = None) -> Outcome:
    return judge(
        bound("PersistentVolumeClaim/data"),
        PersistentVolumeClaim=[claim],
        PersistentVolume=volumes,
        StorageClass=[STANDARD] if classes is None else classes,
    )


def test_a_claim_is_bound_when_the_volume_names_it_in_turn() -> None:
    assert bind(claim("manual", volume="pv"), [volume(claimRef={"uid": "claim"})]).state is State.RIGHT
    assert bind(claim("manual", volume="pv"), [volume(claimRef={"uid": "another"})]).state is State.WRONG


def test_a_volume_of_a_class_without_an_object_may_still_be_bound() -> None:
    assert bind(claim("manual"), [volume()]).state is State.PENDING


def test_a_claim_that_no_volume_fits_and_nobody_provides_for_is_decided() -> None:
    outcome = bind(claim("manual", size="2Gi"), [volume()])
    assert outcome.state is State.WRONG
    assert "no PersistentVolume fits, and there is no StorageClass named manual" in outcome.evidence[0]
    outcome = bind(claim("standrad"), [])
    assert "did you mean standard?" in outcome.evidence[0]
    outcome = bind(claim("local"), [], [storage_class("local", "kubernetes.io/no-provisioner")])
    assert "it has no provisioner" in outcome.evidence[0]
    assert bind(claim(""), []).state is State.WRONG


def test_a_claim_that_waits_for_its_first_pod_is_not_on_its_way_by_itself() -> None:
    outcome = bind(claim("standard"), [])
    assert (outcome.state, outcome.moving) == (State.PENDING, False)
    assert "when a pod uses the claim" in outcome.evidence[0]


def test_a_claim_that_a_provisioner_works_on_is() -> None:
    outcome = bind(claim("fast"), [], [storage_class("fast", "example.org/disks")])
    assert (outcome.state, outcome.moving) == (State.PENDING, True)
