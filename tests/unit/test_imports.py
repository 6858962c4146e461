"""Nothing heavy stands in the learner's way."""

from __future__ import annotations

import subprocess
import sys

# httpx itself imports rich and click where they are installed
HEAVY = {"kubernetes", "nbformat", "jsonschema", "jupytext", "typer", "IPython", "ipywidgets"}


def test_the_learners_import_loads_nothing_heavy() -> None:
    program = "import sys; from lab_helpers import Lab; print(*sys.modules)"
    output = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "lab_helpers.notebook.lab" in output
    assert not HEAVY & set(output.split())
