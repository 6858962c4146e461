"""Whether an object is as the exercise has made it, but for what the task lets a learner change."""

from __future__ import annotations

from collections.abc import Collection

import yaml

from lab_helpers.grading import Expectation, Outcome, State, World, holds, right, wrong
from lab_helpers.grading.manifests import ref_of, what_changes
from lab_helpers.state.refusals import dry_run

__all__ = ["as_it_was"]


def as_it_was(text: str, says: str, *, name: str, but: Collection[str] = ()) -> Expectation:
    """The object is what this manifest made, but for these paths, and for the annotations that tools write."""
    document = yaml.safe_load(text)
    ref, metadata = ref_of(document), document["metadata"]

    async def look(world: World) -> Outcome:
        live = world.snapshot.get(ref)
        if live is None:  # which is told elsewhere
            return Outcome(State.SKIPPED)
        new = {**document, "metadata": {**metadata, "name": f"{metadata['name']}-{world.nonce}"}}
        made = await dry_run(world.api, new, world.namespace)
        changed = [item.path for item in what_changes(made, live) if item.path not in but]
        if not changed:
            return right()
        words = f"{ref} differs from that of the start in {', '.join(changed[:4])}"
        return wrong(words, next="take that back, in your file too, or begin anew with lab.reset")

    return holds(name, says, look, watches=(document["kind"],))
