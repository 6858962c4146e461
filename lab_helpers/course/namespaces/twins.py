"""The same name in two namespaces: the one that is given, and the one that the learner makes."""

from __future__ import annotations

from lab_helpers.grading import Outcome, State, World, right, wrong
from lab_helpers.grading.difference import nearest
from lab_helpers.grading.workspace import EXERCISE_LABEL
from lab_helpers.state.kinds import KINDS

__all__ = ["is_made", "team_is_made"]


async def is_made(world: World) -> Outcome:
    """The namespace is there, and stays."""
    home = world.snapshot.home
    if home is not None and "deletionTimestamp" not in home["metadata"]:
        return right()
    if home is not None:
        return Outcome(
            State.PENDING, evidence=(f"namespace {world.namespace} is being deleted; make it again when it is gone",)
        )
    namespaces = (await world.api.list(KINDS["Namespace"]))["items"]
    own = [item["metadata"]["name"] for item in namespaces if EXERCISE_LABEL not in item["metadata"]["labels"]]
    short = world.namespace.partition("-team-")[2]
    near = nearest(world.namespace, own) or next((name for name in own if name == f"team-{short}"), "")
    said = f"; there is one named {near}, but the name is {world.namespace} as a whole" if near else ""
    return wrong(f"there is no namespace {world.namespace}{said}", next=f"`kubectl create namespace {world.namespace}`")


async def team_is_made(world: World) -> bool:
    """Whether somebody has made a namespace with another name that was probably meant for the exercise."""
    since = (await world.api.get(f"Namespace/{world.namespace}"))["metadata"]["creationTimestamp"]
    return any(
        EXERCISE_LABEL not in item["metadata"]["labels"]
        and item["metadata"]["creationTimestamp"] >= since
        and (item["metadata"]["name"] == "team-b" or item["metadata"]["name"].startswith(f"{world.namespace}-"))
        for item in (await world.api.list(KINDS["Namespace"]))["items"]
    )
