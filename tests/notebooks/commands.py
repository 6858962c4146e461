"""The commands that a lab's prose names, and what kubectl itself says of their grammar."""

from __future__ import annotations

import functools
import html
import itertools
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from lab_helpers.clusters import current
from lab_helpers.course.prose import Block, blocks

__all__ = ["CELLS", "HOW", "Placed", "Reading", "astray", "in_text", "placed", "read_over"]

TOOLS = ("kubectl", "labs", "etcdctl", "etcdutl")
CELLS = {"fence python": "", "fence bash": "%%bash\n", "fence sh": "%%sh\n"}
"""Fenced blocks that become code cells, and what their cell begins with."""
HOW = ("run", "solved", "refused", "shown", "old")
"""How commands are tested: `run` ones must succeed, `solved` ones too, once their exercise has been checked, and one of
`refused` ones at least must fail; `shown` ones are only read over by their own program, which takes `old` ones no more.
"""

_SPAN = re.compile(r"(`+)(?P<span>.+?)\1|<code>(?P<code>.+?)</code>")
_COMMAND = re.compile(rf"!?(?P<text>(?:{'|'.join(TOOLS)}) .*)")
_DRAWING = re.compile("[─│►▼▲◄]")
_FREE = re.compile(r"…|\.\.\.|<[\w -]+>|(?<![-\w])[A-Z][A-Z0-9_-]*\b(?!:\.)")
"""What stands for the reader's own word: `NAME`, `<port>`, `…`; a heading of custom columns does not."""
_INSTEAD = ("-f", "-k", "--filename", "--kustomize", "--raw")
"""Flags in the place of a type and a name."""
_ASIDE: dict[str, Any] = {
    "env": {**os.environ, "KUBECONFIG": os.devnull},  # nothing can be run by mistake
    "stdin": subprocess.DEVNULL,
    "capture_output": True,
    "text": True,
    "check": False,
    "timeout": 30,
}


class Placed(NamedTuple):
    """A block of `lab.md`: `how` its commands are tested, and by which mark (the number of its line; 0: none).

    `of_task` says whether it belongs to the text of an exercise.
    """

    block: Block
    how: str
    mark: int
    of_task: bool


class Reading(NamedTuple):
    """`wrong` is what is said against its grammar (empty: nothing); `whole` if it can be typed as it stands."""

    wrong: str
    whole: bool


def placed(text: str) -> list[Placed]:
    """Each block of a `lab.md` that is no mark for authors, with what the mark before it says.

    A mark right after a heading is for all prose up to the next heading or the cells of the exercise; another one, and
    `refused`, for the next block. Without a mark it is `run`, in a quiz `shown`. The text of an exercise begins at the
    heading before its own mark.
    """
    found: list[Placed] = []
    default = of_section = ("run", 0)
    of_block: tuple[str, int] | None = None
    section = 0  # where in `found` it begins
    after_heading = False
    for block in blocks(text):
        if block.kind == "rows":
            continue
        if block.kind == "commands":
            if after_heading and block.text != "refused":
                of_section = (block.text, block.line)
            else:
                of_block = (block.text, block.line)
            continue
        if after_heading := block.kind == "heading":
            section = len(found)
            default = of_section = ("shown" if block.text.startswith("Quiz") else "run", 0)
        if block.kind == "exercise":
            found[section:] = [item._replace(of_task=True) for item in found[section:]]
            of_section = default
        how, mark = of_block or (default if block.kind in CELLS else of_section)
        found.append(Placed(block, how, mark, of_task=False))
        of_block = None
    return found


def astray(text: str) -> list[str]:
    """Marks that cannot be meant so, each told with its line."""
    told: list[str] = []
    for mark in (block for block in blocks(text) if block.kind == "commands"):
        own = [item.block for item in placed(text) if item.mark == mark.line]
        if mark.text not in HOW:
            told.append(f"line {mark.line}: {mark.text!r} is none of {', '.join(HOW)}")
        elif mark.text != "refused" and any(block.kind in CELLS for block in own):
            told.append(f"line {mark.line}: a cell is always run; it can only be marked as refused")
        elif not any(block.kind in CELLS or in_text(block) for block in own):
            told.append(f"line {mark.line}: no command follows this mark")
    return told


