"""The exercises of the Services lab, in the order of its prose."""

from __future__ import annotations

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.services import balancer, endpoints, headless, outside, ports, spread, start
from lab_helpers.grading import (
    Exercise,
    Expectation,
    absent,
    answer,
    count,
    exists,
    expect,
    follows,
    has,
    holds,
    kept,
    leads_to,
    matches,
    only,
    present,
    reaches,
    ready,
)
from lab_helpers.grading.answers import letter_alone
from lab_helpers.grading.touched import pods_are_replaced

__all__ = ["lesson"]

_ADDRESS = matches(r"(?!None$).+", "an address")
_SERVICE_AND_SLICES = ("Service", "EndpointSlice")
_TWO_TARGETS = "`kubectl describe service multi`: does each TargetPort say where that program listens?"


def _listens(service: str, port: int) -> Expectation:
    return expect(
        f"Service/{service}",
        f"it has an address of its own, and listens there on port {port} (TCP)",
        name="port",
        spec={"clusterIP": _ADDRESS, "ports": has({"port": port, "protocol": "TCP"})},
    )


def _leads(service: str, deployment: str) -> Expectation:
    return leads_to(
        f"Service/{service}",
        f"Deployment/{deployment}",
        f"it leads to the Ready pods of Deployment {deployment}, also to those that come later, and to no other",
        name="pods",
    )


def _follows(service: str, deployment: str) -> Expectation:
    return follows(
        f"Service/{service}",
        f"Deployment/{deployment}",
        "when the check deletes one of the pods, the Service leads to the new one",
    )


def _as_it_was(deployment: str, name: str = "deployment-kept") -> Expectation:
    return kept(f"Deployment/{deployment}", f"Deployment {deployment} is as it was", name=name, unchanged=True)


