"""Notebooks from one source: the learner's, with the task's cells, and the solved one, with the solutions."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from lab_helpers.course.fixtures import as_cell
from lab_helpers.course.lesson import Lesson, solution
from lab_helpers.course.prose import QUIZ, for_learners
from lab_helpers.course.quiz import questions
from lab_helpers.grading.exercise import Exercise
from lab_helpers.state.capabilities import CAPABILITIES

__all__ = ["build", "write"]

_MARK = "<!-- exercise: "
_EMPTY = "# Your turn: type commands here (each line begins with !), or use a terminal.\n"


def build(lesson: Lesson, *, solved: bool) -> str:
    """The notebook of a lab as JSON text; the same source gives the same text.

    A line `<!-- exercise: pods-1 -->` in `lab.md` becomes three cells: begin, the learner's own, check; before them
    stands what the exercise needs of the cluster. A line `<!-- quiz -->` becomes the questions of `quiz.yaml`, each
    with a cell for its answer. The marks that are for authors alone are left out.
    """
    import jupytext
    import nbformat

    source = jupytext.reads(for_learners((lesson.folder / "lab.md").read_text()), fmt="md:markdown")
    cells: list[Any] = []
    for cell in source.cells:
        if cell.cell_type == "markdown":
            cells += _expand(cell.source, lesson, solved)
        else:
            cells.append(nbformat.v4.new_code_cell(cell.source))
    for number, cell in enumerate(cells):
        cell.id = hashlib.sha256(f"{lesson.name}/{number}".encode()).hexdigest()[:8]
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
    notebook.nbformat_minor = 5
    nbformat.validate(notebook)
    return str(nbformat.writes(notebook)) + "\n"


def _expand(text: str, lesson: Lesson, solved: bool) -> list[Any]:
    import nbformat

    cells: list[Any] = []
    prose: list[str] = []

    def flush() -> None:
        joined = "\n".join(prose).strip()
        prose.clear()
        if joined:
            cells.append(nbformat.v4.new_markdown_cell(joined))

    for line in text.splitlines():
        if line.startswith(_MARK):
            exercise = lesson.exercise(line.removeprefix(_MARK).removesuffix("-->").strip())
            prose += ["", *(f"*This exercise needs {CAPABILITIES[name]}*" for name in exercise.needs)]
            flush()
            cells += [nbformat.v4.new_code_cell(source) for source in _cells(lesson, exercise, solved)]
        elif line == QUIZ:
            flush()
            for question in questions(lesson):
                cells.append(nbformat.v4.new_markdown_cell(question.text))
                answer = question.right if solved else ""
                cells.append(nbformat.v4.new_code_cell(f'lab.quiz({question.number}, "{answer}")'))
        else:
            prose.append(line)
    flush()
    return cells


def _cells(lesson: Lesson, exercise: Exercise, solved: bool) -> tuple[str, str, str]:
    starter = next((lesson.folder / exercise.id).glob("starter.*"), None)
    source = solution(lesson, exercise) if solved else starter
    work = as_cell(source) if source else _EMPTY
    answers = "".join(f", {name}={name}" for name in exercise.answers)
    return f'lab.begin("{exercise.id}")', work, f'lab.check("{exercise.id}"{answers})'


def write(lesson: Lesson, folder: Path, *, solved: bool) -> Path:
    """Write the notebook into a folder and give its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / lesson.notebook
    path.write_text(build(lesson, solved=solved))
    return path
