"""What the documents say to type exists, and what they link to is there."""

from __future__ import annotations

import functools
import re
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
DOCUMENTS = [HOUSE / "README.md", *sorted((HOUSE / "docs").glob("*.md"))]
EVERY_DOCUMENT = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


def code(document: Path) -> str:
    """All that stands in code blocks and code spans, one a line."""
    found = re.findall(r"^ *```\w*\n(.*?)^ *```|`([^`\n]+)`", document.read_text(), flags=re.M | re.S)
    return "\n".join(block or span for block, span in found)


@functools.cache
def labs_help(*command: str) -> str:
    """What `labs COMMAND --help` prints; the test fails where there is no such command."""
    labs = Path(sys.executable).with_name("labs")
    done = subprocess.run([labs, *command, "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"labs {' '.join(command)}: {done.stderr}"
    return done.stdout


@EVERY_DOCUMENT
def test_every_make_target_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (HOUSE / "Makefile").read_text(), flags=re.M))
    assert set(re.findall(r"\bmake ([a-z]+)", code(document))) <= targets


@EVERY_DOCUMENT
def test_every_labs_command_exists_with_its_options(document: Path) -> None:
    for command, rest in re.findall(r"\blabs ([a-z]+)([^\n#]*)", code(document)):
        known = labs_help(command)
        assert [option for option in re.findall(r"--[a-z-]+", rest) if option not in known] == []


@EVERY_DOCUMENT
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text())
    assert [link for link in links if "://" not in link and not (document.parent / link).exists()] == []


@EVERY_DOCUMENT
def test_every_method_of_the_lab_exists(document: Path) -> None:
    from lab_helpers import Lab

    assert [name for name in re.findall(r"\blab\.([a-z]+)\(", code(document)) if not hasattr(Lab, name)] == []


def test_the_readme_names_the_two_commands_first() -> None:
    first = re.search(r"^```sh\n(.*?)^```", (HOUSE / "README.md").read_text(), flags=re.M | re.S)
    assert first
    assert [line.partition("#")[0].strip() for line in first[1].splitlines()] == ["make lab", "make test"]
