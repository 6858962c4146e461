"""A report as plain text: for terminals, for logs of a CI run, and wherever HTML is not shown."""

from __future__ import annotations

from lab_helpers.grading.difference import Difference
from lab_helpers.grading.verdict import Finding, Report, State, Verdict
from lab_helpers.grading.words import harmless, step_parts

__all__ = ["MARKS", "details", "headline", "render_text", "summary_lines"]

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
        lines += ["", *summary_lines(report)]
    if report.findings:
        lines.append("")
    for finding in report.findings:
        lines.append(f"  {MARKS[finding.outcome.state]} {harmless(finding.says)}{_remark(finding)}")
        lines += [f"      {line}" for line in details(report, finding)]
    if report.next:
        lines += ["", f"Next: {_step(report)}"]
    return "\n".join(lines)


def headline(report: Report) -> str:
    """The exercise, its verdict and its points in one line."""
    held, total = report.points
    points = f" ({held} of {total} points)" if total else ""
    if report.verdict is Verdict.CANNOT_TELL:
        points = " (no points lost)"
    return harmless(f"{report.exercise} · {report.title}: {report.verdict.value}{points}")


def summary_lines(report: Report) -> list[str]:
    """What is to be said of the whole exercise, line by line."""
    return [harmless(line) for line in report.summary.splitlines()]


def details(report: Report, finding: Finding) -> list[str]:
    """Where it departs from the task, and what the cluster says about it; nothing where it holds.

    Nor where the cluster is at work on it while something else is the learner's to mend: how far it has come differs
    from one moment to the next.
    """
    outcome = finding.outcome
    wrong = any(item.outcome.state is State.WRONG for item in report.findings)
    if outcome.state is State.RIGHT or (wrong and outcome.moving and outcome.state is State.PENDING):
        return []
    lines = [*map(_difference, finding.outcome.differences), *finding.outcome.evidence]
    return list(dict.fromkeys(harmless(line) for line in lines))


def _difference(difference: Difference) -> str:
    """`spec.replicas: wanted 3, got 2`, with the near miss where there is one."""
    near = ""
    if difference.near:
        absent = difference.got in ("nothing", "none") or difference.got.startswith("only ")
        near = f" (is {difference.near} meant for it?)" if absent else f" (did you mean {difference.near}?)"
    return f"{difference.path}: wanted {difference.want}, got {difference.got}{near}"


def _step(report: Report) -> str:
    """A step of one command stands by itself; within a sentence a command stands between backticks."""
    parts = step_parts(report.next, report.exercise)
    if len(parts) == 1:
        return parts[0].text
    return "".join(f"`{part.text}`" if part.is_command else part.text for part in parts)


def _remark(finding: Finding) -> str:
    return {
        State.PENDING: " (not yet)",
        State.UNKNOWN: " (could not be looked at)",
    }.get(finding.outcome.state, "")
