"""The exercises of the probes lab, in the order of its prose."""

from __future__ import annotations

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.probes import codes, database, numbers, policies, start, switches
from lab_helpers.course.probes.hangs import is_restarted_when_it_hangs, stays_up
from lab_helpers.course.probes.program import AGNHOST, HANGS, Program, runs_program
from lab_helpers.course.probes.timing import has_probe, in_time
from lab_helpers.grading import Exercise, exists, image, kept, ready, rolled_out

__all__ = ["lesson"]

_LIVENESS, _READINESS, _STARTUP = "livenessProbe", "readinessProbe", "startupProbe"
_BUSYBOX = image("busybox", "1.37.0")
_TRIO: dict[str, Program] = {
    "web": (image("nginx", "1.26.3"), ()),
    "line": (
        AGNHOST,
        (
            "sh",
            "-c",
            "while true; do [ -e /tmp/closed ] || socat TCP-LISTEN:9000,fork,reuseaddr EXEC:cat; sleep 1; done",
        ),
    ),
    "worker": (_BUSYBOX, ("sh", "-c", "touch /tmp/working; sleep infinity")),
}
_SAME = "its one container, image and program are those of the manifest"
_HANG = "a copy of the pod whose program the check stops is restarted by the kubelet, the pod itself is not"


lesson = Lesson(
    "08",
    "probes",
    "Probes and restart policy",
    (
        Exercise(
            "probe-1",
            "The program that hangs",
            exists("Pod/freezer", name="exists"),
            runs_program("Pod/freezer", {"": HANGS}, _SAME),
            has_probe("Pod/freezer", _LIVENESS, "it has a liveness probe", name="liveness"),
            in_time("Pod/freezer", _LIVENESS, 15, "by its numbers a hang is noticed within 15 s, whenever it happens"),
            stays_up("Pod/freezer"),
            is_restarted_when_it_hangs("Pod/freezer", _HANG),
        ),
        Exercise(
            "probe-2",
            "Ready or not",
            exists("Pod/desk", name="exists"),
            kept("Service/desk", "the Service desk is as it was", name="service-kept", unchanged=True),
            switches.is_found_by_its_service(),
            runs_program("Pod/desk", {"": (AGNHOST, ("test-webserver", "--port=8080"))}, _SAME),
            has_probe("Pod/desk", _READINESS, "it has a readiness probe", name="readiness"),
            in_time("Pod/desk", _READINESS, 10, "by its numbers either change is noticed within 10 s", back=True),
            switches.runs(),
            switches.endpoints_follow(),
        ),
        Exercise(
            "probe-4",
            "Three handlers",
            exists("Pod/trio", name="exists"),
            runs_program(
                "Pod/trio", _TRIO, "its containers are web, line and worker, with image and program of the manifest"
            ),
            *(
                has_probe(
                    "Pod/trio",
                    _READINESS,
                    f"{part.container} has a readiness probe that asks by {part.handler}",
                    name=part.container,
                    container=part.container,
                    handler=part.handler,
                )
                for part in switches.PARTS
            ),
            *(
                in_time(
                    "Pod/trio",
                    _READINESS,
                    10,
                    f"by its numbers, the one of {part.container} notices either change within 10 s",
                    name=f"{part.container}-in-time",
                    container=part.container,
                    back=True,
                )
                for part in switches.PARTS
            ),
            ready("Pod/trio", steady=1),
            switches.parts_are_told_apart(),
        ),
        Exercise(
            "probe-5",
            "Hiccup or hang",
            exists("Pod/heart", name="exists"),
            runs_program("Pod/heart", {"": HANGS}, _SAME),
            has_probe("Pod/heart", _LIVENESS, "it has a liveness probe", name="liveness"),
            numbers.lets_a_hiccup_pass(),
            in_time(
                "Pod/heart",
                _LIVENESS,
                8,
                "by its numbers a hang is noticed within 8 s, whenever it happens",
                start=True,
            ),
            stays_up("Pod/heart"),
            numbers.tells_hiccup_from_hang(),
        ),
        Exercise(
            "probe-3",
            "A slow start",
            exists("Pod/slowpoke", name="exists"),
            runs_program(
                "Pod/slowpoke",
                {"": start.SLOW},
                "its one container, image, program and START_SECONDS are those of the manifest",
                env={start.VARIABLE: start.SECONDS},
            ),
            start.liveness_is_kept(),
            has_probe("Pod/slowpoke", _STARTUP, "it has a startup probe", name="startup"),
            start.allows_enough(),
            start.started_in_peace(),
            start.copes_with_a_slower_start(
                "Pod/slowpoke",
                "a copy that needs longer to start is not restarted, nor is the pod; one that hangs after its start is",
            ),
            within=45,
        ),
        Exercise(
            "probe-6",
            "Three policies",
            *(exists(f"Pod/{policy.pod}", name=policy.pod) for policy in policies.POLICIES),
            *(policies.has_policy(policy) for policy in policies.POLICIES),
            *(policies.ends(policy) for policy in policies.POLICIES),
            policies.phases(),
            policies.restarted(),
            policies.copies_do_the_same(),
            within=15,
        ),
        Exercise(
            "probe-7",
            "The well-meant probe",
            kept("Deployment/db", "the Deployment db is the one of the start", name="db-kept"),
            database.is_up(),
            kept("Service/db", "the Service db is as it was", name="service-kept", unchanged=True),
            exists("Deployment/shop", name="exists"),
            database.wants_one(),
            runs_program("Deployment/shop", {"": HANGS}, _SAME),
            has_probe("Deployment/shop", _LIVENESS, "it still has a liveness probe", name="liveness"),
            in_time("Deployment/shop", _LIVENESS, 15, "by its numbers a hang is noticed within 15 s"),
            has_probe("Deployment/shop", _READINESS, "it has a readiness probe", name="readiness"),
            in_time(
                "Deployment/shop",
                _READINESS,
                15,
                "by the numbers of its readiness probe either change is noticed within 15 s",
                name="ready-in-time",
                back=True,
            ),
            rolled_out("Deployment/shop", "its newest rollout is complete, and its pod is Ready", steady=2),
            database.outage_and_hang(),
        ),
        Exercise(
            "probe-1b",
            "Codes that count as well",
            exists("Pod/page", name="exists"),
            runs_program("Pod/page", {"": codes.PAGE}, _SAME),
            has_probe("Pod/page", _LIVENESS, "it has a liveness probe", name="liveness"),
            in_time("Pod/page", _LIVENESS, 10, "by its numbers a fault is noticed within 10 s"),
            stays_up("Pod/page"),
            codes.codes_count(),
            bonus=True,
        ),
    ),
)
