"""Expectations about what the system does: they act on the cluster, after all the plain ones hold."""

from lab_helpers.grading.behaviours.containers import logs, runs, serves
from lab_helpers.grading.behaviours.names import resolves
from lab_helpers.grading.behaviours.network import blocked, reaches
from lab_helpers.grading.behaviours.objects import accepts, refuses
from lab_helpers.grading.behaviours.permissions import allowed, denied
from lab_helpers.grading.behaviours.restarts import restarts
from lab_helpers.grading.behaviours.rollouts import rolls_out
from lab_helpers.grading.behaviours.scheduling import schedules_on
from lab_helpers.grading.behaviours.survives import survives
from lab_helpers.grading.behaviours.targets import Connection

__all__ = [
    "Connection",
    "accepts",
    "allowed",
    "blocked",
    "denied",
    "logs",
    "reaches",
    "refuses",
    "resolves",
    "restarts",
    "rolls_out",
    "runs",
    "schedules_on",
    "serves",
    "survives",
]
