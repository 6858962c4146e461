"""Run every solved notebook N times on one cluster, as a course's own CI does; prints a table of times and flakes.

Needs the lab cluster. `python bench/nbval.py 5 pods labels`: number of runs (5 without it), then labs (all without).
Method: one `pytest --nbval-lax` over all notebooks a run, each run right after the one before it, as one learner whose
namespaces are left as they are in between. A cell that fails in some runs and not in others is a flake; what a failed
cell said is printed above the table. Exit code 1 if any cell failed.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from xml.etree import ElementTree

from lab_helpers.clusters import cluster_folder, current
from lab_helpers.course.lesson import lesson, lessons
from lab_helpers.course.notebooks import write

LEARNER = "bench-nbval"


def main(runs: int, names: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        paths = [write(item, here / "solved", solved=True) for item in map(lesson, names)]
        environment = own_home(here / "home")
        walls: list[float] = []
        seconds: dict[str, list[float]] = defaultdict(list)
        failed: Counter[tuple[str, str]] = Counter()
        for number in range(1, runs + 1):
            began = time.monotonic()
            cases = run(paths, here, environment)
            walls.append(time.monotonic() - began)
            spent: Counter[str] = Counter()
            for notebook, cell, taken, why in cases:
                spent[notebook] += taken
                if why:
                    failed[notebook, cell] += 1
                    print(f"run {number}, {notebook}, {cell}:\n{why}\n", flush=True)
            for notebook, taken in spent.items():
                seconds[notebook].append(taken)
            print(
                f"run {number} of {runs}: {walls[-1]:.0f} s, {sum(bool(case[3]) for case in cases)} failed", flush=True
            )
    clear_up()
    print("\n| notebook | seconds in cells | cells that failed always | flakes |\n|---|---|---|---|")
    for notebook, taken in sorted(seconds.items()):
        counts = [count for (name, _), count in failed.items() if name == notebook]
        always = counts.count(runs)
        print(f"| {notebook} | {spread(taken)} | {always} | {len(counts) - always} |")
    always = list(failed.values()).count(runs)
    print(f"| **all, wall** | {spread(walls)} | {always} | {len(failed) - always} |")
    return 1 if failed else 0


def own_home(home: Path) -> dict[str, str]:
    """The environment of a learner of the bench's own: the user's journal and contexts stay as they are."""
    cluster = current()
    copy = home / cluster_folder(cluster.name).relative_to(cluster.folder.parents[1])
    shutil.copytree(cluster.folder, copy, symlinks=True, ignore=shutil.ignore_patterns("kubectl-cache"))
    return {**os.environ, "LABS_HOME": str(home), "LABS_LEARNER": LEARNER}


def run(paths: list[Path], folder: Path, environment: dict[str, str]) -> list[tuple[str, str, float, str]]:
    """One run of pytest: notebook, cell, seconds and, if it failed, why, of each cell."""
    report = folder / "report.xml"
    command = [sys.executable, "-m", "pytest", "--nbval-lax", "-q", "-p", "no:cacheprovider", f"--rootdir={folder}"]
    done = subprocess.run(
        [*command, f"--junitxml={report}", *map(str, paths)],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise SystemExit(done.stdout + done.stderr)
    cases = []
    for case in ElementTree.parse(report).iter("testcase"):
        broken = [text for kind in ("failure", "error") for text in (item.text or "" for item in case.iter(kind))]
        notebook = next(path.stem for path in paths if path.stem in f"{case.get('classname')}{case.get('file')}")
        cases.append((notebook, case.get("name", ""), float(case.get("time", 0)), "\n".join(broken)))
    return cases


def clear_up() -> None:
    """Remove the learner's namespaces."""
    cluster = current()
    admin = {**os.environ, "KUBECONFIG": str(cluster.admin_kubeconfig), "PATH": cluster.environment()["PATH"]}
    command = ["kubectl", "delete", "namespaces", "--selector", f"lab-helpers/learner={LEARNER}", "--wait=false"]
    subprocess.run(command, env=admin, stdout=subprocess.DEVNULL, check=True)


def spread(values: list[float]) -> str:
    return f"{min(values):.0f} / {statistics.median(values):.0f} / {max(values):.0f}"


if __name__ == "__main__":
    count, chosen = int(sys.argv[1]) if sys.argv[1:] else 5, sys.argv[2:]
    sys.exit(main(count, chosen or [item.name for item in lessons()]))
