"""The exercises of the etcd lab, in the order of its prose."""

from __future__ import annotations

from lab_helpers.course.etcd import configuration, connections, layout, revisions, scratch, secret, snapshots
from lab_helpers.course.etcd.desk import DESK, LENS, set_up_lens
from lab_helpers.course.etcd.numbers import readings
from lab_helpers.course.lesson import Lesson
from lab_helpers.grading import Exercise, Expectation, answer, expect, holds, kept, ready

__all__ = ["lesson"]

_NEEDS = ("etcd",)
_AS_STARTED = "what your etcd was started with"
_KEYS = {
    "pod_key": ("Pod/plum", "the pod plum"),
    "node_key": ("Node", "the node on which etcd runs"),
    "service_key": ("Service/stall", "the Service stall"),
    "deployment_key": ("Deployment/orchard", "the Deployment orchard"),
}


def _file(name: str, says: str, flag: str) -> Expectation:
    return answer(
        name,
        f"{name} is {says}",
        configuration.flag(flag),
        form=configuration.file_form,
        wish=_AS_STARTED,
        known_mistakes=configuration.file_mistakes(flag),
    )


def _count(name: str, says: str, kind: str) -> Expectation:
    return answer(name, says, layout.number_of(kind), known_mistakes=layout.count_mistakes(kind))


