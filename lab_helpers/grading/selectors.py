"""Selectors evaluated: which objects a Service or a controller really selects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lab_helpers.grading.world import GRADER_LABEL
from lab_helpers.state.snapshot import Object, Snapshot, labels_match

__all__ = ["learners", "matches_labels"]


def matches_labels(selector: Mapping[str, Any], labels: Mapping[str, str]) -> bool:
    """Whether a map of labels, or a selector with matchLabels and matchExpressions, selects these labels.

    An empty selector selects everything, as it does for the API's LabelSelector (a Service without one selects none).

    >>> matches_labels({"matchExpressions": [{"key": "tier", "operator": "In", "values": ["web"]}]}, {"tier": "web"})
    True
    """
    plain = {key: value for key, value in selector.items() if isinstance(value, str)}
    exact, expressions = selector.get("matchLabels"), selector.get("matchExpressions")
    wanted = {**plain, **(exact if isinstance(exact, Mapping) else {})}
    return all(labels.get(key) == value for key, value in wanted.items()) and all(
        isinstance(expression, Mapping) and _holds(expression, labels)
        for expression in (expressions if isinstance(expressions, list) else ())
    )


def learners(snapshot: Snapshot, kind: str) -> list[Object]:
    """The objects of a kind that count: not about to go, and not the grader's own."""
    return [
        item
        for item in snapshot.all(kind)
        if "deletionTimestamp" not in item["metadata"] and not labels_match(item, {GRADER_LABEL: "true"})
    ]


def _holds(expression: Mapping[str, Any], labels: Mapping[str, str]) -> bool:
    key, values = str(expression.get("key")), expression.get("values") or []
    match expression.get("operator"):
        case "In":
            return key in labels and labels[key] in values
        case "NotIn":
            return key not in labels or labels[key] not in values
        case "Exists":
            return key in labels
        case "DoesNotExist":
            return key not in labels
    return False
