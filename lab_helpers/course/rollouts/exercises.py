"""The exercises of the rollouts lab, in the order of its prose."""

from __future__ import annotations

from functools import partial

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.rollouts import (
    blue_green,
    canary,
    given,
    history,
    notes,
    pace,
    predictions,
    scaling,
    template,
    undone,
    versions,
)
from lab_helpers.grading import (
    Exercise,
    Expectation,
    answer,
    exists,
    expect,
    has,
    holds,
    image,
    kept,
    leads_to,
    only,
    present,
    reaches,
    rolled_out,
    rolls_out,
    survives,
)
from lab_helpers.grading.touched import pods_are_replaced

__all__ = ["lesson"]

_OLD, _NEW = "1.22.1", "1.26.3"
_DEPLOYMENT = ("Deployment", "ReplicaSet")
_PODS = (*_DEPLOYMENT, "Pod")
_COMPLETE = "its newest rollout is complete, and its pods stay healthy"


def _wants(name: str, number: int) -> Expectation:
    says = f"it wants {number} pod{'s' if number > 1 else ''}"
    return expect(f"Deployment/{name}", says, name="replicas", spec={"replicas": number})


def _has_nginx(deployment: str, tag: str, *, name: str = "image") -> Expectation:
    return expect(
        f"Deployment/{deployment}",
        f"its template has one container, and its image is nginx:{tag}",
        name=name,
        spec={"template": {"spec": {"containers": only({"image": image("nginx", tag)})}}},
    )


def _is_kept(name: str) -> Expectation:
    return kept(f"Deployment/{name}", f"Deployment {name} is the one of the start", name="kept")


def _is_complete(name: str) -> Expectation:
    return rolled_out(f"Deployment/{name}", _COMPLETE, name="rolled-out", steady=2)


