"""The exercises of the labels lab, in the order of its prose."""

from __future__ import annotations

from lab_helpers.course.labels import control_plane, either, fresh, front, queries, shop, table, ticket
from lab_helpers.course.lesson import Lesson
from lab_helpers.grading import Exercise, answer, exists, expect, has, holds, image, kept, matches, one_of, only

__all__ = ["lesson"]

_POD = ("Pod",)
_WEB_OR_CACHE = {"key": "tier", "operator": "In", "values": one_of(["web", "cache"], ["cache", "web"])}


lesson = Lesson(
    "04",
    "labels",
    "Labels and selectors",
    (
        Exercise(
            "labels-1",
            "Six pods by the table",
            holds("same-pods", "the six pods are those of the start", table.same_pods, watches=_POD),
            holds("env", "each carries the label env of the table", table.column("env"), watches=_POD),
            holds("tier", "each carries the label tier of the table", table.column("tier"), watches=_POD),
            holds("version", "each carries the label version of the table", table.column("version"), watches=_POD),
            holds(
                "no-others", "none carries another label (but for keys with a prefix)", table.no_others, watches=_POD
            ),
            within=5,
        ),
        Exercise(
            "labels-2",
            "Labels of a node",
            holds("set", "the node of the ticket carries environment=production", ticket.label_is_set),
            holds("only-there", "no other node carries environment", ticket.only_there),
            holds("removed", "the label retired is gone", ticket.label_is_removed),
            holds("others", "the node's other labels are still there", ticket.others_are_there),
            prepare=ticket.write_ticket,
            touched=ticket.nodes_are_touched,
            within=5,
        ),
        Exercise(
            "labels-4",
            "Four selectors",
            *(queries.finds(query) for query in queries.QUERIES),
            queries.finds_unknown_pods(),
            within=10,
        ),
        Exercise(
            "labels-5",
            "Labels that come by themselves",
            answer(
                "deployment_keys",
                "deployment_keys are the label keys of the Deployment",
                fresh.of_deployment,
                form=fresh.keys_alone,
                known_mistakes=fresh.deployment_mistakes,
            ),
            answer(
                "replicaset_keys",
                "replicaset_keys are those of its ReplicaSet",
                fresh.of_replicaset,
                form=fresh.keys_alone,
                known_mistakes=fresh.below_mistakes,
            ),
            answer(
                "pod_keys",
                "pod_keys are those of its pod",
                fresh.of_pod,
                form=fresh.keys_alone,
                known_mistakes=fresh.below_mistakes,
            ),
            answer(
                "stuff_keys",
                "stuff_keys are those of the pod stuff",
                fresh.of_stuff,
                form=fresh.keys_alone,
                known_mistakes=fresh.stuff_mistakes,
            ),
            within=10,
        ),
        Exercise(
            "labels-6",
            "Production only",
            exists("Service/front", name="exists"),
            holds(
                "pods-kept", "the four pods are those of the start, with their labels", front.pods_kept, watches=_POD
            ),
            holds(
                "selects",
                "the Service's selector fits web-1 and web-2, and no other pod",
                front.selects_production,
                watches=("Service", "Pod"),
            ),
            holds(
                "endpoints",
                "its EndpointSlices hold these two pods, and no other",
                front.has_endpoints,
                watches=("Service", "Pod", "EndpointSlice"),
            ),
            expect(
                "Service/front",
                "it has an address of its own, and listens there on port 80 (TCP)",
                name="port",
                spec={
                    "clusterIP": matches(r"(?!None$).+", "an address"),
                    "ports": has({"port": 80, "protocol": "TCP"}),
                },
            ),
            holds("answers", "a request through it is answered by one of the two pods", front.answers, acts=True),
            holds(
                "newcomers",
                "of three pods that the check adds, it takes the production web pod, and leaves the others",
                front.takes_the_right_newcomer,
                acts=True,
            ),
        ),
        Exercise(
            "labels-3",
            "A selector that fits its template",
            exists("ReplicaSet/shop", name="exists"),
            expect("ReplicaSet/shop", "it wants 2 replicas", name="replicas", spec={"replicas": 2}),
            kept("Service/shop", "the Service shop is as it was", name="service-kept", unchanged=True),
            kept("Pod/legacy", "the pod legacy is as it was", name="legacy-kept", unchanged=True),
            holds(
                "stranger",
                "no ReplicaSet has taken legacy for one of its own",
                shop.legacy_has_no_owner,
                watches=("ReplicaSet", "Pod"),
            ),
            holds(
                "pods",
                "the ReplicaSet has made two pods, and they are Ready",
                shop.has_two_pods,
                watches=("ReplicaSet", "Pod"),
            ),
            holds(
                "selected",
                "the Service selects these two pods, and no other",
                shop.service_selects_them,
                watches=("Service", "ReplicaSet", "Pod"),
            ),
            holds(
                "replaced",
                "when the check deletes one of them, the Service leads to the new one",
                shop.service_follows,
                acts=True,
            ),
        ),
        Exercise(
            "labels-7",
            "One of two values",
            exists("ReplicaSet/either", name="exists"),
            expect("ReplicaSet/either", "it wants 2 replicas", name="replicas", spec={"replicas": 2}),
            expect(
                "ReplicaSet/either",
                "its selector has a set-based requirement: tier is one of web and cache",
                name="selector",
                spec={"selector": {"matchExpressions": has(_WEB_OR_CACHE)}},
                next="kubectl explain replicaset.spec.selector.matchExpressions",
            ),
            expect(
                "ReplicaSet/either",
                "its template has one container, of image nginx:1.26.3",
                name="image",
                spec={"template": {"spec": {"containers": only({"image": image("nginx", "1.26.3")})}}},
            ),
            holds(
                "adopted",
                "it owns the pods web and cache of the start, and no other",
                either.has_adopted,
                watches=("ReplicaSet", "Pod"),
            ),
            holds("left", "the pod db is left alone", either.left_alone, watches=_POD),
            holds(
                "goes-on",
                "of the pods that the check adds, it takes the one with tier=cache, and no other",
                either.goes_on,
                acts=True,
            ),
        ),
        Exercise(
            "labels-2b",
            "The nodes of the control plane",
            holds(
                "here",
                "the selector finds the control-plane nodes of this cluster, and no other",
                control_plane.finds_here,
                answers=("control_plane",),
            ),
            holds(
                "elsewhere",
                "it would do so in a cluster whose nodes have other names",
                control_plane.finds_elsewhere,
                answers=("control_plane",),
                acts=True,
            ),
            within=5,
            bonus=True,
        ),
    ),
)
