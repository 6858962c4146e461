"""labs coverage"""

from __future__ import annotations

from typing import Annotated

import typer

from lab_helpers.cli import app


@app.command()
def coverage(
    missing: Annotated[bool, typer.Option(help="Only rows that a lab leaves out; exit code 1 if any.")] = False,
) -> None:
    """Print which row of the inventory is covered where, for authors."""
    from lab_helpers.course import coverage as course
    from lab_helpers.course.lesson import lessons

    if not missing:
        print(course.document(lessons()), end="")
        return
    told = [text for lesson in lessons() for text in course.mistakes(lesson)]
    told += [f"{lesson.name}: {row.id} {row.title}" for lesson in lessons() for row in course.missing(lesson)]
    print("\n".join(told) if told else "Every row of every lab is covered.")
    if told:
        raise typer.Exit(1)
