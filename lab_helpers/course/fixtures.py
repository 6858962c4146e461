"""Right and wrong answers beside each exercise: presence is the declaration.

starter.*       what the learner gets          must be `not started`
solution.*      the worked solution            must pass
also_right/*    other right answers            must pass
wrong/*         first line `# caught by: NAME` must fail at the expectation NAME
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lab_helpers.course.lesson import Lesson
from lab_helpers.errors import BadInput
from lab_helpers.grading.exercise import Exercise

__all__ = ["CAUGHT_BY", "SUFFIXES", "Fixture", "apply", "as_cell", "fixtures"]

CAUGHT_BY = "# caught by: "
"""What the first line of a wrong answer begins with."""
SUFFIXES = (".yaml", ".sh", ".py")


@dataclass(frozen=True)
class Fixture:
    """One answer to one exercise; `role` is starter, solution, also_right or wrong.

    `caught_by` is the expectation that a wrong one names; empty where its first line names none.
    """

    role: str
    path: Path | None
    caught_by: str = ""

    @property
    def name(self) -> str:
        """How a test names it."""
        return (
            self.role if self.path is None or self.role in ("starter", "solution") else f"{self.role}/{self.path.name}"
        )


def fixtures(lesson: Lesson, exercise: Exercise) -> list[Fixture]:
    """Every fixture of an exercise; an exercise without a `starter` file begins with an empty cell."""
    folder = lesson.folder / exercise.id
    found = [Fixture("starter", next(folder.glob("starter.*"), None))]
    found += [Fixture("solution", path) for path in sorted(folder.glob("solution.*"))]
    found += [Fixture("also_right", path) for path in sorted(folder.glob("also_right/*.*"))]
    found += [Fixture("wrong", path, _caught_by(path)) for path in sorted(folder.glob("wrong/*.*"))]
    return found


def apply(fixture: Fixture, environment: dict[str, str], *, timeout: float = 120) -> dict[str, Any]:
    """Do what a learner would: apply the manifest, run the script, execute the cell; gives the cell's names.

    `environment` is that of the lab's cluster; a `.py` file runs in this process, which must have it as its own.
    A script's exit code is not looked at: many wrong answers are commands that the API server refuses.
    """
    path = fixture.path
    if path is None:
        return {}
    if path.suffix == ".py":
        names: dict[str, Any] = {}
        exec(compile(path.read_text(), str(path), "exec"), names)
        return names
    command = {".yaml": ["kubectl", "apply", "-f"], ".sh": ["bash", "-u"]}.get(path.suffix)
    if command is None:
        raise BadInput(f"{path} is no fixture.", expected="a file ending in .yaml, .sh or .py", do="rename it")
    subprocess.run([*command, str(path)], env=environment, timeout=timeout, capture_output=True, check=False)
    return {}


def as_cell(path: Path) -> str:
    """A fixture as the source of a notebook cell."""
    text = path.read_text().rstrip("\n")
    if path.suffix == ".py":
        return text
    if path.suffix == ".sh":
        return f"%%bash\n{text}"
    return f"%%bash\nkubectl apply -f - <<'EOF'\n{text}\nEOF"


def _caught_by(path: Path) -> str:
    first = path.read_text().partition("\n")[0]
    return first.removeprefix(CAUGHT_BY).strip() if first.startswith(CAUGHT_BY) else ""
