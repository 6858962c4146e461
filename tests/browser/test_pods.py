"""The first exercises of the pods lab as a beginner meets them: too early, nearly, right, and on to the next."""

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
    desk.picture("pods-not-started", of=begin)

    desk.write(own, "!kubectl run web --image=nginx:1.22.1")
    desk.run(own)
    missed = desk.report(desk.run(check), "not yet")
    expect(missed).to_contain_text("nginx:1.26.3")
    expect(missed).to_contain_text("nginx:1.22.1")
    desk.picture("pods-not-yet", of=begin)

    desk.write(own, "!kubectl delete pod web --now && kubectl run web --image=nginx:1.26.3")
    desk.run(own)
    expect(desk.report(desk.run(check), "passed")).to_be_visible()
    desk.picture("pods-passed", of=begin)

    begin_next = desk.cell('lab.begin("pods-2")')
    desk.run(begin_next)
    own_next = desk.cell_after(begin_next)
    desk.write(own_next, "!kubectl run duo --image=busybox:1.37.0 -- sleep 3600")
    desk.run(own_next)
    missed = desk.report(desk.run(desk.cell('lab.check("pods-2")')), "not yet")
    expect(missed.locator("[data-expectation=containers][data-state=wrong]")).to_be_visible()
    desk.page.set_viewport_size({"width": 1280, "height": 3000})  # both reports, and the prose between them
    desk.picture("pods-passed-and-not-yet", of=begin)
