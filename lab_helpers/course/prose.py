"""What stands in a `lab.md`, block by block, with the marks that its author has put before them.

<!-- exercise: pods-1 -->     the exercise's three cells come here
<!-- quiz -->                 the questions of quiz.yaml come here
<!-- rows: F01 F02 -->        after a heading: its section covers these rows of the inventory (coverage.py)
<!-- commands: shown -->      before a block: how its commands are tested (commands.py)

The last two are for authors, and in no notebook.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["QUIZ", "Block", "blocks", "for_learners"]

QUIZ = "<!-- quiz -->"

_MARK = re.compile(r"<!-- *(?P<kind>exercise|rows|commands): *(?P<says>.*?) *-->")
_HEADING = re.compile(r"#+ +(?P<text>.*\S)")
_FOR_AUTHORS = re.compile(r"(?:\n+<!-- *(?:rows|commands):[^\n]*)+\n+")


class Block(NamedTuple):
    """A heading, a mark, a fenced block, or the lines of prose between two empty ones.

    `kind` is `heading`, `prose`, a mark's word (`exercise`, `quiz`, `rows`, `commands`) or `fence LANGUAGE`; `text` is
    a heading's or a mark's text, what stands between the fences, or the prose itself. `line` counts from 1.
    """

    line: int
    kind: str
    text: str


def blocks(text: str) -> list[Block]:
    """All blocks of a `lab.md`, in its order."""
    found: list[Block] = []
    prose: list[str] = []
    fence: list[str] = []
    ticks = ""

    def end_of_prose(number: int) -> None:
        if prose:
            found.append(Block(number - len(prose), "prose", "\n".join(prose)))
            prose.clear()

    for number, line in enumerate([*text.splitlines(), ""], 1):
        if ticks and line.rstrip() != ticks:
            fence.append(line)
        elif ticks:
            found.append(Block(number - len(fence), fence[0], "\n".join(fence[1:])))
            ticks = ""
        elif line.startswith("```"):
            end_of_prose(number)
            ticks = line[: len(line) - len(line.lstrip("`"))]
            fence = [f"fence {line.removeprefix(ticks).strip()}"]
        elif mark := _MARK.match(line):
            end_of_prose(number)
            found.append(Block(number, mark["kind"], mark["says"]))
        elif line == QUIZ:
            end_of_prose(number)
            found.append(Block(number, "quiz", ""))
        elif heading := _HEADING.match(line):
            end_of_prose(number)
            found.append(Block(number, "heading", heading["text"]))
        elif line.strip():
            prose.append(line)
        else:
            end_of_prose(number)
    return found


def for_learners(text: str) -> str:
    """The prose without what is for authors alone.

    >>> for_learners("## Pods\\n\\n<!-- rows: F01 -->\\n\\nA pod is …")
    '## Pods\\n\\nA pod is …'
    """
    return _FOR_AUTHORS.sub("\n\n", text)
