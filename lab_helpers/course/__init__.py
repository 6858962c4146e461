"""WHAT is taught: one folder a lab, with its prose, its exercises as data and its fixtures."""