lesson = Lesson(
    "10",
    "etcd",
    "etcd",
    (
        Exercise(
            "etcd-1",
            "How etcd was started",
            answer(
                "data_dir",
                "data_dir is the folder in which it keeps its data",
                configuration.flag("data-dir"),
                form=configuration.file_form,
                wish=_AS_STARTED,
            ),
            answer(
                "client_urls",
                "client_urls are the URLs on which it listens for clients",
                configuration.urls("listen-client-urls"),
                form=configuration.url_form,
                wish=_AS_STARTED,
                known_mistakes=configuration.client_mistakes,
            ),
            answer(
                "peer_urls",
                "peer_urls are those on which it listens for its peers",
                configuration.urls("listen-peer-urls"),
                form=configuration.url_form,
                wish=_AS_STARTED,
                known_mistakes=configuration.peer_mistakes,
            ),
            answer(
                "metrics_urls",
                "metrics_urls are those on which it tells its health and its metrics",
                configuration.urls("listen-metrics-urls"),
                form=configuration.url_form,
                wish=_AS_STARTED,
                known_mistakes=configuration.metrics_mistakes,
            ),
            _file("ca", "the certificate of the authority that it trusts", "trusted-ca-file"),
            _file("cert", "the certificate that it shows to its clients", "cert-file"),
            _file("key", "the private key that belongs to it", "key-file"),
            within=5,
            needs=_NEEDS,
        ),
        Exercise(
            "etcd-2",
            "Count what is stored",
            _count("configmaps", "configmaps is the number of ConfigMaps stored for your namespace", "ConfigMap"),
            _count("services", "services is the number of Services stored for your namespace", "Service"),
            _count("nodes", "nodes is the number of nodes stored", "Node"),
            prepare=layout.fill,
            within=5,
            needs=_NEEDS,
        ),
        Exercise(
            "etcd-3",
            "Two versions of a key",
            holds("value", "the key of the task holds the second value", revisions.holds_second),
            holds("version", "it was written at least twice since it was created", revisions.twice),
            holds("nowhere-else", "neither value stands at any other key", revisions.nothing_else),
            prepare=revisions.write_task,
            touched=revisions.key_is_written,
            within=5,
            needs=_NEEDS,
        ),
        Exercise(
            "etcd-4",
            "One write, one revision",
            kept("ConfigMap/watched", "ConfigMap watched is the one of the start", name="kept"),
            expect("ConfigMap/watched", "its key colour says green", name="colour", data={"colour": "green"}),
            answer(
                "revision",
                "revision is the store's revision that changed its key last",
                revisions.key_revision,
                wish="the key's mod_revision",
                known_mistakes=revisions.revision_mistakes,
            ),
            answer(
                "version",
                "version is how often the key was written since it was created",
                revisions.key_version,
                wish="the key's version",
                known_mistakes=revisions.version_mistakes,
            ),
            prepare=revisions.write_again,
            within=5,
            needs=_NEEDS,
        ),
        Exercise(
            "etcd-5",
            "A Secret that is none",
            answer(
                "key",
                "key is where the Secret canary is stored",
                secret.canary_key,
                form=layout.key_form,
                known_mistakes=layout.key_mistakes("key"),
            ),
            answer(
                "token", "token is its token in plain text", secret.canary_token, known_mistakes=secret.token_mistakes
            ),
            holds("raw", "raw is the stored value, and the token stands in it", secret.is_as_stored, answers=("raw",)),
            prepare=secret.hide_token,
            within=5,
            needs=_NEEDS,
        ),
        Exercise(
            "etcd-6",
            "A snapshot",
            kept(DESK, "pod desk is the one of the start", name="desk"),
            ready(DESK, "it runs", name="ready", steady=0),
            holds("file", f"{snapshots.FILE} is a snapshot that etcdutl can read", snapshots.is_snapshot, acts=True),
            holds("revision", "it was taken after the marker was written", snapshots.is_new_enough, acts=True),
            holds("marker", "restored by the check, it holds the marker", snapshots.holds_marker, acts=True),
            prepare=snapshots.old_snapshot,
            touched=snapshots.desk_is_used,
            within=10,
            needs=_NEEDS,
        ),
        Exercise(
            "etcd-7",
            "Restore to a scratch member",
            kept(DESK, "pod desk is the one of the start", name="desk"),
            ready(DESK, "it runs", name="ready", steady=0),
            holds("answers", f"an etcd in it answers clients at port {scratch.PORT}", scratch.is_answering, acts=True),
            holds("before", "there the marker says before", scratch.serves_before, acts=True),
            holds("restored", "the whole snapshot is in it, with its revisions", scratch.is_restored, acts=True),
            holds("member", "its member has the name and the peer URL of the task", scratch.is_named, acts=True),
            holds("writes", "it takes writes, which the cluster's etcd does not see", scratch.takes_writes, acts=True),
            holds(
                "original",
                "the cluster's etcd is as it was: its marker says after",
                scratch.original_is_untouched,
                acts=True,
            ),
            prepare=snapshots.before_and_after,
            touched=scratch.something_was_done,
            within=10,
            needs=_NEEDS,
        ),
        Exercise(
            "etcd-8",
            "Who talks to etcd?",
            kept(LENS, "pod lens is the one of the start", name="lens"),
            answer(
                "clients",
                "clients are the programs that are connected to etcd's port for clients",
                connections.clients_of_etcd,
                form=connections.clients_form,
                wish="the programs in the lines of that port",
                known_mistakes=connections.client_mistakes,
            ),
            answer(
                "scheduler_port",
                "scheduler_port is the port to which the scheduler is connected",
                connections.scheduler_port,
                form=connections.port_form,
                known_mistakes=connections.port_mistakes,
            ),
            prepare=set_up_lens,
            within=5,
            needs=_NEEDS,
        ),
        Exercise(
            "etcd-1b",
            "Who is the member?",
            answer(
                "member_id",
                "member_id is the id of the cluster's one member",
                configuration.member_id,
                form=readings,
                wish="the id in the member list",
                known_mistakes=configuration.id_mistakes,
            ),
            answer(
                "member_name",
                "member_name is its name",
                configuration.member_name,
                known_mistakes=configuration.name_mistakes,
            ),
            answer(
                "peer_url",
                "peer_url is the URL at which other members would reach it",
                configuration.peer_url,
                form=configuration.url_form,
                wish="the peer URL in the member list",
                known_mistakes=configuration.peer_mistakes,
            ),
            within=5,
            bonus=True,
            needs=_NEEDS,
        ),
        Exercise(
            "etcd-2b",
            "Four keys",
            *(
                answer(
                    name,
                    f"{name} is the key of {words}",
                    layout.key_of(ref),
                    form=layout.key_form,
                    wish="the key under which etcd has it",
                    known_mistakes=layout.key_mistakes(name),
                )
                for name, (ref, words) in _KEYS.items()
            ),
            within=5,
            bonus=True,
            needs=_NEEDS,
        ),
        Exercise(
            "etcd-6b",
            "What a file tells of itself",
            answer(
                "revision",
                "revision is the last revision in the snapshot",
                snapshots.from_the_file("revision"),
                wish="what etcdutl says of the file",
                known_mistakes=snapshots.revision_mistakes,
            ),
            answer(
                "total_keys",
                "total_keys is the number that etcdutl gives for its keys",
                snapshots.from_the_file("totalKey"),
                wish="what etcdutl says of the file",
                known_mistakes=snapshots.total_mistakes,
            ),
            answer(
                "hash",
                "hash is its hash",
                snapshots.from_the_file("hash"),
                form=readings,
                wish="what etcdutl says of the file",
                known_mistakes=snapshots.hash_mistakes,
            ),
            prepare=snapshots.save_given,
            within=5,
            bonus=True,
            needs=_NEEDS,
        ),
    ),
)
