"""HOW it is judged: the vocabulary that exercises are written in."""

from lab_helpers.grading.answers import answer
from lab_helpers.grading.behaviours import (
    Connection,
    accepts,
    allowed,
    blocked,
    denied,
    logs,
    reaches,
    refuses,
    resolves,
    restarts,
    rolls_out,
    runs,
    schedules_on,
    serves,
    survives,
)
from lab_helpers.grading.claims import bound
from lab_helpers.grading.counts import count
from lab_helpers.grading.deployments import deployment_pods, rolled_out
from lab_helpers.grading.difference import Difference
from lab_helpers.grading.exercise import Exercise, Expectation, inside
from lab_helpers.grading.expectations import exists, expect, gone, holds, kept, ready, replaced
from lab_helpers.grading.images import image
from lab_helpers.grading.jobs import completed
from lab_helpers.grading.leads import follows, leads_to
from lab_helpers.grading.manifests import changes_nothing, file_holds
from lab_helpers.grading.matchers import (
    absent,
    at_least,
    at_most,
    each,
    has,
    matches,
    one_of,
    only,
    present,
)
from lab_helpers.grading.patience import eventually
from lab_helpers.grading.relations import older_than, selects, younger_than
from lab_helpers.grading.verdict import NotYet, Outcome, Report, State, Verdict, right, wrong
from lab_helpers.grading.world import World

__all__ = [
    "Connection",
    "Difference",
    "Exercise",
    "Expectation",
    "NotYet",
    "Outcome",
    "Report",
    "State",
    "Verdict",
    "World",
    "absent",
    "accepts",
    "allowed",
    "answer",
    "at_least",
    "at_most",
    "blocked",
    "bound",
    "changes_nothing",
    "completed",
    "count",
    "denied",
    "deployment_pods",
    "each",
    "eventually",
    "exists",
    "expect",
    "file_holds",
    "follows",
    "gone",
    "has",
    "holds",
    "image",
    "inside",
    "kept",
    "leads_to",
    "logs",
    "matches",
    "older_than",
    "one_of",
    "only",
    "present",
    "reaches",
    "ready",
    "refuses",
    "replaced",
    "resolves",
    "restarts",
    "right",
    "rolled_out",
    "rolls_out",
    "runs",
    "schedules_on",
    "selects",
    "serves",
    "survives",
    "wrong",
    "younger_than",
]
