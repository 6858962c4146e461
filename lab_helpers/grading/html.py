"""A report as HTML for notebooks: the same content as the text, every word from the cluster escaped."""

from __future__ import annotations

from html import escape

from lab_helpers.grading.text import MARKS, details, headline, summary_lines
from lab_helpers.grading.verdict import Finding, Report, State, Verdict
from lab_helpers.grading.words import Part, harmless, step_parts

__all__ = ["render_html"]

_COLOURS = {
    Verdict.PASSED: "#2e7d32",
    Verdict.NOT_STARTED: "#757575",
    Verdict.CONVERGING: "#1565c0",
    Verdict.NOT_YET: "#c62828",
    Verdict.CANNOT_TELL: "#8d6e00",
}
_MARK_COLOURS = {State.RIGHT: "#2e7d32", State.WRONG: "#c62828", State.PENDING: "#1565c0"}
_WORDS = {
    State.RIGHT: "right",
    State.WRONG: "not right",
    State.PENDING: "not yet",
    State.UNKNOWN: "could not be looked at",
    State.SKIPPED: "not looked at",
}


def render_html(report: Report) -> str:
    """The whole report as one element; it inherits the notebook's light or dark theme."""
    colour = _COLOURS[report.verdict]
    parts = [
        f'<div class="lab-report" data-verdict="{report.verdict.value}" role="status" '
        f'style="border-left:4px solid {colour};padding:.4em 0 .4em .9em;margin:.6em 0;line-height:1.45">',
        f'<div style="font-weight:600"><span style="color:{colour}">●</span> {escape(headline(report))}</div>',
    ]
    if report.summary:
        parts.append(f'<div style="margin:.3em 0">{"<br>".join(map(escape, summary_lines(report)))}</div>')
    if report.findings:
        parts.append('<ul style="list-style:none;margin:.4em 0;padding:0">')
        parts += [_finding(report, finding) for finding in report.findings]
        parts.append("</ul>")
    if report.next:
        step = "".join(map(_part, step_parts(report.next, report.exercise)))
        parts.append(f"<div><b>Next:</b> {step}</div>")
    parts.append("</div>")
    return "".join(parts)


def _finding(report: Report, finding: Finding) -> str:
    state = finding.outcome.state
    faded = "opacity:.6;" if state is State.SKIPPED else ""
    lines = "".join(
        f'<div style="margin-left:1.6em;font-family:var(--jp-code-font-family,monospace);font-size:.92em;'
        f'overflow-wrap:anywhere">{escape(line)}</div>'
        for line in details(report, finding)
    )
    name = escape(harmless(finding.name))
    return (
        f'<li style="{faded}margin:.15em 0" data-expectation="{name}" data-state="{state.value}">'
        f'<span aria-label="{_WORDS[state]}" style="display:inline-block;width:1.4em;font-weight:600;'
        f'color:{_MARK_COLOURS.get(state, "inherit")}">{MARKS[state]}</span>'
        f"{escape(harmless(finding.says))}{lines}</li>"
    )


def _part(part: Part) -> str:
    return f"<code>{escape(part.text)}</code>" if part.is_command else escape(part.text)
