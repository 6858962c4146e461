"""Words that a report may show: what the cluster or a learner wrote, made harmless, and steps parted into commands."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

__all__ = ["Part", "harmless", "step_parts", "without_colours"]

_LONGEST = 400
"""Characters of one line of a report; the rest is cut."""

_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_ADDRESS = re.compile(r" at 0x[0-9a-f]{6,}\b")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_COMMAND = re.compile(r"kubectl |labs |lab\.\w+\(")
_UNFINISHED = re.compile(r"(`?)\blab\.(begin|check|hint|reset|solution)\b(?!\()(`?)")


class Part(NamedTuple):
    """A piece of a step: words, or a command to type."""

    text: str
    is_command: bool


def harmless(text: str) -> str:
    """One line that shows what it holds: no colours, and each control, invisible or turning character by its number.

    Where Python tells an object's address in memory, that is left out: it is another one in each run.

    >>> harmless("red: \\x1b[31mngin\\u200bx\\x1b[0m\\n")
    'red: ngin\\\\u200bx'
    """
    text = without_colours(text[: 4 * _LONGEST]).strip(" \t\r\n")
    text = re.sub(r"[ \t\r\n]+", " ", _ADDRESS.sub("", text))
    text = "".join(_visible(character) for character in text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def without_colours(text: str) -> str:
    """The text without the sequences that colour it in a terminal or move its cursor."""
    return _ANSI.sub("", text)


def step_parts(step: str, exercise: str) -> tuple[Part, ...]:
    """A step as words and commands: a command stands between backticks, or is all of the step.

    A bare `lab.reset` gets its brackets and the exercise's id.

    >>> step_parts("`lab.reset` begins anew", "pods-1")
    (Part(text='lab.reset("pods-1")', is_command=True), Part(text=' begins anew', is_command=False))
    """
    step = _UNFINISHED.sub(rf'`lab.\2("{exercise}")`', harmless(step))
    pieces = step.split("`")
    if len(pieces) % 2 == 0:  # a backtick without its partner
        return (Part(step, False),)
    if len(pieces) == 1:
        return (Part(step, bool(_COMMAND.match(step))),)
    return tuple(Part(piece, number % 2 == 1) for number, piece in enumerate(pieces) if piece)


def _visible(character: str) -> str:
    if unicodedata.category(character) in _HIDDEN or (character.isspace() and character != " "):
        number = ord(character)
        return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}" if number < 65536 else f"\\U{number:08x}"
    return character
