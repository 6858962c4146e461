"""Plain kubectl, in a cell and in a terminal of the same JupyterLab, reaches the lab cluster and the exercise."""

from __future__ import annotations

import re

from desk import Desk

from lab_helpers.clusters import Cluster

WHERE = (
    "command -v kubectl; "
    "kubectl get namespace kube-system --output jsonpath='{.metadata.uid}{\"\\n\"}'; "
    "kubectl config view --minify --output jsonpath='{..namespace}{\"\\n\"}'"
)


def test_a_cell_and_a_terminal_reach_the_lab_cluster_and_its_namespace(desk: Desk, cluster: Cluster) -> None:
    desk.open_notebook("03-pods.ipynb")
    desk.run(desk.cell('Lab("pods")'))
    begin = desk.cell('lab.begin("pods-1")')
    namespace = re.search(r"namespace (\S+)", desk.run(begin).inner_text())
    assert namespace
    there = [str(cluster.bin / "kubectl"), cluster.uid, namespace[1]]

    own = desk.cell_after(begin)
    desk.write(own, f"!{WHERE}")
    assert desk.run(own).inner_text().split() == there

    desk.open_terminal()
    assert desk.type_in_terminal(WHERE, name="where.txt").split() == there

    for line in ("PS1='$ '; clear", "kubectl get nodes", "kubectl config current-context"):
        desk.page.keyboard.type(f"{line}\n")
        desk.page.wait_for_timeout(2000)  # only for the picture: a terminal's canvas cannot be read
    desk.picture("terminal")
