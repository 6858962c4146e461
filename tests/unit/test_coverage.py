"""Marks in the prose, rows of the inventory, and the table that both make."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from lab_helpers.cli.coverage import coverage as labs_coverage
from lab_helpers.course import coverage
from lab_helpers.course.lesson import Lesson, lessons
from lab_helpers.course.prose import blocks, for_learners
from lab_helpers.course.rows import MODULES, Row, read_inventory, rows

PROSE = """# Pods

<!-- rows: F01 A06 -->

A pod is …

```python
# no heading
```

### Exercise pods-1: a pod

<!-- rows: F01 -->
<!-- commands: shown -->

Make a pod.

<!-- rows: F99 T01 -->

<!-- exercise: pods-1 -->
"""

EVERY_LESSON = pytest.mark.parametrize("lesson", [pytest.param(item, id=item.name) for item in lessons()])


class Here(Lesson):
    """A lab in a folder of the test's."""

    home: Path

    @property
    def folder(self) -> Path:
        return self.home


@pytest.fixture
def pods(tmp_path: Path) -> Lesson:
    lesson = Here("03", "pods", "Pods", ())
    object.__setattr__(lesson, "home", tmp_path)
    (tmp_path / "lab.md").write_text(PROSE)
    return lesson


def test_a_mark_belongs_to_the_heading_right_before_it() -> None:
    assert coverage.marks(PROSE) == [
        (3, "Pods", ("F01", "A06")),
        (13, "Exercise pods-1: a pod", ("F01",)),
        (18, "", ("F99", "T01")),
    ]


def test_learners_see_no_marks_of_authors() -> None:
    told = for_learners(PROSE)
    assert "rows" not in told
    assert "commands" not in told
    assert "# Pods\n\nA pod is …" in told
    assert "### Exercise pods-1: a pod\n\nMake a pod.\n\n<!-- exercise: pods-1 -->" in told


def test_prose_without_marks_stays_as_it_is() -> None:
    text = (next(iter(lessons())).folder / "lab.md").read_text()
    assert for_learners(for_learners(text)) == for_learners(text)
    assert blocks("one\n\n\ntwo\n") == [(1, "prose", "one"), (4, "prose", "two")]
    assert blocks("one\n<!-- quiz -->\n") == [(1, "prose", "one"), (2, "quiz", "")]


def test_a_fence_is_one_block_with_its_empty_lines_and_its_shorter_fences() -> None:
    assert blocks("````markdown\n# a\n\n```python\n````\n") == [(1, "fence markdown", "# a\n\n```python")]


def test_slips_in_marks_are_told_with_their_line(pods: Lesson) -> None:
    told = coverage.mistakes(pods)
    assert told == [
        "pods/lab.md, line 18: no heading stands right before this mark; put it after that of its section",
        "pods/lab.md, line 18: there is no row F99",
        "pods/lab.md, line 18: row T01 belongs to M04, not to M03",
    ]


def test_a_row_that_no_section_names_is_missing(pods: Lesson) -> None:
    ids = [row.id for row in coverage.missing(pods)]
    assert "F02" in ids
    assert not {"F01", "A06", "T01"} & set(ids)


def test_the_table_says_where_each_row_is_covered(pods: Lesson) -> None:
    told = coverage.document([pods])
    assert (
        "| F01 | Pod = smallest deployable unit; abstraction over containers; logical host | Pods<br>Exercise" in told
    )
    assert "| **missing** |" in told
    assert "## 04: no lab yet\n\nE07, E27" in told


def test_rows_are_read_from_the_inventorys_tables() -> None:
    text = (
        "| id | item | what | exercise | containers? | module |\n| --- | --- | --- | --- | --- | --- |\n"
        "| A07 | Dockerfile, `a \\| b` | … | … | no | M01, M03, M04 |\n| A08 | LXC | … | … | no | M01 |\n"
        "| Y16 | nbval | … | … | no | all |\n"
    )
    assert read_inventory(text) == [Row("A07", "Dockerfile, `a \\| b`", ("03", "04"))]


def test_the_tables_rows_are_of_its_modules_and_named_once() -> None:
    assert {number for row in rows() for number in row.modules} == set(MODULES)
    assert len({row.id for row in rows()}) == len(rows())


def test_the_committed_table_is_fresh() -> None:
    path = Path(__file__).parents[2] / coverage.DOCUMENT
    assert path.read_text() == coverage.document(lessons()), "run `make notebooks`"


def test_the_command_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    labs_coverage()
    assert capsys.readouterr().out == coverage.document(lessons())


def test_the_command_fails_where_a_row_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    labs_coverage(missing=True)
    assert capsys.readouterr().out == "Every row of every lab is covered.\n"
    monkeypatch.setattr(coverage, "missing", lambda lesson: rows()[:1])
    with pytest.raises(typer.Exit) as end:
        labs_coverage(missing=True)
    assert end.value.exit_code == 1
    assert capsys.readouterr().out.startswith("first-contact: A01 Kubernetes as such")


@EVERY_LESSON
def test_every_row_of_a_labs_module_is_covered_by_it(lesson: Lesson) -> None:
    assert [f"{row.id} {row.title}" for row in coverage.missing(lesson)] == []


@EVERY_LESSON
def test_every_mark_of_the_course_is_meant_so(lesson: Lesson) -> None:
    assert coverage.mistakes(lesson) == []
