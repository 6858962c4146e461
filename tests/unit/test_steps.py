"""Steps that reports propose: a command within a sentence stands between backticks, in every module."""

from __future__ import annotations

import ast
from pathlib import Path

import lab_helpers

HOUSE = Path(lab_helpers.__file__).parent


def test_a_step_that_begins_with_a_command_is_only_the_command() -> None:
    mixed = [
        f"{path.relative_to(HOUSE)}: {text}"
        for path in HOUSE.rglob("*.py")
        for text in steps(path)
        if text.startswith(("kubectl ", "labs ", "lab.")) and any(mark in text for mark in (", ", "; ", ": ", " and "))
    ]
    assert mixed == [], "put the command between backticks"


def steps(path: Path) -> list[str]:
    """The texts of keywords `next`, with a placeholder for what is filled in."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.keyword) and node.arg == "next":
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    found.append(part.value)
                elif isinstance(part, ast.JoinedStr):
                    found.append("".join(item.value if isinstance(item, ast.Constant) else "x" for item in part.values))
    return found