def in_text(block: Block) -> list[str]:
    """The commands in code spans of a block of prose, or in the lines of a fenced one; none for a cell."""
    if block.kind == "prose":
        joined = re.sub(r"\n[> ]*", " ", block.text)
        lines = [_plain(span) for span in _SPAN.finditer(joined)]
    elif block.kind in CELLS or not block.kind.startswith("fence"):
        return []
    else:
        lines = [line.strip().removeprefix("$ ") for line in block.text.replace("\\\n", " ").splitlines()]
    told = [found["text"].strip() for line in lines if (found := _COMMAND.fullmatch(line))]
    return [line for line in told if not _DRAWING.search(line)]


@functools.cache
def read_over(command: str) -> Reading:
    """What its own program says of a command, without running it: `--help` is put before the first flag."""
    try:
        parts = _parts(command)
    except ValueError as error:
        return Reading(f"the shell cannot read it: {error}", whole=False)
    whole = not _FREE.search(command)
    for words in parts:
        if words[0] not in TOOLS:
            continue
        named = list(itertools.takewhile(lambda word: not word.startswith("-"), words))
        flags = words[len(named) : words.index("--") if "--" in words else None]
        asked = [*named[1:], "--help", *flags] if named[1:] else [*flags, "--help"]  # the verb has to come first
        done = subprocess.run([*_program(named[0]), *asked], **_ASIDE)
        told = done.stderr.strip()
        if "flag needs an argument" in told:  # as in "what stands after `kubectl get pods -l`"
            whole = False
        elif done.returncode and not ("invalid argument" in told and _FREE.search(command)):
            return Reading(told, whole=False)
        usage = re.search(r"^Usage:\n? +(.*)$", done.stdout, flags=re.M)
        rest = usage[1].partition(" ".join(named))[2] if usage else ""
        needs = _needs(rest) or "Available Commands:" in done.stdout
        complete = len(named) == 1 or not needs or "--" in words or any(flag in _INSTEAD for flag in flags)
        whole = whole and words[0] == "kubectl" and complete
    return Reading("", whole)


@functools.cache
def _program(name: str) -> tuple[str, ...]:
    """How a program is started whose `--help` is asked for; those of etcd are in its pod alone."""
    if name == "labs":
        return (str(Path(sys.executable).with_name(name)),)
    kubectl = str(current().bin / "kubectl")
    if name == "kubectl":
        return (kubectl,)
    of_kube_system = (kubectl, "--kubeconfig", str(current().kubeconfig), "--namespace", "kube-system")
    command = [*of_kube_system, "get", "pods", "--selector", "component=etcd", "--output", "name"]
    pod = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[0]
    return (*of_kube_system, "exec", pod, "--", name)


def _parts(command: str) -> list[list[str]]:
    """The words of each program in a line for the shell; what is redirected is left out."""
    reader = shlex.shlex(command.replace("…", " "), posix=True, punctuation_chars="|&;<>")
    reader.whitespace_split, reader.commenters = True, "#"
    parts: list[list[str]] = [[]]
    for word in reader:
        if not set(word) <= set("|&;<>"):
            parts[-1].append(word)
        else:
            parts.append([] if set(word) <= set("|&;") else [">"])  # a file's name is no program
    return [words for words in parts if words]


def _needs(usage: str) -> bool:
    """Whether something is left of a line of usage when all that is optional, in brackets, is taken away."""
    while "[" in usage and (shorter := re.sub(r"\[[^][]*\](?:\.\.\.)?", "", usage)) != usage:
        usage = shorter
    return bool(usage.strip())


def _plain(span: re.Match[str]) -> str:
    return (span["span"] or html.unescape(span["code"])).replace("\\|", "|").strip()
