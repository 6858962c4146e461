"""Steps with their time and a bar on long work, on a terminal or as plain lines in a log."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from lab_helpers.clusters.progress import Step

__all__ = ["Screen"]


class Screen:
    """Draws `lab_helpers.clusters.progress.Progress` with rich."""

    def __init__(self) -> None:
        self.console = Console(highlight=False, soft_wrap=True)

    def say(self, sentence: str) -> None:
        """Something that the person should know."""
        self.console.print(sentence, markup=False)

    @contextmanager
    def step(self, title: str) -> Iterator[Step]:
        """A step that lasts as long as the `with` block; its last line tells the time it took."""
        began = time.monotonic()
        mark = "✗"
        try:
            if self.console.is_terminal:
                with self._bar() as bar:
                    yield _Live(bar, bar.add_task(title, total=None, detail=""))
            else:
                yield _Plain(self.console, title)
            mark = "✓"
        finally:
            self.console.print(f"{mark} {title}  {time.monotonic() - began:.1f} s", markup=False)

    def _bar(self) -> Progress:
        return Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            TimeElapsedColumn(),
            TextColumn("{task.fields[detail]}", markup=False),
            console=self.console,
            transient=True,
        )


class _Live:
    def __init__(self, bar: Progress, task: TaskID) -> None:
        self.bar, self.task = bar, task

    def update(self, detail: str, share: float | None = None) -> None:
        if detail:
            self.bar.update(self.task, detail=detail)
        if share is not None:
            self.bar.update(self.task, total=1.0, completed=share)


class _Plain:
    def __init__(self, console: Console, title: str) -> None:
        self.console, self.detail = console, ""
        console.print(f"… {title}", markup=False)

    def update(self, detail: str, share: float | None = None) -> None:
        if detail and detail != self.detail:
            self.console.print(f"  {detail}", markup=False)
            self.detail = detail
