"""What a worker does at its place: every job gives results, and some give further jobs."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lab_helpers.clusters.pull import LAB_IMAGES
from lab_helpers.course.fixtures import Fixture, fixtures
from lab_helpers.course.lesson import Lesson, find_exercise
from lab_helpers.course.verify.capture import Solution, capture, stored
from lab_helpers.course.verify.cases import Result, misjudged
from lab_helpers.course.verify.handed_in import files_with, mutants_of_answers, mutants_of_files, spellings
from lab_helpers.course.verify.interference import other_work
from lab_helpers.course.verify.mutants import ELSEWHERE, Mutant, mutants_of
from lab_helpers.course.verify.objects import own_part, ref_of, same_key
from lab_helpers.course.verify.on_paper import wrong_in, wrong_on_paper
from lab_helpers.course.verify.place import Place
from lab_helpers.course.verify.reach import delete, follow, reach
from lab_helpers.course.verify.transforms import BYSTANDERS, Transform, run_transform, transforms_of
from lab_helpers.course.verify.words import retold, words_of
from lab_helpers.errors import ClusterError, Refused
from lab_helpers.grading.exercise import Exercise
from lab_helpers.grading.replay import Record, record
from lab_helpers.grading.text import render_text
from lab_helpers.grading.verdict import Report, State, Verdict
from lab_helpers.grading.workspace import Workspace
from lab_helpers.state.api import Api
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.loop import run

__all__ = ["PARTS", "Job", "do", "first_jobs", "judge_fixture"]

PARTS = ("matrix", "mutants", "transforms", "interference")

_FIRST_LOOK = "1"
"""`$LABS_PATIENCE` for what is to fail: most of it is decided at once, and the rest costs its whole waiting time."""
_SECOND_LOOK = "3"
"""The same where the first look ended without a final verdict: the cluster is at work, or was too slow."""


@dataclass(frozen=True)
class Job:
    """One piece of work on one exercise; `task` is a function of this module."""

    task: Callable[..., Iterator[Result | Job]]
    part: str
    exercise: str
    name: str
    arguments: tuple[Any, ...] = ()


def first_jobs(exercise: Exercise, lesson: Lesson, parts: tuple[str, ...]) -> list[Job]:
    """What there is to do for an exercise, the jobs first that others wait for."""
    jobs = []
    found = fixtures(lesson, exercise)
    if {"matrix", "mutants", "transforms"} & set(parts):
        jobs.append(Job(_solve, "matrix" if "matrix" in parts else "solution", exercise.id, "solution", (parts,)))
    if "transforms" in parts:
        jobs.append(Job(_beside_bystanders, "transforms", exercise.id, "beside unrelated objects"))
        if exercise.answers:
            jobs.append(Job(_spelt, "transforms", exercise.id, "answers"))
    if "interference" in parts:
        jobs.append(Job(_among_others, "interference", exercise.id, "among other work"))
    if "matrix" in parts:
        others = [fixture for fixture in found if fixture.role != "solution"]
        jobs += [Job(_judge_fixture, "matrix", exercise.id, fixture.name, (fixture,)) for fixture in others]
    return jobs


def do(job: Job, place: Place) -> tuple[list[Result], list[Job]]:
    """Do a job; what fails in it is a result, but for a lost cluster, which is raised."""
    lesson, exercise = find_exercise(job.exercise)
    results: list[Result] = []
    jobs: list[Job] = []
    began = time.monotonic()
    try:
        for item in job.task(job, place, lesson, exercise):
            now = time.monotonic()
            if isinstance(item, Job):
                jobs.append(item)
            else:
                results.append(replace(item, seconds=round(now - began, 2)))
                began = now
    except ClusterError:
        raise
    except (Exception, SystemExit) as error:
        place.api  # noqa: B018 - a lost cluster is told as such
        detail = f"it could not be tried: {type(error).__name__}: {error}"
        results.append(Result(job.exercise, job.part, job.name, "failed", time.monotonic() - began, detail))
    return results, jobs


def _judge_fixture(job: Job, place: Place, lesson: Lesson, exercise: Exercise) -> Iterator[Result]:
    fixture: Fixture = job.arguments[0]
    with place.begun(lesson, exercise):
        yield _must(job, judge_fixture(place, exercise, fixture))


def _solve(job: Job, place: Place, lesson: Lesson, exercise: Exercise) -> Iterator[Result | Job]:
    """Judge the worked solution, and find out what can be made of it."""
    parts: tuple[str, ...] = job.arguments[0]
    fixture = _solution(lesson, exercise)
    with place.begun(lesson, exercise) as workspace:
        seed, pods = place.objects(workspace), place.pods_at_first(workspace)
        answers = _handed_in(exercise, place, fixture)
        now = place.objects(workspace)
        # a Deployment replaces its pods by itself; where only smaller controllers are there, the solution has done it
        by_hand = (
            bool(pods) and not place.pods_at_first(workspace) and not any(ref.startswith("Deployment/") for ref in seed)
        )
        report = _look(place, exercise, answers)
        solved = run(record(place.api, [workspace]))[0]
    wrong = misjudged(report, fixture)
    if "matrix" in parts or wrong:
        yield _must(job, wrong)
    if wrong or not {"mutants", "transforms"} & set(parts):
        return
    scratch = place.extra_namespace("scratch")
    try:
        found = run(capture(place.api, seed, now, answers, scratch))
        solution = replace(found, pods_replaced=by_hand, words=words_of(workspace, seed))
        if "mutants" in parts:
            yield from _mutant_jobs(exercise, fixture, solution, solved, place.api, scratch)
        if "transforms" in parts and not exercise.answers:
            for transform in transforms_of(solution):
                yield Job(_transformed, "transforms", exercise.id, transform.name, (solution, transform))
    finally:
        place.remove(scratch)


def _mutant_jobs(
    exercise: Exercise, fixture: Fixture, solution: Solution, solved: Record, api: Api, scratch: str
) -> Iterator[Result | Job]:
    candidates = mutants_of(solution, LAB_IMAGES)
    tried = run(_try_all(api, candidates, scratch))
    seen = {same_key({_word(ref): obj}) for ref, obj in run(_store_all(api, solution, scratch)).items()}
    already = run(wrong_in(exercise, solved))
    for mutant, found in zip(candidates, tried, strict=True):
        if isinstance(found, str):
            yield Result(exercise.id, "mutants", mutant.name, "refused", detail=found)
            continue
        if found is not None:
            if (key := same_key({_word(mutant.ref): found})) in seen:
                continue  # stored, it is the solution or another mutant
            seen.add(key)
        wrong = () if mutant.ref in solution.gone else run(wrong_on_paper(exercise, solved, already, mutant, found))
        if wrong:
            yield Result(exercise.id, "mutants", mutant.name, "killed", detail=", ".join(wrong))
            continue
        ready = mutant
        if found is not None and mutant.ref in solution.changed and mutant.ref in mutant.objects:
            # an object that is edited in place keeps its defaults
            ready = replace(mutant, obj=found, objects={**mutant.objects, mutant.ref: found})
        yield Job(_mutated, "mutants", exercise.id, mutant.name, (solution, ready))
    if solution.answers:
        yield Job(_mutated_answers, "mutants", exercise.id, "answers", (solution.answers,))
    yield from _file_jobs(exercise, solution, api, scratch)
    for line in _not_mutated(exercise, fixture, solution):
        yield Result(exercise.id, "mutants", "not mutated", "none", detail=line)


def _file_jobs(exercise: Exercise, solution: Solution, api: Api, scratch: str) -> Iterator[Result | Job]:
    """What there is to do for manifests that are only handed in, not made."""
    made = {ref.rpartition(":")[2] for ref in solution.objects}
    candidates = mutants_of_files(solution.answers, made, LAB_IMAGES)
    stable = {key: f"…-{key}" if key else "…" for key in solution.words if "/" not in key}
    seen = set()
    for mutant, found in zip(candidates, run(_try_all(api, candidates, scratch)), strict=True):
        name = retold(mutant.name, solution.words, stable)
        if isinstance(found, str):
            yield Result(exercise.id, "mutants", name, "refused", detail=found)
            continue
        if found is not None:
            if (key := same_key({mutant.ref: found})) in seen:
                continue  # stored, it is what is handed in, or another mutant
            seen.add(key)
        if name:
            yield Job(_mutated_file, "mutants", exercise.id, name, (solution, mutant))


def _not_mutated(exercise: Exercise, fixture: Fixture, solution: Solution) -> list[str]:
    """What of the solution no change of an object reaches."""
    lines = [f"no mutants of its answer {name}: it is a function" for name in solution.functions]
    text = fixture.path.read_text() if fixture.path else ""
    for words, what in (
        ("kubectl exec", "what its commands do inside a container (kubectl exec)"),
        ("kubectl config", "what it changes in the kubeconfig (kubectl config)"),
        ("port-forward", "the tunnel that it opens (kubectl port-forward)"),
    ):
        if words in text.replace('"', "").replace(",", ""):
            lines.append(f"no mutants of {what}")
    if exercise.learner_makes:
        lines.append("no mutants of the namespace that it makes")
    return lines


def _mutated(job: Job, place: Place, lesson: Lesson, exercise: Exercise) -> Iterator[Result]:
    solution: Solution = job.arguments[0]
    mutant: Mutant = job.arguments[1]
    with contextlib.ExitStack() as stack:
        workspace = stack.enter_context(place.begun(lesson, exercise))
        objects = retold(mutant.objects, solution.words, words_of(workspace, place.objects(workspace)))
        answers, anew = {}, solution.anew
        if exercise.answers or exercise.namespaces or exercise.learner_makes:
            answers = _handed_in(exercise, place, _solution(lesson, exercise))
            # a pod whose program may have ended meanwhile cannot be mutated where it stands
            made = mutant.ref not in solution.seed and parse_ref(mutant.ref.rpartition(":")[2]).kind == "Pod"
            anew = (mutant.ref,) if made else ()
        before = place.objects(workspace)
        elsewhere = ""
        if any(obj["metadata"].get("namespace") == ELSEWHERE for obj in objects.values()):
            elsewhere = place.extra_namespace("elsewhere")
            stack.callback(place.remove, elsewhere)
        refused = run(
            reach(
                place.api,
                workspace.namespace,
                objects,
                kept=mutant.kept,
                anew=anew,
                elsewhere=elsewhere,
                others=workspace.others,
            )
        )
        if solution.pods_replaced and not exercise.answers:
            place.remove_pods(workspace)
        if exercise.answers:
            answers = run(follow(place.api, workspace.namespace, before, answers))
            answers = _filed(place, workspace, mutant, objects, answers)
        yield _must_fail(job, job.name, _look_to_fail(place, exercise, answers), refused)


def _filed(
    place: Place, workspace: Workspace, mutant: Mutant, objects: Mapping[str, Any], answers: Mapping[str, Any]
) -> dict[str, Any]:
    """The answers with a manifest that has the same thing wrong as the object, and has been applied."""
    word, colon, ref = mutant.ref.rpartition(":")
    mutated = None
    if mutant.obj is not None:
        mutated = objects.get(word + colon + ref_of(mutant.obj))
        if mutated is None:  # it is in another namespace
            return dict(answers)
        if word:
            mutated = {**mutated, "metadata": {**mutated["metadata"], "namespace": workspace.others[word]}}
    changed = files_with(answers, ref, mutated)
    for name in answers:
        if changed[name] != answers[name]:
            place.apply(changed[name])
    return changed


def _mutated_answers(job: Job, place: Place, lesson: Lesson, exercise: Exercise) -> Iterator[Result]:
    neighbours: Mapping[str, Any] = job.arguments[0]

    def variants(answers: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
        return mutants_of_answers(answers, neighbours)

    for name, report in _with_answers(place, lesson, exercise, variants, _look_to_fail):
        yield _must_fail(job, name, report)


def _mutated_file(job: Job, place: Place, lesson: Lesson, exercise: Exercise) -> Iterator[Result]:
    solution: Solution = job.arguments[0]
    mutant: Mutant = job.arguments[1]
    with place.begun(lesson, exercise) as workspace:
        words = words_of(workspace, place.objects(workspace))
        ref, obj = retold((mutant.ref, mutant.obj), solution.words, words)
        answers = files_with(_handed_in(exercise, place, _solution(lesson, exercise)), ref, obj)
        yield _must_fail(job, job.name, _look_to_fail(place, exercise, answers))


def _spelt(job: Job, place: Place, lesson: Lesson, exercise: Exercise) -> Iterator[Result]:
    for name, report in _with_answers(place, lesson, exercise, spellings, _look):
        yield replace(_must(job, misjudged(report, _solution(lesson, exercise))), name=name)


def _with_answers(
    place: Place,
    lesson: Lesson,
    exercise: Exercise,
    variants: Callable[[Mapping[str, Any]], list[tuple[str, dict[str, Any]]]],
    look: Callable[[Place, Exercise, Mapping[str, Any]], Report],
) -> Iterator[tuple[str, Report]]:
    """Judge the solution with other answers; as long as no check has acted on the cluster, it needs no other one."""
    acting = {item.name for item in exercise.expectations if item.acts}
    told: set[str] = set()
    acted = True
    while acted:
        acted = False
        with place.begun(lesson, exercise):
            answers = _handed_in(exercise, place, _solution(lesson, exercise))
            written = {name: value for name, value in answers.items() if not callable(value)}
            for name, changed in variants(written):
                if name in told:
                    continue
                report = look(place, exercise, {**answers, **changed})
                told.add(name)
                yield name, report
                if any(item.name in acting and item.outcome.state is not State.SKIPPED for item in report.findings):
                    acted = True
                    break


def _transformed(job: Job, place: Place, lesson: Lesson, exercise: Exercise) -> Iterator[Result]:
    solution: Solution = job.arguments[0]
    transform: Transform = job.arguments[1]
    with place.begun(lesson, exercise) as workspace, tempfile.TemporaryDirectory() as folder:
        for ref in (*solution.gone, *solution.anew):
            run(delete(place.api, ref, workspace.namespace))
        environment = {**os.environ, **place.cluster.environment()}
        words = words_of(workspace, place.objects(workspace))
        documents, commands = retold((transform.documents, transform.commands), solution.words, words)
        here = replace(transform, documents=documents, commands=commands)
        if error := run_transform(here, Path(folder), environment):
            yield _must(job, f"it cannot be done: {error}")
            return
        if solution.pods_replaced:
            place.remove_pods(workspace)
        now = {ref: own_part(obj) for ref, obj in place.objects(workspace).items()}
        wanted = {**{ref: solution.seed[ref] for ref in solution.kept}, **solution.full}
        if same_key(now) == same_key(retold(wanted, solution.words, words)):
            yield replace(_must(job, ""), detail="the end state of the solution, which passes")
            return
        yield _must(job, misjudged(_look(place, exercise, {}), _solution(lesson, exercise)))


def _beside_bystanders(job: Job, place: Place, lesson: Lesson, exercise: Exercise) -> Iterator[Result]:
    fixture = _solution(lesson, exercise)
    with place.begun(lesson, exercise) as workspace:
        for obj in BYSTANDERS:
            run(place.api.create(dict(obj), workspace.namespace))
        yield _must(job, misjudged(_look(place, exercise, _handed_in(exercise, place, fixture)), fixture))


def _among_others(job: Job, place: Place, lesson: Lesson, exercise: Exercise) -> Iterator[Result]:
    """The verdicts beside other exercises' objects and another learner's wrong answer to this one."""
    with other_work(place, lesson, exercise) as there, place.begun(lesson, exercise):
        for role in ("starter", "solution"):  # what the learner starts with leaves nothing behind
            fixture = next(item for item in fixtures(lesson, exercise) if item.role == role)
            wrong = misjudged(_look(place, exercise, _handed_in(exercise, place, fixture)), fixture)
            result = _must(job, wrong and f"{wrong}\nThere were also: {there}.")
            yield replace(result, name=f"{role} among other work")


def _look(place: Place, exercise: Exercise, answers: Mapping[str, Any]) -> Report:
    """The verdict; a second one where the cluster was too slow for the first."""
    report = place.judge(exercise, answers)
    return place.judge(exercise, answers) if report.verdict is Verdict.CANNOT_TELL else report


def _look_to_fail(place: Place, exercise: Exercise, answers: Mapping[str, Any]) -> Report:
    """The verdict; where it is not final, a second one after a longer time."""
    report = place.judge(exercise, answers, patience=_FIRST_LOOK)
    if report.verdict in (Verdict.CONVERGING, Verdict.CANNOT_TELL):
        report = place.judge(exercise, answers, patience=_SECOND_LOOK)
    return report


def judge_fixture(place: Place, exercise: Exercise, fixture: Fixture) -> str:
    """Do what the fixture does in the exercise that has been begun; why its verdict is not as declared, or nothing."""
    answers = _handed_in(exercise, place, fixture)
    if fixture.role == "wrong" and not misjudged(place.judge(exercise, answers, patience=_FIRST_LOOK), fixture):
        return ""
    return misjudged(_look(place, exercise, answers), fixture)


def _must(job: Job, wrong: str) -> Result:
    return Result(job.exercise, job.part, job.name, "failed" if wrong else "passed", detail=wrong)


def _must_fail(job: Job, name: str, report: Report, refused: str = "") -> Result:
    outcome = {Verdict.PASSED: "survived", Verdict.CANNOT_TELL: "failed"}.get(report.verdict, "killed")
    detail = ", ".join(report.failing) or report.verdict.value
    if outcome == "survived":
        detail = (
            f"this mutant of the solution passes: tighten an expectation of {job.exercise}, or add to "
            f"{job.exercise}/equivalent.txt the line `{name}: why it is right too`"
        )
    elif outcome == "failed":
        detail = f"the grader cannot tell, where the learner is at fault\n{render_text(report)}"
    elif refused:
        outcome, detail = "refused", refused
    return Result(job.exercise, job.part, name, outcome, detail=detail)


def _solution(lesson: Lesson, exercise: Exercise) -> Fixture:
    return next(item for item in fixtures(lesson, exercise) if item.role == "solution")


def _handed_in(exercise: Exercise, place: Place, fixture: Fixture) -> dict[str, Any]:
    names = place.answer(fixture)
    return {name: names[name] for name in exercise.answers if name in names}


async def _try_all(api: Api, mutants: list[Mutant], scratch: str) -> list[dict[str, Any] | str | None]:
    """What the API server would store for each mutant: the object, its refusal, or None where there is none to try."""
    gate = asyncio.Semaphore(8)

    async def one(mutant: Mutant) -> dict[str, Any] | str | None:
        if mutant.obj is None or mutant.obj["metadata"].get("namespace") == ELSEWHERE:
            return None
        async with gate:
            try:
                return await stored(api, mutant.obj, scratch)
            except Refused as refused:
                return refused.message

    return await asyncio.gather(*(one(mutant) for mutant in mutants))


async def _store_all(api: Api, solution: Solution, scratch: str) -> dict[str, dict[str, Any]]:
    return {ref: await stored(api, obj, scratch) for ref, obj in solution.objects.items()}


def _word(ref: str) -> str:
    """That of the further namespace in which the object is, or nothing."""
    return ref.rpartition(":")[0]
