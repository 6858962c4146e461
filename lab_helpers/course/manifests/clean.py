"""Whether a file says what is wished for, and nothing that only the cluster can know."""

from __future__ import annotations

from typing import Any

from lab_helpers.grading import Expectation, Outcome, World, holds, right, wrong
from lab_helpers.grading.manifests import documents

__all__ = ["filled", "is_clean"]

_OF_THE_CLUSTER = ("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields")


def is_clean(file: str, says: str) -> Expectation:
    """The learner's `manifest` has no UID, no times and no status, as an export of a stored object has."""

    async def look(world: World) -> Outcome:
        found = documents("manifest", world.answers.get("manifest"), file)
        if isinstance(found, Outcome):
            return found
        told: list[str] = []
        for document in found:
            metadata, status = document.get("metadata"), document.get("status")
            written = metadata if isinstance(metadata, dict) else {}
            told += [f"metadata.{key}" for key in _OF_THE_CLUSTER if written.get(key) is not None]
            told += [f"status.{key}" for key in (filled(status) if isinstance(status, dict) else ())]
        if not told:
            return right()
        return wrong(
            f"the file also holds {', '.join(dict.fromkeys(told))}",
            next="an export (`get -o yaml`) has them, because it comes from the cluster: take them out",
        )

    return holds("clean", says, look, answers=("manifest",))


def filled(value: Any) -> Any:
    """The value without fields that are null or empty, which mean nothing."""
    if isinstance(value, dict):
        return {key: found for key, item in value.items() if (found := filled(item)) not in (None, {}, [])}
    return [filled(item) for item in value] if isinstance(value, list) else value