lesson = Lesson(
    "09",
    "rollouts",
    "Deployments and rollouts",
    (
        Exercise(
            "roll-1",
            "A Deployment",
            exists("Deployment/shop", name="exists"),
            _wants("shop", 3),
            _has_nginx("shop", _NEW),
            rolled_out("Deployment/shop", _COMPLETE, name="rolled-out"),
            survives(
                "Deployment/shop", "when the check deletes one of its pods, a new one takes its place", name="heals"
            ),
            within=35,
        ),
        Exercise(
            "roll-1b",
            "Five, and one",
            _is_kept("shop"),
            _wants("shop", 1),
            holds(
                "same-revision",
                "it has the ReplicaSet of the start, and no other",
                scaling.same_replicaset,
                watches=_DEPLOYMENT,
            ),
            _is_complete("shop"),
            holds("five", "in between it had five pods", scaling.had_five, watches=_DEPLOYMENT),
            prepare=given.complete("Deployment/shop"),
            touched=scaling.was_scaled,
            within=10,
            bonus=True,
        ),
        Exercise(
            "roll-2",
            "An update that nobody notices",
            _is_kept("web"),
            kept("Service/web", "Service web is as it was", name="service-kept", unchanged=True),
            _wants("web", 2),
            _has_nginx("web", _NEW),
            expect(
                "Deployment/web",
                "its container still takes a second before it listens",
                name="slow",
                spec={
                    "template": {
                        "spec": {"containers": has({"command": ["sh", "-c", "sleep 1; exec nginx -g 'daemon off;'"]})}
                    }
                },
            ),
            _is_complete("web"),
            rolls_out(
                "Deployment/web",
                "when the check rolls out once more and back, every request to the Service is answered",
                without_outage="Service/web:80/",
                within=90,
                name="no-loss",
                next="a new pod gets requests as soon as it is Ready; an old one gets some for a moment after its end "
                "has begun",
            ),
            within=40,
        ),
        Exercise(
            "roll-3",
            "At least five, at most six",
            _is_kept("pace"),
            _wants("pace", 5),
            expect(
                "Deployment/pace",
                "its container still has its readiness probe",
                name="probe",
                spec={"template": {"spec": {"containers": only({"readinessProbe": present})}}},
            ),
            holds(
                "bounds",
                "its strategy allows at least 5 Ready pods and at most 6 in all",
                pace.five_to_six,
                watches=("Deployment",),
            ),
            _is_complete("pace"),
            rolls_out(
                "Deployment/pace",
                "the check makes a rollout and watches: never fewer than 5 Ready, never more than 6 asked for",
                least_ready=5,
                most_pods=6,
                within=90,
                name="watched",
            ),
        ),
        Exercise(
            "roll-6",
            "Never two at the same time",
            _is_kept("solo"),
            _wants("solo", 1),
            _has_nginx("solo", _NEW),
            holds(
                "as-it-was",
                "but for the image its template is as it was",
                template.same_but_for_the_image("Deployment/solo"),
                watches=_DEPLOYMENT,
            ),
            _is_complete("solo"),
            rolls_out(
                "Deployment/solo",
                "the check makes a rollout and watches: old and new pod never run together",
                apart=True,
                within=90,
                name="apart",
                next="kubectl explain deployment.spec.strategy",
            ),
            prepare=given.complete("Deployment/solo"),
        ),
        Exercise(
            "roll-4",
            "Back to the beginning",
            _is_kept("timeline"),
            holds(
                "first-template",
                "the template of revision 1 is that of the newest revision",
                history.first_is_newest,
                watches=_DEPLOYMENT,
            ),
            holds(
                "cause", "the newest revision has the cause `back to blue`", history.newest_cause, watches=_DEPLOYMENT
            ),
            holds(
                "other-causes",
                "the two later versions are in the history, with the causes that they had",
                history.causes_kept,
                watches=_DEPLOYMENT,
            ),
            _is_complete("timeline"),
            prepare=history.make_timeline,
        ),
        Exercise(
            "roll-4b",
            "Which is which",
            *(
                answer(name, says, partial(history.hash_of, place=place), form=history.hash_alone, known_mistakes=slips)
                for name, says, place, slips in (
                    ("newest", "newest is the hash of the newest revision", -1, history.newest_mistakes),
                    ("previous", "previous is the hash of the revision before it", -2, history.previous_mistakes),
                    ("oldest", "oldest is the hash of the oldest of the three", 0, history.oldest_mistakes),
                )
            ),
            prepare=history.make_ledger,
            within=10,
            bonus=True,
        ),
        Exercise(
            "roll-4c",
            "What starts a rollout?",
            *(predictions.predicts(edit) for edit in predictions.EDITS),
            within=10,
            bonus=True,
        ),
        Exercise(
            "roll-5",
            "A bad image",
            _is_kept("shop"),
            _wants("shop", 3),
            holds(
                "good-revision",
                "the newest revision is the good one of the start",
                undone.good_revision_is_newest,
                watches=_DEPLOYMENT,
            ),
            holds(
                "served",
                "the three pods that served when the exercise began still do",
                undone.served_all_along,
                watches=("Pod",),
            ),
            _is_complete("shop"),
            prepare=undone.roll_out_a_broken_image,
            touched=pods_are_replaced,
        ),
        Exercise(
            "roll-7",
            "A canary",
            kept("Service/shop", "Service shop is the one of the start", name="service-kept"),
            kept("Deployment/shop-stable", "Deployment shop-stable is as it was", name="stable-kept", unchanged=True),
            exists("Deployment/shop-canary", name="exists"),
            _wants("shop-canary", 1),
            _has_nginx("shop-canary", _NEW),
            holds(
                "apart", "neither Deployment's selector fits the other's pods", canary.told_apart, watches=_DEPLOYMENT
            ),
            rolled_out(
                "Deployment/shop-stable", "the rollout of shop-stable is complete", name="stable-complete", steady=2
            ),
            rolled_out(
                "Deployment/shop-canary", "the rollout of shop-canary is complete", name="canary-complete", steady=2
            ),
            holds(
                "behind",
                "the Service leads to the pods of both, and to no other",
                canary.behind_one_service,
                watches=(*_PODS, "Service", "EndpointSlice"),
            ),
            holds(
                "both-answer",
                "requests through the Service are answered by both versions",
                versions.all_of("Service/shop:80/", f"nginx:{_OLD}", f"nginx:{_NEW}"),
                acts=True,
            ),
        ),
        Exercise(
            "roll-9",
            "From blue to green",
            kept("Service/bg", "Service bg is the one of the start, with its address", name="service-kept"),
            kept("Deployment/bg-blue", "Deployment bg-blue is as it was", name="blue-kept", unchanged=True),
            kept("Deployment/bg-green", "Deployment bg-green is as it was", name="green-kept", unchanged=True),
            rolled_out("Deployment/bg-blue", "both pods of bg-blue are Ready", name="blue", steady=0),
            rolled_out("Deployment/bg-green", "both pods of bg-green are Ready", name="green", steady=0),
            leads_to(
                "Service/bg",
                "Deployment/bg-green",
                "the Service leads to the pods of green, and to no other",
                name="leads",
            ),
            holds(
                "answers",
                "requests through it are answered by green alone",
                versions.all_of("Service/bg:80/", f"nginx:{_NEW}"),
                acts=True,
            ),
            holds(
                "turns",
                "when the check turns it to blue and back to green, no request is lost",
                blue_green.turns_without_loss,
                acts=True,
            ),
            bonus=True,
        ),
        Exercise(
            "roll-8",
            "A manifest from old notes",
            exists("Deployment/dep-1", name="deployment"),
            exists("Service/service-1", name="service"),
            _wants("dep-1", 2),
            holds(
                "livenessProbe",
                "a container has the liveness probe of the notes: GET / on port 8080, after 5 s, every 10 s",
                notes.has_the_liveness_probe,
                watches=("Deployment",),
            ),
            expect(
                "Deployment/dep-1",
                "it has a readiness probe as well, which asks for / too",
                name="readinessProbe",
                spec={"template": {"spec": {"containers": has({"readinessProbe": {"httpGet": {"path": "/"}}})}}},
            ),
            expect(
                "Service/service-1",
                "the Service is of type LoadBalancer, and listens on port 80",
                name="type",
                spec={"type": "LoadBalancer", "ports": has({"port": 80, "protocol": "TCP"})},
            ),
            rolled_out("Deployment/dep-1", "both pods are Ready and stay so", name="rolled-out", steady=3),
            leads_to("Service/service-1", "Deployment/dep-1", "the Service leads to these two pods", name="leads"),
            reaches("Service/service-1:80/", "requests through the Service are answered", name="answers"),
            within=20,
        ),
    ),
)
