"""The exercises of the pods lab, in the order of its prose."""

from __future__ import annotations

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.pods import addresses, duo, half, locate, restart, scratch, split, steps
from lab_helpers.grading import (
    Exercise,
    absent,
    answer,
    exists,
    expect,
    gone,
    has,
    holds,
    image,
    kept,
    logs,
    only,
    ready,
    replaced,
    serves,
)

__all__ = ["lesson"]

_ONE_NGINX = {"containers": only({"image": image("nginx", "1.26.3")}), "initContainers": absent}


lesson = Lesson(
    "03",
    "pods",
    "Pods",
    (
        Exercise(
            "pods-1",
            "A pod of your own",
            exists("Pod/web", name="exists"),
            expect(
                "Pod/web",
                "it has one container, and its image is nginx:1.26.3",
                name="image",
                spec=_ONE_NGINX,
            ),
            expect("Pod/web", "it carries the label run=web", name="label", labels={"run": "web"}),
            expect("Pod/web", "it is a bare pod: no controller owns it", name="bare", owner=absent),
            ready("Pod/web"),
        ),
        Exercise(
            "pods-2",
            "Two containers, one volume",
            exists("Pod/duo", name="exists"),
            holds(
                "containers",
                "its containers are writer and reader, both of image busybox:1.37.0",
                duo.has_writer_and_reader,
                watches=("Pod",),
            ),
            holds(
                "volume", "both mount one and the same volume, an emptyDir", duo.shares_an_empty_dir, watches=("Pod",)
            ),
            ready("Pod/duo"),
            holds("shared", "what is written through writer's mount is there in reader's mount", duo.shared, acts=True),
            holds("grows", "writer goes on appending lines to the file log of the volume", duo.grows, acts=True),
            holds("printed", "reader prints each line that arrives in log", duo.printed, acts=True),
        ),
        Exercise(
            "pods-3",
            "Several commands in one container",
            exists("Pod/steps", name="exists"),
            expect(
                "Pod/steps",
                "it has one container, of image busybox:1.37.0, and no init container",
                name="one-container",
                spec={"containers": only({"image": image("busybox", "1.37.0")}), "initContainers": absent},
            ),
            holds("no-restarts", "the container was never restarted", steps.never_restarted, watches=("Pod",)),
            ready("Pod/steps", steady=10),
            logs("Pod/steps", steps.LINES, "its log has the lines one, two, three, in this order"),
            holds("by-itself", "a copy of the pod prints them too", steps.printed_by_a_copy, acts=True),
            within=20,
        ),
        Exercise(
            "pods-4",
            "Where a pod lives",
            ready("Pod/web", "pod web runs, as at the start", steady=0),
            holds(
                "now",
                'locate("web") gives the pod_ip, node and host_ip of the pod',
                locate.locates,
                answers=("locate",),
                acts=True,
            ),
            holds(
                "moved",
                "so it does when the check has made web anew on another node",
                locate.locates_after_a_move,
                answers=("locate",),
                acts=True,
            ),
        ),
        Exercise(
            "pods-5",
            "What goes when a pod goes",
            answer(
                "receipt",
                "receipt is the code that the first pod gave for your note",
                scratch.first_receipt,
                wish="the code that the first pod gave",
                known_mistakes=scratch.later_receipts,
            ),
            replaced("Pod/scratch", "pod scratch is a new one (another UID)", name="replaced"),
            holds("manifest", "it is made from the same manifest", scratch.is_of_the_manifest, watches=("Pod",)),
            ready("Pod/scratch", "the new pod scratch is Ready", steady=1),
            holds("gone", "in the new pod there is no /tmp/note", scratch.note_is_gone, acts=True),
        ),
        Exercise(
            "pods-6",
            "How many are ready",
            kept("Pod/half", "pod half is the one of the start", name="kept"),
            answer("ready", "ready is how many containers are ready", half.ready, known_mistakes=half.not_ready),
            answer("total", "total is how many containers the pod has", half.total, known_mistakes=half.not_total),
            answer("phase", "phase is the pod's phase", half.phase, known_mistakes=half.not_phases),
        ),
        Exercise(
            "pods-7",
            "Split the monolith",
            gone("Pod/monolith", "the pod monolith is gone", name="gone"),
            holds(
                "apart",
                "a container web and a container db run, in pods of their own",
                split.are_apart,
                watches=("Pod",),
            ),
            holds("image", "both keep their image, busybox:1.37.0", split.keep_their_image, watches=("Pod",)),
            exists("Service/db", name="service"),
            holds(
                "through",
                "inside the web pod, http://db:8000 leads to your db",
                split.reached_through_the_service,
                acts=True,
            ),
            holds(
                "follows",
                "web goes on reading when the check has replaced the db pod by a new one",
                split.still_read_after_a_replacement,
                acts=True,
            ),
            within=40,
        ),
        Exercise(
            "pods-8",
            "A mistyped image",
            expect(
                "Pod/badimage",
                "pod badimage has one container, and its image is nginx:1.26.3",
                name="image",
                spec=_ONE_NGINX,
                next="kubectl get pod badimage -o jsonpath='{.spec.containers[*].image}'",
            ),
            ready("Pod/badimage"),
        ),
        Exercise(
            "pods-4c",
            "A new pod, a new address",
            replaced("Pod/backend", "pod backend is a new one (another UID)", name="replaced"),
            kept("Service/backend", "Service backend is as it was", name="service-kept", unchanged=True),
            ready("Pod/backend", "the new pod backend is Ready and stays so"),
            holds("own-address", "it has an address of its own", addresses.has_its_own, watches=("Pod",)),
            answer(
                "ip_before",
                "ip_before is the address of the first pod",
                addresses.of_the_first_pod,
                wish="the address that the first pod had",
                known_mistakes=addresses.not_the_first,
            ),
            answer(
                "ip_after",
                "ip_after is the address of the pod that runs now",
                addresses.of_the_pod,
                known_mistakes=addresses.not_the_new,
            ),
            answer(
                "service_ip",
                "service_ip is the Service's cluster IP",
                addresses.of_the_service,
                known_mistakes=addresses.not_the_service,
            ),
            serves("Service/backend", 80, "/", "the Service reaches the new pod"),
            within=15,
            prepare=addresses.note_the_first,
            bonus=True,
        ),
        Exercise(
            "pods-9",
            "A name in /etc/hosts",
            expect(
                "Pod/alias",
                "pod alias has one container, and its image is nginx:1.26.3",
                name="image",
                spec=_ONE_NGINX,
            ),
            expect(
                "Pod/alias",
                "its spec maps the name db.lab.internal to 10.9.8.7",
                name="entry",
                spec={"hostAliases": has({"ip": "10.9.8.7", "hostnames": has("db.lab.internal")})},
                next="kubectl explain pod.spec.hostAliases",
            ),
            ready("Pod/alias"),
            holds(
                "survives",
                "the name still resolves when the check has restarted the container",
                restart.resolves_after_a_restart,
                acts=True,
            ),
            within=40,
            bonus=True,
        ),
    ),
)
