"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["Name"]

Name = Annotated[str | None, typer.Option(help="Which cluster; $LABS_CLUSTER or `labs` without it.")]
