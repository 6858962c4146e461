"""Quantities of the API (`500m`, `0.5`, `64Mi`) compared by value."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

__all__ = ["parse_quantity", "same_quantity"]

_SUFFIXES = {
    **{name: Decimal(1024) ** power for power, name in enumerate(["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"], 1)},
    **{name: Decimal(1000) ** power for power, name in enumerate(["k", "M", "G", "T", "P", "E"], 1)},
    "n": Decimal("1e-9"),
    "u": Decimal("1e-6"),
    "m": Decimal("1e-3"),
    "": Decimal(1),
}
_QUANTITY = re.compile(r"([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))(?:([A-Za-z]*)|[eE]([+-]?[0-9]{1,3}))")


def parse_quantity(value: Any) -> Decimal:
    """The number that a quantity stands for, in its base unit (cores, bytes); `ValueError` otherwise.

    >>> parse_quantity("500m") == parse_quantity(0.5)
    True
    """
    found = _QUANTITY.fullmatch(str(value)) if isinstance(value, str | int | float | Decimal) else None
    if found is None or (found[2] or "") not in _SUFFIXES:
        raise ValueError(f"{value!r} is not a quantity")
    return Decimal(f"{found[1]}e{found[3] or 0}") * _SUFFIXES[found[2] or ""]


def same_quantity(one: Any, other: Any) -> bool:
    """Whether two values are the same quantity; False where one is none."""
    try:
        return parse_quantity(one) == parse_quantity(other)
    except ValueError:
        return False
