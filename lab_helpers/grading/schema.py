"""What fields Kubernetes has, from the table that `openapi.py` makes: their types, and the keys that lists merge by.

The table (`fields-1.37.json`) is read when a shape is first compared, not when the labs are imported.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["TABLE", "Type", "type_of"]

TABLE = Path(__file__).with_name("fields-1.37.json")

_CODE = re.compile(r"(?P<base>[\w.-]+)(?:\((?P<values>[^)]*)\))?(?:=(?P<default>.*))?")


class Type(NamedTuple):
    """What a field holds.

    `code` is `core.v1.Container[name]` for a list of containers merged by name, `string[]` for a list without such
    keys, `quantity{}` for a map, `string(TCP|UDP)=TCP` for a choice with a default, else the name alone of a type
    or of a scalar: string, integer, number, boolean, quantity, int-or-string, time, bytes, any.
    """

    code: str

    @property
    def is_list(self) -> bool:
        """Whether it is a list; `inner` is then the type of an item."""
        return self.code.endswith("]")

    @property
    def is_map(self) -> bool:
        """Whether it is a map with free keys; `inner` is then the type of a value."""
        return self.code.endswith("{}")

    @property
    def merge_keys(self) -> tuple[str, ...]:
        """The fields that identify an item of the list."""
        return tuple(filter(None, self.code[:-1].rpartition("[")[2].split(","))) if self.is_list else ()

    @property
    def inner(self) -> Type:
        """The type of an item or of a value."""
        return Type(self.code[:-2] if self.is_map else self.code.rpartition("[")[0])

    @property
    def name(self) -> str:
        """The type's name, without its values."""
        return self._parts["base"] or ""

    @property
    def values(self) -> tuple[str, ...]:
        """The only values that the API server takes, where it is a choice."""
        return tuple((self._parts["values"] or "").split("|")) if self._parts["values"] else ()

    @property
    def default(self) -> str | None:
        """What the API server fills in where a merge key is left out."""
        return self._parts["default"]

    @property
    def fields(self) -> Mapping[str, str]:
        """The codes of its fields, by name; empty for a scalar, a list or a map."""
        found: Mapping[str, str] = _table()["types"].get(self.code, {})
        return found

    def field(self, name: str) -> Type | None:
        """The type of one field or of one key's value; None where the type has no such field."""
        if self.is_map:
            return self.inner
        return Type(self.fields[name]) if name in self.fields else None

    @property
    def _parts(self) -> Mapping[str, str | None]:
        found = _CODE.fullmatch(self.code)
        return found.groupdict() if found else {"base": self.code, "values": None, "default": None}


def type_of(kind: str) -> Type:
    """The type of a kind's objects: `type_of("Pod").field("spec")`."""
    return Type(_table()["kinds"][kind])


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return found
