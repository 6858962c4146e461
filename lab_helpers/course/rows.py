"""The rows of the inventory that the course is to cover, made by `python -m lab_helpers.course.rows inventory.md`.

The inventory lists every idea, command, field and product of the course, one a row, and the modules that each belongs
to. `rows.tsv` keeps of it what the table of coverage needs: id, title and modules, with tabs between them.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["MODULES", "TABLE", "Row", "read_inventory", "rows"]

TABLE = Path(__file__).with_name("rows.tsv")
MODULES = ("00", "02", "03", "04", "05", "06", "07", "08", "09", "10")
"""Numbers of the modules that the table holds; a further one needs the table made anew."""


class Row(NamedTuple):
    """One row: `F04`, its title in Markdown, the numbers of the modules that it belongs to."""

    id: str
    title: str
    modules: tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    """All rows of the table, in the inventory's order."""
    lines = (line.split("\t") for line in TABLE.read_text().splitlines())
    return tuple(Row(id, title, tuple(modules.split())) for id, title, modules in lines)


def read_inventory(text: str) -> list[Row]:
    """Rows of the inventory's Markdown tables (first column the id, second the title, last the modules: `M03, M06`)."""
    found: list[Row] = []
    for line in text.splitlines():
        if not re.match(r"\| [A-Z]\d\d \|", line):
            continue
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if modules := tuple(number for number in MODULES if f"M{number}" in re.findall(r"M\d\d", cells[-1])):
            found.append(Row(cells[0], cells[1], modules))
    return found


def main() -> None:
    """Write the table anew from the inventory that the command line names."""
    found = read_inventory(Path(sys.argv[1]).read_text())
    TABLE.write_text("".join(f"{row.id}\t{row.title}\t{' '.join(row.modules)}\n" for row in found))
    print(f"{len(found)} rows in {TABLE}")


if __name__ == "__main__":
    main()
