"""The exercises of the manifests lab, in the order of its prose."""

from __future__ import annotations

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.manifests import (
    adoption,
    age,
    broken,
    discovery,
    drift,
    legacy,
    looked_up,
    stuck,
    template,
    two_docs,
)
from lab_helpers.course.manifests.clean import is_clean
from lab_helpers.course.manifests.unchanged import as_it_was
from lab_helpers.grading import (
    Exercise,
    answer,
    changes_nothing,
    expect,
    file_holds,
    gone,
    holds,
    image,
    kept,
    only,
    rolled_out,
    serves,
)
from lab_helpers.grading.answers import letter_alone

__all__ = ["lesson"]

_MANIFEST = ("manifest",)
_AGREES = "to apply that file would change nothing: file and cluster agree"
_NGINX = {"template": {"spec": {"containers": only({"image": image("nginx", "1.26.3")})}}}


lesson = Lesson(
    "02",
    "manifests",
    "Manifests and the API",
    (
        Exercise(
            "yaml-7",
            "Wish and reality",
            kept("Deployment/stuck", "Deployment stuck is as it was at the start", name="kept", unchanged=True),
            answer("wanted", "wanted is how many pods are wished for", stuck.wanted, known_mistakes=stuck.not_wanted),
            answer("ready", "ready is how many of its pods are Ready", stuck.ready, known_mistakes=stuck.not_ready),
            answer(
                "updated",
                "updated is how many of its pods are made from the newest template",
                stuck.updated,
                known_mistakes=stuck.not_updated,
            ),
            answer(
                "part",
                "part says of each number in which part of the object it stands",
                stuck.parts,
                form=stuck.parts_alone,
                known_mistakes=stuck.not_parts,
            ),
            answer(
                "after",
                "after is what status.readyReplicas says after the patch",
                stuck.ready,
                known_mistakes=stuck.not_after,
            ),
            answer(
                "why",
                "why is the letter of the true sentence",
                stuck.why,
                form=letter_alone,
                wish="the letter of the sentence that is true here",
                known_mistakes=stuck.not_why,
            ),
            prepare=stuck.hang,
            within=5,
        ),
        Exercise(
            "yaml-1",
            "Repair a manifest",
            *(
                expect(ref, says, name=name, **broken.SHAPES[ref])
                for ref, name, says in (
                    ("ConfigMap/settings", "configmap", "ConfigMap settings has the two texts of the table"),
                    ("Pod/y", "pod-y", "Pod y has one container, of image nginx:1.26.3"),
                    ("Deployment/web-front", "deployment", "Deployment web-front is as in the table"),
                    ("Pod/helper", "helper", "Pod helper is as in the table"),
                )
            ),
            file_holds(
                "manifest",
                "broken.yaml",
                "manifest is the text of a file that would make just these four",
                broken.SHAPES,
            ),
            changes_nothing("manifest", "broken.yaml", _AGREES),
            within=5,
        ),
        Exercise(
            "yaml-2",
            "Let kubectl write the file",
            gone("Deployment/nginx", "nothing is made yet: there is no Deployment nginx", name="untouched"),
            is_clean(template.FILE, "the file holds nothing that only an object in the cluster has"),
            file_holds(
                "manifest",
                template.FILE,
                "it describes Deployment nginx: 4 replicas, one container of image nginx:1.26.3",
                {"Deployment/nginx": {"spec": {"replicas": 4, **_NGINX}}},
                applied=False,
            ),
            holds(
                "creates",
                "when the check makes the Deployment from it, four pods become Ready",
                template.creates_four_pods,
                answers=_MANIFEST,
                acts=True,
            ),
            within=5,
        ),
        Exercise(
            "yaml-3",
            "One file, three objects",
            holds(
                "file",
                "manifest is the text of a file with the Namespace, and the ConfigMap and the Pod inside it",
                two_docs.file_is_complete,
                answers=_MANIFEST,
            ),
            holds("namespace", "the namespace is there", two_docs.namespace_is_there),
            holds("configmap", "in it, ConfigMap app-settings says colour: blue", two_docs.colour_is_blue),
            holds("pod", "in it, Pod app has one container, of image nginx:1.26.3", two_docs.pod_is_there),
            holds("applied", "all three were made by an apply", two_docs.made_by_apply),
            holds(
                "repairs",
                "when the check spoils the ConfigMap and deletes the Pod, applying your file repairs both",
                two_docs.repairs,
                answers=_MANIFEST,
                acts=True,
            ),
            within=5,
            learner_makes=(two_docs.WORD,),
        ),
        Exercise(
            "yaml-4",
            "Change it, do not replace it",
            kept("ConfigMap/cfg", "ConfigMap cfg is the one of the start (same UID)", name="kept"),
            expect("ConfigMap/cfg", "its colour is green", name="colour", data={"colour": "green"}),
            expect("ConfigMap/cfg", "it has a shape, which is round", name="shape", data={"shape": "round"}),
            expect("ConfigMap/cfg", "its size is large, as before", name="size", data={"size": "large"}),
            within=5,
        ),
        Exercise(
            "yaml-5",
            "Drift",
            kept("Deployment/drift", "Deployment drift is the one of the start (same UID)", name="kept"),
            expect(
                "Deployment/drift",
                f"in the cluster it wants {drift.WANTED} pods, with one container of image nginx:1.26.3",
                name="replicas",
                spec={"replicas": drift.WANTED, **_NGINX},
            ),
            file_holds(
                "manifest",
                drift.FILE,
                f"manifest is the text of a file that says {drift.WANTED}, too",
                {"Deployment/drift": {"spec": {"replicas": drift.WANTED, **_NGINX}}},
            ),
            holds(
                "recorded",
                f"and so does what the cluster remembers of the last apply: {drift.WANTED}",
                drift.is_recorded,
                watches=("Deployment",),
            ),
            as_it_was(drift.TEXT, "nothing else of the Deployment has changed", name="rest", but=("spec.replicas",)),
            changes_nothing("manifest", drift.FILE, _AGREES),
            prepare=drift.apply_and_scale,
            within=5,
        ),
        Exercise(
            "start-7",
            "Look it up",
            answer(
                "taints_type",
                "taints_type is the type of spec.taints of a node",
                looked_up.taints_type,
                form=looked_up.type_alone,
                wish="what kubectl explain prints behind the field",
                known_mistakes=looked_up.not_taints,
            ),
            answer(
                "restart_policies",
                "restart_policies are the values that a pod's restartPolicy can have",
                looked_up.restart_policies,
                form=looked_up.words_alone,
                known_mistakes=looked_up.not_restart_policies,
            ),
            answer(
                "required",
                "required are the fields that a path of an Ingress must have",
                looked_up.required_of_a_path,
                form=looked_up.words_alone,
                known_mistakes=looked_up.not_required,
            ),
            answer(
                "name_forms",
                "name_forms are those by which kubectl finds the Deployment web",
                looked_up.name_forms,
                form=looked_up.forms_alone,
                known_mistakes=looked_up.not_forms,
            ),
            holds(
                "still-true",
                "still_true is right about each of the six old statements",
                looked_up.is_still_true,
                answers=("still_true",),
            ),
            holds(
                "sidecar",
                "sidecar_path gives the image of the container sidecar of pod pair",
                looked_up.finds_the_sidecar,
                answers=("sidecar_path",),
            ),
            holds(
                "by-name",
                "it does so, too, where the containers stand in another order",
                looked_up.finds_the_sidecar_elsewhere,
                answers=("sidecar_path",),
                acts=True,
            ),
            within=5,
        ),
        Exercise(
            "yaml-6",
            "An old manifest",
            expect(
                "Deployment/shop",
                "Deployment shop makes 2 pods with the label app=shop and one container of image nginx:1.26.3",
                name="deployment",
                **legacy.SHAPES["Deployment/shop"],
            ),
            expect(
                "Ingress/shop",
                "Ingress shop leads the host shop.example, path /, to port 80 of Service shop, by class nginx",
                name="ingress",
                next="`kubectl get ingress shop -o yaml`: host, path, type, Service, port, and class (no annotation)",
                **legacy.SHAPES["Ingress/shop"],
            ),
            file_holds(
                "manifest",
                "legacy.yaml",
                "manifest is the text of a file that would make just these two",
                legacy.SHAPES,
            ),
            rolled_out("Deployment/shop", "the Deployment's pods are Ready and stay so", name="pods"),
            changes_nothing("manifest", "legacy.yaml", _AGREES),
            serves("Service/shop", 80, "/", "the Service shop leads to them", prints="nginx", name="answers"),
            within=15,
        ),
        Exercise(
            "yaml-4b",
            "Adopt what a command has made",
            kept("Deployment/adopt-me", "Deployment adopt-me is the one of the start (same UID)", name="kept"),
            as_it_was(
                adoption.SEED, "it is as it was: 1 replica, one container of image nginx:1.26.3", name="as-before"
            ),
            is_clean(adoption.FILE, "the file holds nothing that only an object in the cluster has"),
            file_holds(
                "manifest",
                adoption.FILE,
                "manifest is the text of a file that would make adopt-me: 1 replica of nginx:1.26.3",
                {"Deployment/adopt-me": {"spec": {"replicas": 1, **_NGINX}}},
            ),
            holds(
                "adopted",
                "the Deployment carries the record of an apply, and it says what your file says",
                adoption.is_adopted,
                watches=("Deployment",),
                answers=_MANIFEST,
            ),
            changes_nothing("manifest", adoption.FILE, _AGREES),
            within=5,
            bonus=True,
        ),
        Exercise(
            "yaml-8",
            "Kinds of the API",
            holds(
                "groups",
                "api_versions has the right apiVersion for each kind, and None for what is no kind",
                discovery.in_their_groups,
                answers=("api_versions",),
            ),
            answer(
                "cluster_wide",
                "cluster_wide are those whose objects live in no namespace",
                discovery.cluster_wide,
                form=discovery.names_alone,
                known_mistakes=discovery.not_cluster_wide,
            ),
            within=5,
            bonus=True,
        ),
        Exercise(
            "yaml-9",
            "How old is the cluster?",
            holds(
                "age",
                "cluster_age() gives the seconds since the namespace kube-system was made",
                age.is_right,
                answers=("cluster_age",),
                acts=True,
            ),
            holds(
                "elsewhere",
                "it does so wherever the computer's clock stands",
                age.is_right_elsewhere,
                answers=("cluster_age",),
                acts=True,
            ),
            within=5,
            bonus=True,
        ),
    ),
)
