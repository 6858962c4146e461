"""The exercises of the namespaces lab, in the order of its prose."""

from __future__ import annotations

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.namespaces import (
    anonymous,
    built_in,
    context,
    copies,
    database,
    doomed,
    quota,
    scopes,
    twins,
    waiting,
)
from lab_helpers.grading import (
    Exercise,
    answer,
    expect,
    gone,
    has,
    holds,
    image,
    inside,
    kept,
    only,
    ready,
    runs,
)
from lab_helpers.grading.behaviours.targets import guarded

__all__ = ["lesson"]

_NGINX = only({"image": image("nginx", "1.26.3")})
_FROM_THE_CONFIGMAP = {
    "name": "DB_HOST",
    "valueFrom": {"configMapKeyRef": {"name": "app-config", "key": "DB_HOST"}},
}


lesson = Lesson(
    "07",
    "namespaces",
    "Namespaces",
    (
        Exercise(
            "ns-1",
            "One name, two namespaces",
            *inside("team-b", holds("made", "there is a namespace …-team-b", twins.is_made)),
            *inside(
                "team-a",
                expect(
                    "Pod/api",
                    "in …-team-a is a pod api with one container, of image nginx:1.26.3",
                    name="in-a",
                    spec={"containers": _NGINX},
                ),
                ready("Pod/api", "it is Ready", name="ready-a", steady=2),
            ),
            *inside(
                "team-b",
                expect(
                    "Pod/api",
                    "in …-team-b is another one, of the same name and image",
                    name="in-b",
                    spec={"containers": _NGINX},
                ),
                ready("Pod/api", "it is Ready, too", name="ready-b", steady=2),
            ),
            gone("Pod/api", "where plain kubectl works, there is none", name="not-here"),
            touched=twins.team_is_made,
            namespaces=("team-a",),
            learner_makes=("team-b",),
        ),
        Exercise(
            "ns-2",
            "The four that are always there",
            built_in.the_namespace("system_ns", "kube-system", "system_ns is the namespace of the cluster's own parts"),
            built_in.the_namespace(
                "heartbeat_ns", "kube-node-lease", "heartbeat_ns is where each node tells that it lives"
            ),
            built_in.the_namespace("public_ns", "kube-public", "public_ns is the one that everybody may read from"),
            built_in.the_namespace("your_ns", "default", "your_ns is the one for you, where nobody says another"),
            holds(
                "proof",
                "proof names an object of each that is in none of the other three",
                built_in.is_proven,
                answers=("proof",),
            ),
            within=10,
        ),
        Exercise(
            "ns-4",
            "Without -n",
            holds("chosen", "the default namespace of the current context is …-dev", context.is_chosen),
            holds("leads-there", "plain kubectl works there, on the lab cluster", context.leads_there, acts=True),
            touched=context.is_moved,
            within=5,
            namespaces=("dev",),
        ),
        Exercise(
            "ns-3b",
            "The database next door",
            *inside(
                "database",
                kept(
                    "Service/mysql-service",
                    "the Service of the database is as it was",
                    name="service-kept",
                    unchanged=True,
                ),
                kept("Pod/mysql", "and so is its pod", name="pod-kept", unchanged=True),
            ),
            holds(
                "name",
                "in the ConfigMap app-config, DB_HOST is a name that leads to the Service from here",
                database.is_name,
                watches=("ConfigMap",),
            ),
            gone("Service", "in the application's own namespace there is no Service", name="no-service"),
            expect(
                "Deployment/app",
                "the Deployment app takes DB_HOST from that ConfigMap",
                name="reference",
                spec={"template": {"spec": {"containers": only({"env": has(_FROM_THE_CONFIGMAP)})}}},
            ),
            waiting.becomes_ready("Deployment/app", "its pod is Ready", name="ready", steady=1),
            holds("reached", "from there the database answers", guarded(database.is_reached), acts=True),
            within=45,
            namespaces=("database",),
        ),
        Exercise(
            "ns-3",
            "A copy where it is needed",
            *inside(
                "platform",
                kept("ConfigMap/settings", "the original is as it was", name="original", unchanged=True),
            ),
            holds(
                "copy",
                "there is a ConfigMap settings with the same keys and values",
                copies.is_copy,
                watches=("ConfigMap",),
            ),
            expect(
                "Pod/app",
                "there is a pod app with one container, of image nginx:1.26.3",
                name="pod",
                spec={"containers": _NGINX},
            ),
            waiting.becomes_ready("Pod/app", "it is Ready", name="ready", steady=2),
            runs(
                "Pod/app",
                ["printenv", "COLOUR"],
                "its variable COLOUR has the value",
                name="colour",
                prints="teal",
                next="`kubectl exec app -- printenv` shows all its variables",
            ),
            holds("by-reference", "it takes the value from the ConfigMap", copies.is_reference, acts=True),
            within=45,
            namespaces=("platform",),
        ),
        Exercise(
            "ns-6",
            "Inside or outside",
            scopes.is_sorted("in_namespace", "in_namespace holds only kinds that live in a namespace", namespaced=True),
            scopes.is_sorted("of_cluster", "of_cluster holds only kinds that belong to the cluster", namespaced=False),
            holds(
                "all-twelve",
                "each of the twelve kinds stands in one of the two",
                scopes.nothing_left_out,
                answers=("in_namespace", "of_cluster"),
            ),
            within=5,
        ),
        Exercise(
            "ns-5",
            "Two pods and no more",
            holds(
                "quota",
                "the ResourceQuota team-quota allows 2 pods, which request 1 CPU together",
                quota.allows_two,
                watches=("ResourceQuota",),
            ),
            ready("Pod/one", "pod one is Ready and stays so", name="one"),
            ready("Pod/two", "pod two is Ready and stays so", name="two"),
            holds(
                "third",
                "both request CPU, and a third pod that the check asks for is refused, though not elsewhere",
                quota.refuses_a_third,
                acts=True,
            ),
            within=45,
            namespaces=("free",),
        ),
        Exercise(
            "ns-7",
            "With all that it holds",
            *inside(
                "doomed",
                holds("gone", "the namespace …-doomed is gone", doomed.is_gone),
                holds("contents", "and so is everything in it", doomed.is_emptied, watches=doomed.KINDS),
            ),
            holds(
                "volume",
                "its volume, which belongs to the cluster, is still there: Released",
                doomed.is_kept_as_released,
                watches=("PersistentVolume", "PersistentVolumeClaim"),
            ),
            kept(
                "ConfigMap/inventory",
                "the ConfigMap inventory, where plain kubectl works, is as it was",
                name="inventory",
                unchanged=True,
            ),
            prepare=doomed.lay_out,
            touched=doomed.is_disturbed,
            within=60,
            namespaces=("doomed",),
        ),
        Exercise(
            "ns-2b",
            "Read without a login",
            holds("path", "path leads to the ConfigMap, for everybody", anonymous.is_told, answers=("path",)),
            answer(
                "server",
                "server is the API server's address that it tells",
                anonymous.server_inside,
                known_mistakes=anonymous.own_address,
            ),
            within=5,
            bonus=True,
        ),
        Exercise(
            "ns-6b",
            "What get all does not show",
            holds(
                "missed",
                "missed holds all kinds that are there and that `get all` leaves out",
                scopes.is_missed,
                answers=("missed",),
            ),
            prepare=scopes.fill_treasure,
            within=5,
            bonus=True,
        ),
    ),
)
