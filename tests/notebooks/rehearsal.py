"""A solved notebook in which the commands of the prose are run too, each at its place."""

from __future__ import annotations

import nbformat
from commands import CELLS, Placed, in_text, placed, read_over

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.notebooks import build
from lab_helpers.course.quiz import questions

__all__ = ["rehearsal"]


def rehearsal(lesson: Lesson) -> nbformat.NotebookNode:
    """The solved notebook's code cells; after each, or where prose names commands, a cell that judges or runs them.

    What the text of an exercise names is run when the exercise has begun; marked `solved`, when it has been checked.
    """
    notebook = nbformat.reads(build(lesson, solved=True), as_version=4)
    code = iter([cell for cell in notebook.cells if cell.cell_type == "code"])
    cells = [_cell("import rehearsing\nrehearsing.watch()")]
    task: list[Placed] = []
    for item in placed((lesson.folder / "lab.md").read_text()):
        block = item.block
        if block.kind in CELLS:
            cells.append(next(code))
            assert cells[-1].source == CELLS[block.kind] + block.text.strip("\n"), f"not the cell of line {block.line}"
            cells.append(_cell(f"rehearsing.look_back({block.line}, refused={item.how == 'refused'})"))
        elif block.kind == "exercise":
            begin, work, check = next(code), next(code), next(code)
            cells += [begin, *_run(task, "run", "refused"), work, check, *_run(task, "solved")]
            task = []
        elif block.kind == "quiz":
            cells += [next(code) for _ in questions(lesson)]
        elif item.of_task:
            task.append(item)
        else:
            cells += _run([item], "run", "refused", "solved")
    assert next(code, None) is None, "a cell that no block of lab.md makes"
    notebook.cells = cells
    return notebook


def _run(items: list[Placed], *how: str) -> list[nbformat.NotebookNode]:
    """A cell for each block that runs its commands, those that can be typed as they stand."""
    cells = []
    for item in items:
        whole = [text for text in in_text(item.block) if read_over(text).whole]
        if whole and item.how in how:
            arguments = ", ".join(map(repr, [item.block.line, item.how == "refused", *whole]))
            cells.append(_cell(f"rehearsing.run({arguments})"))
    return cells


def _cell(source: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_code_cell(source)
