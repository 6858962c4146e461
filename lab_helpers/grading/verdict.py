"""What a check found: outcomes of single expectations, and the report of a whole exercise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from lab_helpers.grading.difference import Difference

__all__ = ["Finding", "NotYet", "Outcome", "Report", "State", "Verdict", "deciding", "right", "wrong"]


class State(Enum):
    """How one expectation stands."""

    RIGHT = "right"
    WRONG = "wrong"  # only the learner can change it
    PENDING = "pending"  # may still become right by itself
    UNKNOWN = "unknown"  # the lab could not look; never the learner's fault
    SKIPPED = "not looked at"  # waits for the expectations before it


class Verdict(Enum):
    """How a whole exercise stands."""

    PASSED = "passed"
    NOT_STARTED = "not started"
    CONVERGING = "converging"
    NOT_YET = "not yet"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True)
class Outcome:
    """What one look at the cluster says about one expectation.

    `suspects` are pods (or other objects, `Kind/x`) whose events and logs explain it; `next` is what to try, one
    sentence; `moving` tells that the cluster is at work on it; `again` is after how many seconds to look again
    although nothing changed.
    """

    state: State
    differences: tuple[Difference, ...] = ()
    evidence: tuple[str, ...] = ()
    next: str = ""
    suspects: tuple[str, ...] = ()
    missing: str = ""
    moving: bool = False
    again: float | None = None


def right() -> Outcome:
    """As the task wants it."""
    return Outcome(State.RIGHT)


def wrong(*evidence: str, next: str = "") -> Outcome:
    """Not as the task wants it, and only the learner can change that."""
    return Outcome(State.WRONG, evidence=evidence, next=next)


def deciding(outcomes: Iterable[Outcome]) -> Outcome:
    """Of several outcomes the one that decides: a wrong one before all others, a right one after all others."""
    order = (State.WRONG, State.UNKNOWN, State.PENDING, State.SKIPPED, State.RIGHT)
    return min(outcomes, key=lambda outcome: order.index(outcome.state))


@dataclass(frozen=True)
class Finding:
    """One line of a report: the expectation's name and sentence, its outcome, and its further namespace, if any."""

    name: str
    says: str
    outcome: Outcome
    where: str = ""


@dataclass(frozen=True)
class Report:
    """All that a check has to say about one exercise."""

    exercise: str
    title: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    summary: str = ""
    next: str = ""

    @property
    def held(self) -> tuple[str, ...]:
        """Names of the expectations that hold; none of an exercise that is not started."""
        if self.verdict is Verdict.NOT_STARTED:
            return ()
        return tuple(finding.name for finding in self.findings if finding.outcome.state is State.RIGHT)

    @property
    def points(self) -> tuple[int, int]:
        """Expectations that hold, and all of them."""
        return len(self.held), len(self.findings)

    @property
    def score(self) -> float:
        """Share of the points, 0 to 1; 1 only where the exercise is passed."""
        held, total = self.points
        return held / total if total else float(self.verdict is Verdict.PASSED)

    @property
    def failing(self) -> tuple[str, ...]:
        """Names of the expectations that do not hold: first what only the learner can change."""
        return tuple(
            finding.name
            for state in (State.WRONG, State.PENDING, State.UNKNOWN)
            for finding in self.findings
            if finding.outcome.state is state
        )


class NotYet(Exception):
    """An exercise is not passed; the report has been displayed before this is raised."""

    def __init__(self, report: Report) -> None:
        super().__init__(f"{report.verdict.value}: {report.exercise}")
        self.report = report

    def _render_traceback_(self) -> list[str]:
        """IPython shows this line instead of a traceback; the report stands above it."""
        return [f"{self.report.exercise}: {self.report.verdict.value}"]
