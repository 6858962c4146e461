"""The first cell of the first notebook, and the first thing that it asks a beginner to try."""

from __future__ import annotations

from desk import Desk
from playwright.sync_api import expect


def test_the_first_cell_shows_a_pass_and_a_helpful_miss_that_a_beginner_can_mend(desk: Desk) -> None:
    desk.open_notebook("00-first-contact.ipynb")
    first = desk.cell('Lab("first-contact")')
    output = desk.run(first)
    expect(desk.report(output, "passed")).to_be_visible()
    missed = desk.report(output, "not yet")
    expect(missed).to_contain_text("wanted nginx:1.26.3")
    expect(missed).to_contain_text("did you mean nginx")
    desk.picture("first-contact", of=first)

    own = desk.add_cell_after(first)
    desk.write(own, "!kubectl set image pod/web web=nginx:1.26.3")
    desk.run(own)
    again = desk.add_cell_after(own)
    desk.write(again, 'lab.check("demo-miss")')
    expect(desk.report(desk.run(again), "passed")).to_be_visible()
