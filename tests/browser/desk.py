"""What a person does at JupyterLab, as functions: open, write, run, read, look."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

HOUSE = Path(__file__).parents[2]
SCREENSHOTS = HOUSE / "build" / "screenshots"
PATIENCE = 90_000  # ms; two cores shared with other tests, a cold kernel, a cluster at work


@dataclass(frozen=True)
class Desk:
    """JupyterLab in a browser tab, and the folder that it shows."""

    page: Page
    folder: Path
    url: str
    token: str

    def open_notebook(self, name: str) -> None:
        """Go to the notebook and wait until its kernel has started."""
        self.page.goto(f"{self.url}/lab/tree/{name}?token={self.token}")
        expect(self.page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=PATIENCE)
        expect(self.page.locator("#jp-main-statusbar")).to_contain_text("| Idle", timeout=PATIENCE)

    def cell(self, text: str) -> Locator:
        """The first code cell whose source holds the text."""
        source = self.page.locator(".jp-InputArea .cm-content", has_text=text)
        return self.page.locator(".jp-Notebook .jp-CodeCell").filter(has=source).first

    def cell_after(self, cell: Locator) -> Locator:
        """The next code cell below."""
        return cell.locator("xpath=following-sibling::*[contains(@class, 'jp-CodeCell')]").first

    def add_cell_after(self, cell: Locator) -> Locator:
        """An empty code cell right below, made by keyboard (Escape, b)."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("b")
        return self.cell_after(cell)

    def write(self, cell: Locator, source: str) -> None:
        """Replace what a cell holds, by keyboard."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(source)

    def run(self, cell: Locator) -> Locator:
        """Run a cell with Shift+Enter, wait until it has ended, and give its output."""
        prompt = cell.locator(".jp-InputArea-prompt")
        before = prompt.inner_text()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Shift+Enter")
        expect(prompt).not_to_have_text(before, timeout=PATIENCE)
        expect(prompt).not_to_have_text("[*]:", timeout=PATIENCE)
        return cell.locator(".jp-Cell-outputArea")

    def open_terminal(self) -> None:
        """Open a terminal of this JupyterLab by its menu, beside the notebook."""
        self.page.get_by_role("menuitem", name="File", exact=True).click()
        self.page.locator("#jp-mainmenu-file").get_by_text("New", exact=True).click()
        self.page.locator(".lm-Menu-item[data-command='terminal:create-new']").click()
        self.page.locator(".jp-Terminal textarea").wait_for(state="attached", timeout=PATIENCE)

    def type_in_terminal(self, command: str, *, name: str) -> str:
        """Type a command and give what it printed; by a file `name`, for a terminal paints its letters as a picture."""
        printed = self.folder / name
        self.page.locator(".jp-Terminal textarea").focus()
        self.page.keyboard.type(f"({command}) 2>&1 | tee {name}.part; mv {name}.part {printed}\n")
        deadline = time.monotonic() + PATIENCE / 1000
        while not printed.exists():
            assert time.monotonic() < deadline, f"`{command}` did not end in the terminal"
            time.sleep(0.1)
        return printed.read_text().strip()

    @staticmethod
    def report(output: Locator, verdict: str) -> Locator:
        """The report of this verdict in a cell's output."""
        return output.locator(f".lab-report[data-verdict='{verdict}']")

    def picture(self, name: str, *, of: Locator | None = None) -> None:
        """Save what the tab shows as build/screenshots/NAME.png, beginning with the cell `of`."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        if of is not None:
            of.evaluate("cell => cell.scrollIntoView({block: 'start'})")
        self.page.mouse.move(0, 0)  # no hover marks
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")
