"""labs snapshot"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lab_helpers.cli import app


@app.command()
def snapshot(
    file: Annotated[Path, typer.Argument(help="Where to write it (JSON).")],
    exercise: Annotated[str, typer.Option(help="Only this exercise, such as pods-1.")] = "",
) -> None:
    """Record the namespaces of your exercises, to be judged elsewhere by `labs check --snapshot`."""
    from lab_helpers.course.lesson import find_exercise
    from lab_helpers.errors import NamespaceGone
    from lab_helpers.grading.replay import write_records
    from lab_helpers.notebook.session import Session

    found = Session().record(find_exercise(exercise)[1].id if exercise else "")
    if not found:
        raise NamespaceGone(
            "There is nothing to record.", expected="an exercise that was begun", do="labs begin EXERCISE"
        )
    write_records(file, found)
    names = ", ".join(sorted(item.workspace.exercise for item in found))
    print(f"{file} holds {names}, with all that is in their namespaces, the values of Secrets too.")
