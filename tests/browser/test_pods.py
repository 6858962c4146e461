"""The first exercise of the pods lab as a beginner meets it: too early, nearly, right."""

from __future__ import annotations

from desk import Desk
from playwright.sync_api import expect


def test_a_beginner_sees_what_is_missing_then_what_is_wrong_then_passes(desk: Desk) -> None:
    desk.open_notebook("03-pods.ipynb")
    desk.run(desk.cell('Lab("pods")'))
    begin = desk.cell('lab.begin("pods-1")')
    own, check = desk.cell_after(begin), desk.cell('lab.check("pods-1")')
    desk.run(begin)

    expect(desk.report(desk.run(check), "not started")).to_be_visible()
    desk.picture("pods-not-started", of=check)

    desk.write(own, "!kubectl run web --image=nginx:1.22.1")
    desk.run(own)
    missed = desk.report(desk.run(check), "not yet")
    expect(missed).to_contain_text("nginx:1.26.3")
    expect(missed).to_contain_text("nginx:1.22.1")
    desk.picture("pods-not-yet", of=check)

    desk.write(own, "!kubectl delete pod web --now && kubectl run web --image=nginx:1.26.3")
    desk.run(own)
    expect(desk.report(desk.run(check), "passed")).to_be_visible()
    desk.picture("pods-passed", of=check)
