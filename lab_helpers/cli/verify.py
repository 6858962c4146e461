"""labs verify"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lab_helpers.cli import app

if TYPE_CHECKING:
    from lab_helpers.cli.screen import Screen
    from lab_helpers.course.lesson import Lesson
    from lab_helpers.course.verify.cases import Result
    from lab_helpers.course.verify.run import Progress
    from lab_helpers.grading.exercise import Exercise


@app.command()
def verify(
    what: Annotated[list[str] | None, typer.Argument(help="Labs and exercises; the whole course without any.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that work side by side.")] = 6,
    only: Annotated[str, typer.Option(help="Of matrix,mutants,transforms,interference, those to do.")] = "",
    file: Annotated[Path | None, typer.Option("--json", help="Also write every case to this file.")] = None,
) -> None:
    """Prove the graders, for authors: right answers pass, wrong ones and mutants fail; exit code 1 otherwise."""
    import json
    import time

    from lab_helpers.cli.screen import Screen
    from lab_helpers.clusters import current
    from lab_helpers.course.verify.report import as_data, failures
    from lab_helpers.course.verify.run import prove, read_over

    parts, targets = _parts(only), _targets(what or [])
    screen = Screen()
    began = time.monotonic()
    results = read_over(targets)
    if not results:  # a mistake in the files is mended first: what they say is what would be proven
        with screen.step(f"Proving {len(targets)} exercises with {workers} workers") as step:
            told: set[str] = set()

            def tell(progress: Progress) -> None:
                bad = failures(progress.results)
                for text in bad:
                    if (first := text.partition("\n")[0]) not in told:
                        told.add(first)
                        screen.say(f"  ✗ {first}")
                share = progress.done / progress.known
                live = f"{progress.done}/{progress.known} jobs, {len(bad)} to look at; {progress.last}"
                log = f"{int(share * 10) * 10} %"  # a line each time that it changes
                step.update(live if screen.console.is_terminal else log, share)

            results = prove(current(), targets, parts, workers, tell)
    seconds = time.monotonic() - began
    if file is not None:
        file.write_text(json.dumps(as_data(results, seconds, workers, parts), indent=1) + "\n")
    _show(screen, results, seconds)
    if failures(results):
        raise typer.Exit(1)


def _parts(only: str) -> tuple[str, ...]:
    from lab_helpers.course.verify.work import PARTS
    from lab_helpers.errors import BadInput
    from lab_helpers.grading.difference import nearest

    chosen = [part.strip() for part in only.split(",") if part.strip()]
    for part in chosen:
        if part not in PARTS:
            near = nearest(part, PARTS)
            raise BadInput(
                f"There is no part {part!r} of the proof.",
                expected=f"some of {', '.join(PARTS)}",
                do=f"did you mean {near}?" if near else "labs verify --help",
            )
    return tuple(part for part in PARTS if part in chosen or not chosen)


def _targets(names: list[str]) -> list[tuple[Lesson, Exercise]]:
    from lab_helpers.course.lesson import find_exercise, lesson, lesson_names, lessons

    known = lesson_names()
    targets: list[tuple[Lesson, Exercise]] = []
    for found in lessons() if not names else ():
        targets += [(found, exercise) for exercise in found.exercises if exercise.scored]
    for name in names:
        if name in known or name.partition("-")[2] in known:
            found = lesson(name)
            targets += [(found, exercise) for exercise in found.exercises if exercise.scored]
        else:
            targets.append(find_exercise(name))
    return list({exercise.id: (found, exercise) for found, exercise in targets}.values())


def _show(screen: Screen, results: list[Result], seconds: float) -> None:
    from rich.table import Table

    from lab_helpers.course.verify.report import failures, remarks, rows

    head, *body = rows(results)
    table = Table(*head, box=None, pad_edge=False)
    for row in body:
        table.add_row(*row)
    screen.console.print(table)
    for line in remarks(results):
        screen.say(line)
    for text in failures(results):
        screen.say(f"\n✗ {text}")
    bad = len(failures(results))
    verdict = f"{bad} to look at" if bad else "all as declared"
    screen.say(f"\n{len(results)} cases in {seconds:.0f} s: {verdict}.")
