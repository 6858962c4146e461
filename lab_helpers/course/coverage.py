"""Which row of the inventory is covered where: the sections of `lab.md` are marked, `rows.tsv` says what there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.prose import blocks
from lab_helpers.course.rows import Row, rows
from lab_helpers.grading.difference import nearest

__all__ = ["DOCUMENT", "Mark", "document", "marks", "missing", "mistakes"]

DOCUMENT = "docs/coverage.md"
"""Where the table is kept in the checkout; `labs build` writes it."""

_INTRODUCTION = """\
<!-- Written by `labs build` from the marks in lab_helpers/course/*/lab.md: change those. -->

# What the labs cover

Each row is one idea, command, field or product of the course's inventory, under the lab that is to teach it. "Old
notes" in a title are older courses, whose subjects this one takes up and whose mistakes it names. `labs coverage`
prints this table; `labs coverage --missing` only what no section covers yet.
"""


class Mark(NamedTuple):
    """A line that names rows: its number in `lab.md`, the heading that it follows (empty: none), the ids."""

    line: int
    heading: str
    ids: tuple[str, ...]


def marks(text: str) -> list[Mark]:
    """All marks of a `lab.md`, in its order."""
    found: list[Mark] = []
    heading = ""
    for block in blocks(text):
        if block.kind == "heading":
            heading = block.text
        elif block.kind == "rows":
            found.append(Mark(block.line, heading, tuple(block.text.split())))
        elif block.kind != "commands":
            heading = ""
    return found


def mistakes(lesson: Lesson) -> list[str]:
    """Marks that cannot be meant so, each told with its line and what to do."""
    own = {row.id for row in rows() if lesson.number in row.modules}
    known = {row.id: row for row in rows()}
    told: list[str] = []
    for mark in _marks_of(lesson):
        place = f"{lesson.name}/lab.md, line {mark.line}"
        if not mark.heading:
            told.append(f"{place}: no heading stands right before this mark; put it after that of its section")
        for id in mark.ids:
            if id not in known:
                near = nearest(id, own)
                told.append(f"{place}: there is no row {id}" + (f"; did you mean {near}?" if near else ""))
            elif id not in own:
                modules = ", ".join(f"M{number}" for number in known[id].modules)
                told.append(f"{place}: row {id} belongs to {modules}, not to M{lesson.number}")
    return told


def missing(lesson: Lesson) -> list[Row]:
    """Rows of the lab's module that no section of it covers."""
    covered = {id for mark in _marks_of(lesson) for id in mark.ids}
    return [row for row in rows() if lesson.number in row.modules and row.id not in covered]


def document(lessons: Sequence[Lesson]) -> str:
    """The table of all modules as a Markdown document: each row, and where in the notebook it is covered."""
    of_number = {lesson.number: lesson for lesson in lessons}
    numbers = sorted({number for row in rows() for number in row.modules})
    parts = [_section(of_number[number]) if number in of_number else _no_lab(number) for number in numbers]
    return "\n".join([_INTRODUCTION, *parts])


def _section(lesson: Lesson) -> str:
    own = [row for row in rows() if lesson.number in row.modules]
    lines = [f"## {lesson.number} {lesson.title}", "", f"`labs/{lesson.notebook}`, {len(own)} rows.", ""]
    lines += ["| row | what | where in the notebook |", "|---|---|---|"]
    for row in own:
        places = [mark.heading for mark in _marks_of(lesson) if row.id in mark.ids]
        lines.append(f"| {row.id} | {row.title} | {'<br>'.join(places) or '**missing**'} |")
    return "\n".join([*lines, ""])


def _no_lab(number: str) -> str:
    ids = ", ".join(row.id for row in rows() if number in row.modules)
    return f"## {number}: no lab yet\n\n{ids}\n"


def _marks_of(lesson: Lesson) -> list[Mark]:
    return marks((lesson.folder / "lab.md").read_text())
