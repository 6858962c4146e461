"""Numbers that etcd prints in two notations: hexadecimal in its tables, decimal in its JSON."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lab_helpers.grading.answers import plain

__all__ = ["Readings", "readings"]

_DIGITS = 20


@dataclass(frozen=True, eq=False)
class Readings:
    """The numbers that a text may mean; it equals another one with which it has a number in common.

    >>> readings("10") == readings(10), readings("10") == readings(16), readings("10") == readings(2)
    (True, True, False)
    """

    numbers: frozenset[int]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Readings) and bool(self.numbers & other.numbers)

    __hash__ = None  # type: ignore[assignment]


def readings(value: Any) -> Any:
    """The number, or the numbers that a text of digits may mean; any other value as it is."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return value
    if isinstance(value, int):
        return Readings(frozenset({value}))
    text = plain(value).lower()
    digits = text.removeprefix("0x")
    if not re.fullmatch(r"[0-9a-f]+", digits) or len(digits) > _DIGITS:
        return value
    decimal = {int(text)} if text.isdecimal() else set()
    return Readings(frozenset({int(digits, 16), *decimal}))
