"""The learner's face of the kit in a Jupyter kernel."""

from lab_helpers.notebook.lab import Lab

__all__ = ["Lab"]
