"""What counts as the text of a file, what its documents are, and where an apply would change something."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from lab_helpers.grading import Outcome, State
from lab_helpers.grading.manifests import documents, ref_of, text_of, what_changes

POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n"
CONFIGMAP = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "settings"}, "data": {"day": "2026-11-21"}}


def read(given: Any) -> list[dict[str, Any]]:
    found = documents("manifest", given, "app.yaml")
    assert not isinstance(found, Outcome), found.evidence
    return found


INDENTED = "".join(f"  {line}\n" for line in POD.splitlines())


@pytest.mark.parametrize("given", [POD, f"\n\n{POD}\n", f" {POD} ", POD.encode(), POD.splitlines(), INDENTED])
def test_a_text_counts_however_it_was_read(given: Any) -> None:
    assert [ref_of(item) for item in read(given)] == ["Pod/web"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (..., "no value yet"),
        ("", "no value yet"),
        (3, "the text of your file"),
        ("app.yaml", "the name of a file"),
        (Path("app.yaml"), "the file itself"),
        (io.StringIO(POD), "the file itself"),
    ],
)
def test_what_is_no_text_is_told_with_the_way_to_read_it(given: Any, words: str) -> None:
    outcome = text_of("manifest", given, "app.yaml")
    assert isinstance(outcome, Outcome)
    assert outcome.state is State.WRONG
    assert words in outcome.evidence[0]
    assert 'open("app.yaml").read()' in outcome.next


def test_a_tab_is_told_as_such() -> None:
    outcome = documents("manifest", "\nkind: Pod\nspec:\n\tcontainers: []\n", "app.yaml")
    assert isinstance(outcome, Outcome)
    assert outcome.evidence == ("the text is no YAML: line 4: found character '\\t' that cannot start any token",)
    assert "by spaces, never by tabs" in outcome.next


def test_a_sentence_is_no_manifest() -> None:
    outcome = documents("manifest", "deployment.apps/nginx created (dry run)", "app.yaml")
    assert isinstance(outcome, Outcome)
    assert "no manifest" in outcome.evidence[0]


def test_documents_of_yaml_json_and_lists_are_the_same() -> None:
    of_list = {"apiVersion": "v1", "kind": "List", "items": [CONFIGMAP, CONFIGMAP]}
    assert read(f"{POD}---\n# nothing\n---\n{POD}") == [*read(POD), *read(POD)]
    assert read(json.dumps(of_list, indent="\t")) == [CONFIGMAP, CONFIGMAP]


def test_scalars_are_read_as_kubectl_reads_them() -> None:
    found = read("kind: ConfigMap\ndata: {a: no, b: y, c: 'y', d: 2026-11-21, e: N, f: why}\n")
    assert found[0]["data"] == {"a": False, "b": True, "c": "y", "d": "2026-11-21", "e": False, "f": "why"}


def test_what_only_the_cluster_writes_is_no_change() -> None:
    live = {
        **CONFIGMAP,
        "metadata": {"name": "settings", "uid": "1", "annotations": {"kubectl.kubernetes.io/last-applied": "{}"}},
        "status": {"any": "thing"},
    }
    assert what_changes(live, CONFIGMAP) == []


@pytest.mark.parametrize(
    ("applied", "paths"),
    [
        ({**CONFIGMAP, "data": {"day": "today"}}, ["data.day"]),
        ({**CONFIGMAP, "data": {}}, ["data.day"]),
        ({**CONFIGMAP, "metadata": {"labels": {"app": "web"}}}, ["labels.app"]),
        ({**CONFIGMAP, "metadata": {"annotations": {"note": "x"}}}, ["annotations.note"]),
        ({**CONFIGMAP, "immutable": True}, ["immutable"]),
    ],
)
def test_every_change_of_the_wish_is_named(applied: dict[str, Any], paths: list[str]) -> None:
    assert [item.path for item in what_changes(CONFIGMAP, applied)] == paths
