"""labs build"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lab_helpers.cli import app


@app.command()
def build(
    check: Annotated[bool, typer.Option(help="Write nothing; fail when a committed notebook is stale.")] = False,
    solved: Annotated[bool, typer.Option(help="Write the solved notebooks to build/solved instead.")] = False,
) -> None:
    """Write the notebooks, and the table of what they cover, from their one source; for authors and CI."""
    from lab_helpers.clusters.paths import checkout
    from lab_helpers.course.coverage import DOCUMENT, document
    from lab_helpers.course.lesson import lessons
    from lab_helpers.course.notebooks import build as build_notebook
    from lab_helpers.course.notebooks import write

    folder = checkout() / ("build/solved" if solved else "labs")
    stale: list[Path] = []
    for lesson in lessons():
        path = folder / lesson.notebook
        if not check:
            print(write(lesson, folder, solved=solved).relative_to(checkout()))
        elif not path.is_file() or path.read_text() != build_notebook(lesson, solved=solved):
            stale.append(path)
    if not solved:
        path, text = checkout() / DOCUMENT, document(lessons())
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
            print(DOCUMENT)
        elif not path.is_file() or path.read_text() != text:
            stale.append(path)
    for path in stale:
        print(f"{path.relative_to(checkout())} is stale. Do now: make notebooks, and commit what it wrote.")
    if stale:
        raise typer.Exit(1)
