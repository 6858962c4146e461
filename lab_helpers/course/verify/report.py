"""What a proof has found, as lines for a person and as data for a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from lab_helpers.course.verify.cases import OK, Result

__all__ = ["as_data", "failures", "remarks", "rows"]

_OF_MUTANTS = ("killed", "refused", "explained", "survived", "stale", "failed")
HEAD = ("exercise", "cases", "mutants", "transforms", "interference", "seconds")


def rows(results: Sequence[Result]) -> list[tuple[str, ...]]:
    """One row an exercise and one for all, under HEAD: how many of each there were and what became of them."""
    exercises = list(dict.fromkeys(result.exercise for result in results))
    found = [_row(name, [result for result in results if result.exercise == name]) for name in exercises]
    return [HEAD, *found, _row("all", results)]


def failures(results: Sequence[Result]) -> list[str]:
    """Each thing that an author has to look at."""
    return [
        f"{result.exercise} {result.part} {result.name}: {result.outcome}\n{result.detail}"
        for result in results
        if result.outcome not in OK
    ]


def remarks(results: Sequence[Result]) -> list[str]:
    """What could not be tried, and why."""
    return [f"{result.exercise}: {result.detail}" for result in results if result.outcome == "none"]


def as_data(results: Sequence[Result], seconds: float, workers: int, parts: Sequence[str]) -> dict[str, Any]:
    """Everything, for a JSON file."""
    return {
        "seconds": round(seconds, 1),
        "workers": workers,
        "parts": list(parts),
        "outcomes": dict(Counter(f"{result.part} {result.outcome}" for result in results)),
        "cases": [asdict(result) for result in results],
    }


def _row(name: str, results: Sequence[Result]) -> tuple[str, ...]:
    def passed(part: str) -> str:
        of_part = [result for result in results if result.part == part]
        good = sum(result.outcome == "passed" for result in of_part)
        return f"{good}/{len(of_part)}" if of_part else "-"

    mutants = Counter(result.outcome for result in results if result.part == "mutants")
    told = ", ".join(f"{mutants[key]} {key}" for key in _OF_MUTANTS if mutants[key])
    seconds = sum(result.seconds for result in results)
    return (name, passed("matrix"), told or "-", passed("transforms"), passed("interference"), f"{seconds:.0f}")