lesson = Lesson(
    "06",
    "services",
    "Services",
    (
        Exercise(
            "svc-1",
            "One address for three pods",
            exists("Service/web", name="exists"),
            _as_it_was("web"),
            _as_it_was("api", name="api-kept"),
            expect("Service/web", "it is of type ClusterIP", name="type", spec={"type": "ClusterIP"}),
            _listens("web", 80),
            _leads("web", "web"),
            reaches(
                "http://web:80/hostname",
                "a request to http://web comes back from one of the three pods",
                by="Deployment/web",
                name="answers",
            ),
            _follows("web", "web"),
        ),
        Exercise(
            "svc-3",
            "A Service that finds nobody",
            kept("Service/web", "Service web is the one of the start", name="service-kept"),
            _as_it_was("web"),
            count(
                "Pod",
                3,
                "the three pods of the start run on, with their labels",
                name="pods-kept",
                original=True,
                labels={"app": "web"},
                owned_by="Deployment/web",
                settles=False,
                next='begin the exercise anew: `lab.reset("svc-3")`',
            ),
            _listens("web", 80),
            _leads("web", "web"),
            reaches(
                "http://web:80/hostname",
                "a request to http://web comes back from one of them",
                by="Deployment/web",
                name="answers",
            ),
            prepare=start.await_three_pods,
            touched=pods_are_replaced,
        ),
        Exercise(
            "svc-11",
            "Everything new but the address",
            kept("Service/web", "Service web is as it was", name="service-kept", unchanged=True),
            kept("Deployment/web", "Deployment web is the one of the start", name="deployment-kept"),
            expect(
                "Deployment/web",
                "it wants three pods",
                name="replicas",
                spec={"replicas": 3},
                next="kubectl scale deployment web --replicas=3",
            ),
            holds(
                "replaced",
                "none of the three pods of the start is left",
                start.are_replaced,
                watches=("Deployment", "ReplicaSet", "Pod"),
            ),
            ready("Deployment/web", "it has three Ready pods", name="ready", steady=1),
            _leads("web", "web"),
            reaches(
                "http://web:80/hostname",
                "a request to http://web comes back from one of the new pods",
                by="Deployment/web",
                name="answers",
            ),
            _follows("web", "web"),
            prepare=start.await_three_pods,
            touched=pods_are_replaced,
        ),
        Exercise(
            "svc-2",
            "A port on every node",
            exists("Service/web-np", name="exists"),
            _as_it_was("web"),
            holds(
                "node-port",
                "it is of type NodePort, for its port 80, with the node port of the ticket",
                ports.uses_the_port_of_the_ticket,
                watches=("Service",),
            ),
            _leads("web-np", "web"),
            ports.on_every_node(
                "web-np", 80, "it answers on every node, on that port", path="/hostname", by="Deployment/web"
            ),
            holds(
                "lowest",
                "lowest is the smallest port that the API server takes as a node port",
                ports.limit("lowest", -1),
                answers=("lowest",),
                acts=True,
            ),
            holds(
                "highest",
                "highest is the largest one",
                ports.limit("highest", 1),
                answers=("highest",),
                acts=True,
            ),
            prepare=ports.write_ticket,
        ),
        Exercise(
            "svc-4",
            "Two ports that differ",
            exists("Service/nginx-8889", name="exists"),
            _as_it_was("bignginx"),
            _as_it_was("smallnginx", name="small-kept"),
            expect("Service/nginx-8889", "it is of type NodePort", name="type", spec={"type": "NodePort"}),
            _listens("nginx-8889", 8889),
            _leads("nginx-8889", "bignginx"),
            reaches(
                "Service/nginx-8889:8889/",
                "inside the cluster it answers on its cluster IP, on port 8889",
                by="Deployment/bignginx",
                name="inside",
            ),
            ports.on_every_node(
                "nginx-8889", 8889, "it answers on every node, on its node port", by="Deployment/bignginx"
            ),
        ),
        Exercise(
            "svc-8",
            "Who hands out addresses?",
            exists("Service/shop", name="exists"),
            _as_it_was("shop"),
            expect("Service/shop", "it is of type LoadBalancer", name="type", spec={"type": "LoadBalancer"}),
            expect(
                "Service/shop",
                "it listens on port 80 (TCP), and has a node port for it",
                name="port",
                spec={"ports": has({"port": 80, "protocol": "TCP", "nodePort": present})},
            ),
            _leads("shop", "shop"),
            holds(
                "by-hand",
                "nobody has written an external address by hand",
                balancer.no_address_by_hand,
                watches=("Service",),
            ),
            answer(
                "reason",
                "reason is the letter of the right sentence",
                balancer.the_reason,
                form=letter_alone,
                wish="one of a, b, c and d",
                known_mistakes=balancer.wrong_reasons,
            ),
            reaches("Service/shop:80/", "it is a ClusterIP Service, too: it answers inside", echo=True, name="inside"),
            ports.on_every_node("shop", 80, "it is a NodePort Service, too: it answers on every node"),
            holds(
                "external",
                "an external address, where somebody gives one, is a real one and answers",
                balancer.external_address,
                acts=True,
            ),
            within=12,
        ),
        Exercise(
            "svc-5",
            "A name without an address",
            exists("Service/peers", name="exists"),
            _as_it_was("peers"),
            expect("Service/peers", "it is headless", name="headless", spec={"type": "ClusterIP", "clusterIP": "None"}),
            _leads("peers", "peers"),
            holds(
                "names",
                "in a pod, the name peers stands for the addresses of its Ready pods, "
                "also when the check has added one that is Ready and one that is not",
                headless.stands_for_ready_pods,
                acts=True,
            ),
        ),
        Exercise(
            "svc-6",
            "Another name",
            exists("Service/mirror", name="exists"),
            expect("Service/mirror", "it is of type ExternalName", name="type", spec={"type": "ExternalName"}),
            holds(
                "no-slice", "nobody keeps an EndpointSlice for it", outside.has_no_slice, watches=_SERVICE_AND_SLICES
            ),
            holds(
                "leads",
                "in a pod, http://mirror leads to the ticket's Service, also when the check has made that anew",
                outside.leads_to_target,
                acts=True,
            ),
            prepare=outside.make_target,
        ),
        Exercise(
            "svc-3b",
            "Who is ready?",
            holds(
                "here",
                "ready_addresses gives what the EndpointSlices of web and of nobody say",
                endpoints.right_here,
                answers=("ready_addresses",),
                acts=True,
            ),
            holds(
                "others",
                "so it does for Services that the check adds",
                endpoints.right_for_others,
                answers=("ready_addresses",),
                acts=True,
            ),
            prepare=start.await_two_pods,
            bonus=True,
        ),
        Exercise(
            "svc-4b",
            "Two ports with names",
            exists("Service/multi", name="exists"),
            _as_it_was("shop"),
            expect(
                "Service/multi",
                "it has two ports: http, 80, and metrics, 9090",
                name="ports",
                spec={
                    "clusterIP": _ADDRESS,
                    "ports": only(
                        {"name": "http", "port": 80, "protocol": "TCP"},
                        {"name": "metrics", "port": 9090, "protocol": "TCP"},
                    ),
                },
            ),
            _leads("multi", "shop"),
            reaches("Service/multi:80/", "port 80 leads to the shop itself", echo=True, name="http", next=_TWO_TARGETS),
            reaches(
                "Service/multi:9090/",
                "port 9090 leads to its numbers",
                prints="requests_total",
                name="metrics",
                next=_TWO_TARGETS,
            ),
            bonus=True,
            within=12,
        ),
        Exercise(
            "svc-7",
            "A list kept by hand",
            exists("Service/extdb", name="exists"),
            expect(
                "Service/extdb",
                "it has no selector",
                name="no-selector",
                spec={"selector": absent},
                next="kubectl get service extdb -o yaml",
            ),
            _listens("extdb", 3306),
            holds(
                "slice",
                "an EndpointSlice of its own holds the address and the port of the ticket",
                outside.slice_holds_the_address,
                watches=_SERVICE_AND_SLICES,
            ),
            holds(
                "answers",
                "what runs there answers on extdb, port 3306",
                outside.database_answers,
                acts=True,
            ),
            prepare=outside.make_database,
            touched=outside.has_endpoints,
            bonus=True,
            within=12,
        ),
        Exercise(
            "svc-10",
            "Spread, and sticky",
            kept("Service/web", "Service web is the one of the start", name="service-kept"),
            _as_it_was("web"),
            holds(
                "spread",
                "names has 60 answers or more, and not all of them from one pod",
                spread.was_spread,
                watches=("Pod",),
                answers=("names",),
            ),
            expect(
                "Service/web",
                "it is sticky: each client stays with its pod",
                name="sticky",
                spec={"sessionAffinity": "ClientIP"},
            ),
            _leads("web", "web"),
            holds(
                "stays",
                "20 connections from one client all end at one pod, and so do those of another client",
                spread.each_client_stays,
                acts=True,
            ),
            prepare=start.await_three_pods,
            bonus=True,
        ),
    ),
)
