"""A report as plain text: for terminals, for logs of a CI run, and wherever HTML is not shown."""

from __future__ import annotations

from lab_helpers.grading.difference import Difference
from lab_helpers.grading.verdict import Finding, Report, State, Verdict

__all__ = ["MARKS", "difference_line", "headline", "render_text", "shown_evidence"]

MARKS = {
    State.RIGHT: "✓",
    State.WRONG: "✗",
    State.PENDING: "…",
    State.UNKNOWN: "?",
    State.SKIPPED: "·",
}


def render_text(report: Report) -> str:
    """The whole report; the same cluster state gives the same text."""
    lines = [headline(report)]
    if report.summary:
        lines += ["", *report.summary.splitlines()]
    if report.findings:
        lines.append("")
    for finding in report.findings:
        lines.append(f"  {MARKS[finding.outcome.state]} {finding.says}{_remark(finding)}")
        lines += [f"      {difference_line(item)}" for item in finding.outcome.differences]
        lines += [f"      {line}" for line in shown_evidence(finding)]
    if report.next:
        lines += ["", f"Next: {report.next}"]
    return "\n".join(lines)


def headline(report: Report) -> str:
    """The exercise, its verdict and its points in one line."""
    held, total = report.points
    points = f" ({held} of {total} points)" if total else ""
    if report.verdict is Verdict.CANNOT_TELL:
        points = " (no points lost)"
    return f"{report.exercise} · {report.title}: {report.verdict.value}{points}"


def difference_line(difference: Difference) -> str:
    """`spec.replicas: wanted 3, got 2`, with the near miss where there is one."""
    near = f" (did you mean {difference.near}?)" if difference.near else ""
    return f"{difference.path}: wanted {difference.want}, got {difference.got}{near}"


def shown_evidence(finding: Finding) -> tuple[str, ...]:
    """What the cluster says about a finding that does not hold."""
    return () if finding.outcome.state is State.RIGHT else finding.outcome.evidence


def _remark(finding: Finding) -> str:
    return {
        State.PENDING: " (not yet)",
        State.UNKNOWN: " (could not be looked at)",
    }.get(finding.outcome.state, "")
