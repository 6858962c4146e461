"""The exercises of the ReplicaSets lab, in the order of its prose."""

from __future__ import annotations

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.replicasets import manifest, stories
from lab_helpers.grading import (
    Exercise,
    Expectation,
    absent,
    at_most,
    changes_nothing,
    count,
    exists,
    expect,
    gone,
    holds,
    image,
    kept,
    only,
    ready,
    survives,
)

__all__ = ["lesson"]

_CONTAINERS = only({"image": image("nginx", "1.26.3")})
_HEALS = "when the check deletes one of its pods, a new one takes its place"


def _wants(ref: str, number: int) -> Expectation:
    return expect(ref, f"it wants {number} pods", name="replicas", spec={"replicas": number})


def _makes_nginx(ref: str) -> Expectation:
    return expect(
        ref,
        "its template has one container, and its image is nginx:1.26.3",
        name="image",
        spec={"template": {"spec": {"containers": _CONTAINERS}}},
    )


def _never_changed(ref: str) -> Expectation:
    return expect(
        ref,
        "it was not changed: it wants three pods all the time",
        name="unchanged",
        metadata={"generation": 1},
        next="each change of its spec adds one to its generation, so begin anew with `lab.reset`",
    )


lesson = Lesson(
    "05",
    "replicasets",
    "ReplicaSets",
    (
        Exercise(
            "rs-1",
            "Three of a kind",
            exists("ReplicaSet/web-rs", name="exists"),
            expect("ReplicaSet/web-rs", "it stands alone: no Deployment owns it", name="alone", owner=absent),
            _wants("ReplicaSet/web-rs", 3),
            _makes_nginx("ReplicaSet/web-rs"),
            ready("ReplicaSet/web-rs", "its three pods are Ready and stay so", name="pods"),
            survives("ReplicaSet/web-rs", _HEALS, name="heals"),
        ),
        Exercise(
            "rs-2",
            "A pod goes, a pod comes",
            kept("ReplicaSet/web", "ReplicaSet web is the one of the start", name="kept"),
            _never_changed("ReplicaSet/web"),
            count(
                "Pod",
                at_most(2),
                "at least one of the three pods of the start is gone",
                name="gone",
                original=True,
                next="`kubectl get pods`, and `kubectl delete pod NAME` with one of the names",
            ),
            ready("ReplicaSet/web", "it has three Ready pods again", name="pods", steady=2),
            survives("ReplicaSet/web", _HEALS, name="heals"),
            prepare=stories.await_three_pods,
            touched=stories.something_happened,
        ),
        Exercise(
            "rs-3",
            "The early pod",
            kept("Pod/early", "pod early is the one of the start (same UID)", name="early-kept"),
            exists("ReplicaSet/fleet", name="exists"),
            _wants("ReplicaSet/fleet", 3),
            _makes_nginx("ReplicaSet/fleet"),
            expect(
                "Pod/early",
                "fleet has adopted pod early",
                name="adopted",
                owned_by="ReplicaSet/fleet",
                next="`kubectl get pods --show-labels`, `kubectl get replicaset fleet -o wide`: does the selector fit?",
            ),
            ready("ReplicaSet/fleet", "its three pods, early among them, are Ready and stay so", name="pods"),
            survives(
                "ReplicaSet/fleet",
                "when the check deletes another of its pods, a new one takes its place",
                name="heals",
            ),
        ),
        Exercise(
            "rs-4",
            "Quarantine",
            kept("ReplicaSet/web", "ReplicaSet web is the one of the start", name="kept"),
            _never_changed("ReplicaSet/web"),
            holds(
                "released",
                "one pod of the start runs on without an owner, the other two are still the ReplicaSet's",
                stories.one_is_released,
                watches=("ReplicaSet", "Pod"),
            ),
            ready("ReplicaSet/web", "the ReplicaSet has three Ready pods again", name="pods", steady=2),
            survives(
                "ReplicaSet/web",
                "when the check deletes the pod that came for it, a new one takes its place",
                name="heals",
            ),
            prepare=stories.await_three_pods,
            touched=stories.something_happened,
        ),
        Exercise(
            "rs-5",
            "Six, in the cluster and in the file",
            kept("ReplicaSet/farm", "ReplicaSet farm is the one of the start", name="kept"),
            _wants("ReplicaSet/farm", 6),
            ready("ReplicaSet/farm", "its six pods are Ready", name="pods", steady=2),
            holds("file", "manifest is the text of a file that says 6, too", manifest.says_six, answers=("manifest",)),
            changes_nothing("manifest", "farm.yaml", "to apply that file would change nothing in the cluster"),
        ),
        Exercise(
            "rs-6",
            "A template that sticks",
            kept("ReplicaSet/sticky", "ReplicaSet sticky is the one of the start", name="kept"),
            _wants("ReplicaSet/sticky", 3),
            count(
                "Pod",
                3,
                "its three pods have one container, and its image is nginx:1.26.3",
                name="all-new",
                owned_by="ReplicaSet/sticky",
                spec={"containers": _CONTAINERS},
                next="a pod is made from the template once: what must happen to those that are there already?",
            ),
            ready("ReplicaSet/sticky", "they are Ready and stay so", name="pods"),
            survives("ReplicaSet/sticky", _HEALS, name="heals"),
            holds("next", "the new one has the new image, too", stories.newest_has_image, acts=True),
            prepare=stories.await_three_pods,
            touched=stories.something_happened,
        ),
        Exercise(
            "rs-7",
            "From a ReplicationController to a ReplicaSet",
            gone("ReplicationController/legacy", "the ReplicationController legacy is gone", name="gone"),
            exists("ReplicaSet/modern", name="exists"),
            _wants("ReplicaSet/modern", 3),
            _makes_nginx("ReplicaSet/modern"),
            holds(
                "handed-over",
                "at least two of its pods are pods of the start (same UID)",
                stories.handed_over,
                watches=("ReplicaSet", "Pod"),
            ),
            ready("ReplicaSet/modern", "its three pods are Ready and stay so", name="pods"),
            survives("ReplicaSet/modern", _HEALS, name="heals"),
            prepare=stories.await_three_pods,
            touched=stories.something_happened,
        ),
    ),
)
